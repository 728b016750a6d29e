"""Writes records as JSON values, which ``crossborder.records.codec`` reads back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from crossborder.records.dates import PartialDate


def encode(value: Any) -> Any:  # noqa: ANN401 - any record or part of one
    """Turn a record into JSON values; fields that hold their default are left out."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        return {
            field.name: encode(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != field.default
        }
    return value

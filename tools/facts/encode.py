"""Writes records as JSON values, which ``crossborder.records.codec`` reads back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from crossborder.records.dates import PartialDate


def encode(value: Any, *, defaults: bool = False) -> Any:  # noqa: ANN401 - any record or part of one
    """Turn a record into JSON values; fields that hold their default are left out, unless ``defaults`` are asked for."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(item, defaults=defaults) for item in value]
    if is_dataclass(value):
        return {
            field.name: encode(getattr(value, field.name), defaults=defaults)
            for field in fields(value)
            if defaults or getattr(value, field.name) != field.default
        }
    return value

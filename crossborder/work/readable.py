"""Writes JSON that people can read and any file can hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def readable(record: Mapping[str, Any]) -> str:
    """A record as JSON, letters as they are; half a character (browsers allow it) is written as an escape, so that any file can hold it."""
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record, indent=1, sort_keys=True)
    return text

"""The tables of the export as Parquet: the same rows as the CSV files, with numbers, truth values and days as such."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A row of a table of the export: the text of each cell, by the name of its column.
Row = dict[str, str]

# A column is of the first kind that every one of its filled cells has; a day known only by its month makes it a column of text.
_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], Any], pa.DataType], ...] = (
    (re.compile(r"true|false"), lambda text: text == "true", pa.bool_()),
    (re.compile(r"0|[1-9]\d{0,8}"), int, pa.int64()),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), date.fromisoformat, pa.date32()),
)


def column(cells: list[str]) -> pa.Array:
    """Give a column's cells the type they all have; an empty cell becomes a missing value."""
    filled = [cell for cell in cells if cell]
    for pattern, value, kind in _KINDS:
        if filled and all(pattern.fullmatch(cell) for cell in filled):
            return pa.array([value(cell) if cell else None for cell in cells], kind)
    return pa.array([cell or None for cell in cells], pa.string())


def write(target: Path, rows: list[Row]) -> None:
    """Write a table.

    Args:
        rows: its rows; all have the same columns.
    """
    columns = {name: column([row[name] for row in rows]) for name in rows[0]}
    pq.write_table(pa.table(columns), target, compression="zstd")

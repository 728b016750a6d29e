"""Prints the benchmarks as a table and writes them as JSON to ``_build/bench/rules.json``."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.rules import timings

TARGET = Path(__file__).resolve().parent.parent / "_build" / "bench" / "rules.json"


def main() -> None:
    """Measure, print, write."""
    found = timings()
    print(f"{'figure':52} {'runs':>5} {'min':>9} {'median':>9} {'max':>9} {'aim':>9}  (ms)")
    for row in found:
        figures = f"{row.minimum_ms:9.2f} {row.median_ms:9.2f} {row.maximum_ms:9.2f} {row.limit_ms:9.0f}"
        print(f"{row.name:52} {row.runs:5} {figures}")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps([row.as_row() for row in found], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

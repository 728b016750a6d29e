"""Prints the benchmarks as tables and writes them as JSON to ``_build/bench/``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import pages
from benchmarks.rules import timings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BUILT = Path(__file__).resolve().parent.parent / "_build"


def main() -> None:
    """Measure, print, write."""
    found = timings()
    print(f"{'figure':52} {'runs':>5} {'min':>9} {'median':>9} {'max':>9} {'aim':>9}  (ms)")
    for row in found:
        figures = f"{row.minimum_ms:9.2f} {row.median_ms:9.2f} {row.maximum_ms:9.2f} {row.limit_ms:9.0f}"
        print(f"{row.name:52} {row.runs:5} {figures}")
    write("rules", [row.as_row() for row in found])
    site = BUILT / "site"
    visited = pages.visits(site, pages.chapters(site))
    aims = f"aims: {pages.MOST_BYTES / 1000:.0f} kB, {pages.MOST_LCP_MS} ms"
    print(f"\n{'first visit on a slow telephone':46} {'kB':>7} {'files':>6} {'drawn':>7} {'worst':>7}  (ms; {aims})")
    for visit in visited:
        print(
            f"{visit.page:46} {visit.bytes / 1000:7.0f} {visit.requests:6} {visit.lcp_ms:7.0f} {visit.lcp_worst_ms:7.0f}"
        )
    write("pages", [visit.as_row() for visit in visited])


def write(name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Write figures as JSON.

    Args:
        name: name of the file.
        rows: the figures.
    """
    target = BUILT / "bench" / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

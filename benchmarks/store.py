"""Where figures are kept: every run's in ``_build/bench/``, and those of the book's page about speed beside that page."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "_build"
PAGE = ROOT / "book" / "how-fast.json"
SECONDS = 2


def write(name: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
    """Write one file of figures.

    Args:
        name: name of the file, without its ending.
        value: the figures.
    """
    target = BUILT / "bench" / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


def publish(part: str, figures: dict[str, Any]) -> None:
    """Put figures into the book's page, with the day and the machine.

    Args:
        part: of the page.
        figures: what the page shows.
    """
    told: dict[str, Any] = json.loads(PAGE.read_text(encoding="utf-8")) if PAGE.is_file() else {}
    day = f"{datetime.now(tz=UTC):%Y-%m-%d}"
    told[part] = {"on": day, "cores": os.cpu_count(), "free": round(free(), 2), **figures}
    PAGE.write_text(json.dumps(dict(sorted(told.items())), indent=1) + "\n", encoding="utf-8")


def free() -> float:
    """How much of a core this machine gives to one more process: 1 on an idle one. Figures of a busy machine say little."""
    began, used = time.monotonic(), time.process_time()
    while time.monotonic() - began < SECONDS:
        pass
    return (time.process_time() - used) / (time.monotonic() - began)


def span(values: Iterable[float]) -> list[int]:
    """The smallest and the largest of some figures, in whole numbers."""
    every = sorted(map(round, values))
    return [every[0], every[-1]]

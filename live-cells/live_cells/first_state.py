"""The first state of a page's controls: its live cells run once, in the published runtime, when the page is built."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .node import run_node
from .workspace import root

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = root()
SCRIPT = ROOT / "build" / "first_state.mjs"
PATIENCE = 120  # seconds: a cell that never ends must not hold up the build
SEED = 1  # what a cell draws by chance is the same in every build


def _digest(runtime: Path, cells: Sequence[str]) -> str:
    """A hash of everything that can change the result."""
    parts = [(runtime / "manifest.json").read_bytes(), SCRIPT.read_bytes(), json.dumps(list(cells)).encode()]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:32]


def _run(runtime: Path, cells: Sequence[str]) -> dict[str, Any]:
    """Run the cells in Node."""
    with tempfile.TemporaryDirectory(prefix="live-cells-") as work:
        job, out = Path(work, "job.json"), Path(work, "out.json")
        job.write_text(json.dumps({"cells": list(cells), "seed": SEED, "out": str(out)}), encoding="utf-8")
        run_node([SCRIPT, runtime.resolve(), job], ROOT, PATIENCE)
        state: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return state


def first_state(runtime: Path, cells: Sequence[str], cache: Path) -> dict[str, Any]:
    """What the page hears from its cells when nothing is stored and nothing was entered.

    Args:
        runtime: The folder of the built runtime.
        cells: The sources of the page's live cells, in order.
        cache: Folder that keeps results between builds.

    Returns:
        `cells`: for each, `ok` and its `messages` (those `live_kernel` sends); `reads`: the stored values they ask for.

    Raises:
        BuildError: There is no Node, or the cells did not end.
    """
    kept = cache / f"{_digest(runtime, cells)}.json"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(_run(runtime, cells)), encoding="utf-8")
    state: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return state

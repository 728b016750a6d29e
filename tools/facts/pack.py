"""Makes the one facts file of the package from ``data/``."""

from __future__ import annotations

import json
from pathlib import Path

from crossborder.records.store import FACTS_FILE, FORMAT
from tools.facts.compile import compile_data
from tools.facts.encode import encode

DATA = Path(__file__).resolve().parents[2] / "data"


def build(data: Path = DATA, target: Path = FACTS_FILE) -> str:
    """Check ``data/`` and write the facts file.

    Args:
        data: folder of data files.
        target: file to write; it is replaced only when its content changes.

    Returns:
        One line that says what was written.

    Raises:
        DataError: with every problem; the file is then left as it was.
    """
    facts = compile_data(data)
    text = json.dumps(
        {"format": FORMAT, "facts": encode(facts)}, ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")
    counts = (
        f"{len(facts.instruments)} instruments, {len(facts.participation)} events of participation, "
        f"{sum(len(state.offences) for state in facts.states)} national offences, {len(facts.sources)} sources"
    )
    return f"facts: {counts}"

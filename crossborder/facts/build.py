"""Makes the one facts file of the package from ``data/``: ``python -m crossborder.facts.build``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from crossborder.facts.codec import encode
from crossborder.facts.compile import compile_data
from crossborder.facts.errors import DataError
from crossborder.facts.store import FACTS_FILE, FORMAT

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


def main() -> int:
    """Run the build; print what was made, or everything that is wrong."""
    try:
        print(build())  # noqa: T201 - the command's own output
    except DataError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command's own output
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Join the files of `changes/` into the changelog. `make changes`, before a release."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER, CHANGELOG = ROOT / "changes", ROOT / "CHANGELOG.md"
ABOUT = "README.md"
UNRELEASED = "(not released yet)\n\n"


def fragments(folder: Path = FOLDER) -> list[Path]:
    """Return the files that wait, in the order of their names."""
    return sorted(path for path in folder.glob("*.md") if path.name != ABOUT)


def fault(path: Path) -> str:
    """Return what is wrong with a file, or an empty text.

    Args:
        path: a file of the folder.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines and lines[0].startswith("- ") and all(line.startswith(("- ", "  ")) for line in lines):
        return ""
    return (
        f"changes/{path.name}: expected: points of a list, each beginning with '- ', lines that go on with two spaces"
    )


def joined(changelog: str, points: list[str]) -> str:
    """Return the changelog with the points at the top of its unreleased part.

    Args:
        points: the texts of the files.

    Raises:
        ValueError: when the changelog has no unreleased part.
    """
    before, mark, after = changelog.partition(UNRELEASED)
    if not mark:
        raise ValueError("CHANGELOG.md has no part '## <version> (not released yet)'; write its heading first")
    return before + mark + "".join(f"{text.rstrip()}\n" for text in points) + after


def main() -> int:
    """Join the files and remove them; print what is wrong with them and change nothing, if anything is."""
    paths = fragments()
    faults = [said for path in paths if (said := fault(path))]
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    texts = [path.read_text(encoding="utf-8") for path in paths]
    CHANGELOG.write_text(joined(CHANGELOG.read_text(encoding="utf-8"), texts), encoding="utf-8")
    for path in paths:
        path.unlink()
    print(f"changes: {len(paths)} joined into {CHANGELOG.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

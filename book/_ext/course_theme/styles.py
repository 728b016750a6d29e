"""Take out of the theme's style sheets what no page uses, and make one of them."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from crossborder.exercises.figures.style import STYLE
from crossborder.exercises.style import SHEETS
from tools.project import PAGES, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FONT_FACE = re.compile(r"@font-face\{[^}]*Font Awesome[^}]*\}")
SOURCE_MAP = re.compile(r"(?://[#@] sourceMappingURL=\S+|/\*# sourceMappingURL=[^*]*\*/)\s*")


def without_source_map(text: str) -> str:
    """Return a script or style without the line that names its map, which is not shipped."""
    return SOURCE_MAP.sub("", text)


def without_icon_font(css: str) -> str:
    """Return a style sheet without the icon font: the icons are inline SVG here."""
    return without_source_map(FONT_FACE.sub("", css))


IMPORT = re.compile(r'@import "([^"]+)";')
OWN_FILE = re.compile(r"url\((?!\s*[\"']?(?:data:|https?:|/))\s*[\"']?([^)\"']+)[\"']?\s*\)")


def with_imports(path: Path) -> str:
    """Return a style sheet with what it imports in place: a browser asks for an import only when it has read the sheet."""
    return IMPORT.sub(lambda match: _imported(path, match[1]), path.read_text(encoding="utf-8"))


def _imported(path: Path, name: str) -> str:
    return _moved((path.parent / name).read_text(encoding="utf-8"), name.rpartition("/")[0])


def _moved(css: str, folder: str) -> str:
    """A style sheet as it reads elsewhere: the files it names lie in the folder."""
    return OWN_FILE.sub(lambda match: f"url({folder}/{match[1]})", css) if folder else css


# The sheets that make one, in the order in which the pages name them: on a slow line each file costs its own way there and back.
THEIRS = (
    "styles/theme.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "copybutton.css",
    "mystnb.*.css",
)
# The exercises' own sheets come last, and the figures' after them: a page has them before Python does.
OURS = ("questions.css", "course.css", *SHEETS)
JOINED = (*THEIRS, *OURS)
ONE_SHEET = "book.css"
SMALL_SHEET = ROOT / PAGES / "small_sheet.mjs"


def is_joined(name: str) -> bool:
    """Tell whether a style sheet is part of the one sheet.

    Args:
        name: its path below _static/.
    """
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in JOINED)


def join(static: Path) -> None:
    """Make one sheet of those that pages have in common, without the theme's rules that nothing in the site uses, and remove them."""
    sheets = {"theirs": _together(static, THEIRS), "ours": _together(static, OURS) + STYLE}
    done = subprocess.run(
        ["node", SMALL_SHEET, static.parent, ROOT / "crossborder"],
        input=json.dumps(sheets),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    (static / ONE_SHEET).write_text(done.stdout, encoding="utf-8")
    for path in _sheets(static, JOINED):
        path.unlink()


def _sheets(static: Path, names: tuple[str, ...]) -> list[Path]:
    return [path for name in names for path in sorted(static.glob(name))]


def _together(static: Path, names: tuple[str, ...]) -> str:
    """Sheets one after the other, as they read in _static itself."""
    return "\n".join(
        _moved(path.read_text(encoding="utf-8"), path.relative_to(static).as_posix().rpartition("/")[0])
        for path in _sheets(static, names)
    )


def theme_files(static: Path, suffix: str) -> list[Path]:
    """Return the theme's own files of a kind: the live runtime's carry a hash of their content, which must stay true.

    Args:
        suffix: such as ".css".
    """
    return [path for path in sorted(static.rglob(f"*{suffix}")) if "live" not in path.relative_to(static).parts]


def drop_files(site: Path, names: Iterable[str]) -> None:
    """Remove files and folders, and every source map.

    Args:
        names: paths relative to it; one that is not there is no error.
    """
    for name in names:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in sorted((site / "_static").rglob("*.map")):
        path.unlink()


def versions(static: Path) -> dict[str, str]:
    """Return a short hash of the content of each style and script."""
    files = [path for path in static.rglob("*") if path.suffix in {".css", ".js", ".mjs"}]
    return {
        path.relative_to(static).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(files)
    }

"""Writes one small page for each instrument, statute and state, so that the table of contents and the search find them.

Like Sphinx's own autosummary, this puts files into the source folder before pages are looked for; git ignores them. Each holds a title
and one directive: what the page shows is made from the data when it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_law import names
from crossborder.records import facts

if TYPE_CHECKING:
    from pathlib import Path

STUB = """# {title}

```{{{directive}}} {name}
```
"""


def wanted() -> dict[str, str]:
    """Return every page made from the data: its document and its source."""
    of_instruments = {
        names.instrument_page(each.id): STUB.format(title=each.short_title, directive="instrument-page", name=each.id)
        for each in facts().instruments
    }
    of_statutes = {
        names.statute_page(each.id): STUB.format(title=each.short_title, directive="statute-page", name=each.id)
        for each in facts().statutes
    }
    of_states = {
        names.state_page(each.code): STUB.format(title=each.name, directive="state-page", name=each.code)
        for each in facts().states
        if names.has_page(each)
    }
    return of_instruments | of_statutes | of_states


def write(source: Path) -> None:
    """Bring the pages up to date; a page of something the data no longer hold goes.

    Args:
        source: the folder of the book's sources.
    """
    pages = {source / f"{document}.md": text for document, text in wanted().items()}
    for folder in {path.parent for path in pages}:
        folder.mkdir(parents=True, exist_ok=True)
        for old in set(folder.glob("*.md")) - set(pages):
            old.unlink()
    for path, text in pages.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

"""Checks of lengths: what a file of the draft cannot hold is said before somebody saves it for a classmate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.request.draft_file import LARGEST_FILE, LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.request.draft import Draft
    from crossborder.request.findings import Desk, DraftFinding

_MEND = "Shorten it, and annex what is longer as a document of its own."


def check_lengths(desk: Desk) -> Iterator[DraftFinding]:
    """Check that the draft can be read again from its file."""
    too_long = False
    for field, text in _texts(desk.draft):
        if len(text) > LONGEST_TEXT:
            too_long = True
            wrong = f"This has {len(text):,} characters; a file of the draft holds {LONGEST_TEXT:,}, so that nobody could open it."
            yield desk.finding("too_long", "fault", field, (wrong, _MEND), desk.asked_by(field), "exact_records")
    size = len(desk.draft.to_file())
    if size > LARGEST_FILE and not too_long:
        wrong = f"The draft has {size:,} bytes; a file of it holds {LARGEST_FILE:,}, so that nobody could open it."
        yield desk.finding("too_long", "fault", "facts", (wrong, _MEND), desk.asked_by("facts"), "exact_records")


def _texts(draft: Draft) -> Iterator[tuple[str, str]]:
    """Every text of a draft with the field beside which it is shown."""
    yield from draft.texts.items()
    yield from draft.details.items()
    for at, item in enumerate(draft.items):
        for name in ("identifier", "port", "start", "end", "holder", "link"):
            yield f"items.{at}.{name}", getattr(item, name)

"""What an address asks for: `#case=love-bug&date=2000-05-04` opens an exercise ready."""

from __future__ import annotations

from urllib.parse import parse_qsl

MOST_CHARACTERS, MOST_FIELDS = 2000, 40
_LEFT_BEHIND = ("utm_", "fbclid", "gclid")


def read_preset(fragment: str) -> dict[str, str]:
    """Read the part of an address after ``#``.

    Args:
        fragment: the text, with or without ``#``; a plain anchor such as ``#part-2`` sets nothing.

    Returns:
        Values by name, in their order; of a name that comes twice, the last one.
    """
    # A link to a passage (`:~:text=`) is for the browser; other services leave `_=_` and `utm_source=` behind.
    text = fragment.removeprefix("#").partition(":~:")[0]
    if "=" not in text or len(text) > MOST_CHARACTERS:
        return {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:  # more fields than any exercise has
        return {}
    return {name: value for name, value in pairs if _is_ours(name)}


def _is_ours(name: str) -> bool:
    return any(letter.isalpha() for letter in name) and not name.startswith(_LEFT_BEHIND)

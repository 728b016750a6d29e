"""What an address asks for: `#case=love-bug&date=2000-05-04` opens an exercise ready."""

from __future__ import annotations

from urllib.parse import parse_qsl

MOST_CHARACTERS, MOST_FIELDS = 2000, 40


def read_preset(fragment: str) -> dict[str, str]:
    """Read the part of an address after ``#``.

    Args:
        fragment: the text, with or without ``#``; a plain anchor such as ``#part-2`` sets nothing.

    Returns:
        Values by name, in their order; of a name that comes twice, the last one.
    """
    text = fragment.removeprefix("#")
    if "=" not in text or len(text) > MOST_CHARACTERS:
        return {}
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:  # more fields than any exercise has
        return {}

"""Characters that nobody sees: they come along with a copy from a document, and a provider finds nothing for them."""

from __future__ import annotations

import unicodedata

# Letters and signs by their category, that are shown as nothing or as a space.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_JOINER = "\u200d"
# What word processors and documents put in the place of the signs of a keyboard.
_TYPESET = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "-", "–": "-", "—": "-", "\u2212": "-", "‘": "'", "’": "'", "。": "."}
)
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def hidden_character(text: str) -> str:
    """The first character of a text that cannot be seen.

    Returns:
        Its code point and name, such as ``U+200B ZERO WIDTH SPACE``; empty when all can be seen. What joins the parts of
        one emoji belongs to what is seen.
    """
    for at, character in enumerate(text):
        if _unseen(character) and not (_selects(character) and _in_emoji(text, at)):
            return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
    return ""


def _unseen(character: str) -> bool:
    category = unicodedata.category(character)
    odd_space = category == "Zs" and character not in {" ", "\u3000"}
    return category in {"Cc", "Cf", "Zl", "Zp", "Cs"} or odd_space or character in _BLANK or _is_selector(character)


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _selects(character: str) -> bool:
    return character == _JOINER or _is_selector(character)


def _in_emoji(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    return bool(before) and (unicodedata.category(before) in {"So", "Sk"} or _is_selector(before))


def as_typed(text: str, *, exact: bool) -> str:
    """A text with the signs of a keyboard in the place of those that word processors and documents put there.

    Args:
        exact: whether it has one form, as e-mail addresses and links have; the name of an account can have wide letters.
    """
    plain = "".join(_LIGATURES.get(sign, sign) for sign in text).translate(_TYPESET)
    return unicodedata.normalize("NFKC", plain) if exact and plain != unicodedata.normalize("NFKC", plain) else plain


def mixed_scripts(text: str) -> tuple[str, ...]:
    """The alphabets that one word of a text mixes, where their letters look alike, such as Latin and Cyrillic.

    Returns:
        Their names, or nothing.
    """
    if text.isascii():  # one alphabet; and a page fetches the names of characters when they are first asked for
        return ()
    words: list[set[str]] = [set()]
    for character in text:
        if not character.isalnum():
            words.append(set())
        elif character.isalpha():
            script = unicodedata.name(character, "").partition(" ")[0]
            words[-1] |= {script} & set(_SCRIPTS)
    scripts = next((word for word in words if len(word) > 1), set())
    return tuple(name.capitalize() for name in _SCRIPTS if name in scripts)

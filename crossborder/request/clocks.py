"""Times of the day in a text, and zones: numbers of cases, telephones and ratios look like both."""

from __future__ import annotations

import re

_TIME = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?"
_CLOCK = re.compile(
    rf"(?:(?<![\w:.,/-])|(?<=\dT)|(?<=/20\d\d:)){_TIME}(?![\d:])(?!\s?[ap]\.?m)(?!-?(?!UTC|GMT)[a-z]{{1,4}}-?\d)(?!/(?:19|20)\d\d(?!\d))",
    re.ASCII | re.IGNORECASE,
)
_TWELVE = re.compile(r"(?<![\w:.])(?:0?[1-9]|1[0-2])(?::[0-5]\d){0,2}\s?[ap]\.?m\b", re.ASCII | re.IGNORECASE)
# Words that make a time of figures without a colon: at 0210 hrs, 02h10, 02.10 Uhr, 10 o'clock.
_SPOKEN = re.compile(r"(?<![\w:.])(?:(?<=at )(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs?|hours)\b|(?:[01]?\d|2[0-3])(?:h[0-5]\d\b|(?:\.[0-5]\d)?\s?(?:uhr|o['’]clock)\b))", re.ASCII | re.IGNORECASE)  # fmt: skip
# What is written before two numbers with a colon that are no time: a case, an article, a ratio.
_NO_TIME = re.compile(r"(?:\b(?:nos?|nr|case|docket|art|article|section|sec|book|ratio|scale|odds|chapter|verse|ref|reference)\b\.?(?: of)?|[§#])\s*\Z", re.IGNORECASE)  # fmt: skip
# Books of scripture: John 3:16 is a verse, and a time only with a zone behind it.
_VERSE = re.compile(
    r"\b(?:Gen(?:esis)?|Ex(?:od(?:us)?)?|Lev(?:iticus)?|Deut(?:eronomy)?|Psalms?|Ps|Prov(?:erbs)?|Isa(?:iah)?|Jer(?:emiah)?|Dan(?:iel)?|Matt?(?:hew)?"
    r"|Mark|Luke|John|Acts|Rom(?:ans)?|Cor(?:inthians)?|Gal(?:atians)?|Eph(?:esians)?|Phil(?:ippians)?|Col(?:ossians)?|Thessalonians"
    r"|Tim(?:othy)?|Heb(?:rews)?|James|Peter|Jude|Rev(?:elation)?|Surah?|Qur['’]?an|Koran)\.?\s*\Z"
)
_ZONE_BEHIND = re.compile(r"\s?(?:UTC|GMT|Z\b|hrs?\b|[+\u2212-]\d)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?<![a-z])(?:UTC|GMT)\b|(?:Coordinated Universal|Greenwich Mean) Time|\bZulu\b|\dZ\b", re.ASCII | re.IGNORECASE
)
_OFFSET = re.compile(r"(?<![\w:-])[+\u2212-](?:0\d|1[0-4]):[0-5]\d(?![\d-])", re.ASCII)
# Four figures without a colon are an offset only right behind a time: elsewhere they end a telephone or a file number.
_BEHIND_TIME = re.compile(rf"({_TIME})(\s?[+\u2212-])(?:0\d|1[0-4]):?[0-5]\d(?![\d-])", re.ASCII)


def has_clock(text: str) -> bool:
    """Whether a time of the day is in a text.

    Args:
        text: what was written; ``No. 1:26-cr-00123`` is the number of a case, ``Article 3:15`` an article.
    """
    return bool(_TWELVE.search(text) or _SPOKEN.search(text)) or any(
        not _is_number(text, one) for one in _CLOCK.finditer(text)
    )


def has_zone(text: str) -> bool:
    """Whether a text fixes the distance of its times from UTC.

    Args:
        text: what was written; ``+1-202-555-0143`` and ``2026-1234`` are no zones.
    """
    if _NAMED.search(text) or _OFFSET.search(text):
        return True
    return any(not _is_number(text, one) and not _is_period(text, one) for one in _BEHIND_TIME.finditer(text))


def _is_number(text: str, one: re.Match[str]) -> bool:
    before, behind = text[max(0, one.start() - 18) : one.start()], text[one.end() :]
    verse = _VERSE.search(before) and one[0][0] != "0" and not _ZONE_BEHIND.match(behind)
    return bool(verse or _NO_TIME.search(before[-12:]))


def _is_period(text: str, one: re.Match[str]) -> bool:
    """Whether it is the beginning and the end of a period: 9:00-12:00. In ISO 8601 a T is before the time."""
    return one[2] == "-" and one[1].count(":") == 1 and text[one.start() - 1 : one.start()].upper() != "T"

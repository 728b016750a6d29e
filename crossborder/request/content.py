"""What a text of a request has to tell, as far as a program can see it: words that tell when, who, what, by which law.

A program reads words and not sense. It can say that no word of a text tells a day; whether the day is right, and whether
the facts carry the request, only a person can say (``FOR_A_PERSON``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_AUTHORITY = (
    "ministr|minister|prosecut|court|judge|judicial|police|office|authorit|department|attorney|agency|service|"
    "directorate|unit|bureau|contact point|tribunal|magistrate|secretariat|commission|section|provider|establishment|representative"
)
_CASE = "investigat|proceeding|charge|trial|prosecut|indict|case|appeal|sentence|convict|inquir|accus|suspect|hearing|complaint"
_PERSON = (
    "person|suspect|accused|user|customer|account|subscriber|witness|unknown|somebody|someone|defendant|victim|company|"
    "hospital|bank|provider|employee|holder|owner|man|woman|student|group|offender|perpetrator|he|she|they|national|name|born"
)
# A deed in English is in the past: a form in -ed, or one of the irregular ones.
_ACT = (
    r"\w{2,}ed\b|stole|stolen|sent|took|taken|made|wrote|written|broke|broken|got|put|held|ran|sold|paid|bought|hid|"
    r"read|set|shut|spread|threw|gave|found|led|lost|left|built|began|came|went|had|did|was|were|is|are"
)
_THING = (
    "data|record|information|logs?\\b|account|address|statement|testimon|witness|document|cop(?:y|ies)|messages?|content|traffic|"
    "subscriber|evidence|server|device|computer|e-?mail|files?\\b|person|suspect|interception|premises|summons|judgment|"
    "extradit|surrender|arrest|communication|identity|hearing|names?\\b|papers?\\b|mailbox|phone|telephone|letter|image|disk|customer"
)
_TO_DO = (
    "obtain|send|order|preserve|preservation|search|seiz|hear|question|serve|disclos|produc|provide|collect|intercept|extradit|"
    "arrest|surrender|take|transmit|cop(?:y|ies)|identif|issue|deliver|hand|give|secure|keep|examine|record|transfer|execute|execution|ask|request|need|want"
)
_LAW = (
    "section|article|§|\\bart\\b|\\bact\\b|code|law|statute|decree|u\\.?s\\.?c|penal|criminal|offence|chapter|paragraph"
)
_NEED = (
    "delete|deletion|lost|los[es]|only|other|otherwise|expire|retention|retain|cannot|without|overwrit|days|hours|never|risk|danger|volatile|"
    "destroy|disappear|erase|identif|prove|lead|necess|proportion"
)
_USE = (
    "evidence|prov|identif|investigat|trial|prosecut|proceeding|case|charge|find|establish|show|trace|court|confiscat"
)
_BASIS = "convention|treaty|agreement|article|section|\\bact\\b|law|reciprocity|comity|directive|regulation|protocol|framework|ets|cets"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a text has to tell.

    Args:
        id: what it is, such as ``when``.
        words: what is missing, to be read after "No word tells".
        pattern: words one of which has to stand in the text.
    """

    id: str
    words: str
    pattern: re.Pattern[str]


def _need(name: str, words: str, stems: str) -> Need:
    return Need(name, words, re.compile(rf"(?:\b|(?<=_)|(?=§))(?:{stems})", re.IGNORECASE))


_WHEN = Need(
    "when",
    "when it happened",
    re.compile(rf"\b(?:{_MONTHS})\b|\b(?:19|20)\d\d\b|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}", re.IGNORECASE),
)
# Only elements in which some words cannot be missing. For the others every case has its own words.
NEEDS: dict[str, tuple[Need, ...]] = {
    "requesting_authority": (_need("who", "which authority it is", _AUTHORITY),),
    "requested_authority": (_need("who", "which authority it is", _AUTHORITY),),
    "authority_conducting": (_need("who", "which authority it is", _AUTHORITY),),
    "legal_basis": (_need("law", "on which treaty or law it rests", _BASIS),),
    "proceedings": (_need("case", "which kind of case it is", _CASE),),
    "offence_and_law": (_need("law", "which law it is", _LAW),),
    "facts": (_WHEN, _need("who", "who did it, or to whom", _PERSON), _need("what", "what was done", _ACT)),
    "assistance_sought": (
        _need("do", "what is to be done", _TO_DO),
        _need("what", "which data, papers or persons are wanted", _THING),
    ),
    "necessity": (_need("why", "what would be lost, or why nothing milder helps", _NEED),),
    "purpose": (_need("use", "for which use in which case", _USE),),
    "persons": (_need("who", "who it is, or that it is not known", _PERSON),),
    "intended_request": (_need("next", "that a request will follow", "request|order|submit|follow|assistance"),),
}
PERSON_TITLE = "What only a person can judge"
# What only a person can judge, by the element in which it is written.
FOR_A_PERSON = {
    "facts": "Whether the facts are true, and enough for a judge abroad to suspect an offence.",
    "offence_and_law": "Whether law and penalty are those in force on the day of the act, and the translation is right.",
    "link_to_offence": "Whether the link of each item to the offence convinces somebody who does not know the case.",
    "assistance_sought": "Whether what is asked for is as little as the case needs, and possible there.",
    "necessity": "Whether the measure is proportionate.",
    "requesting_authority": "Whether this authority may make such a request.",
    "signature": "Whether the person who signs may sign.",
    "use_limits": "Whether the state can keep the promise.",
}
_ENGLISH = re.compile(r"\b(?:the|and|please|this|with|from|our|its|which)\b", re.IGNORECASE)  # fmt: skip


def lacks(element_id: str, text: str) -> tuple[Need, ...]:
    """What a text of an element does not tell.

    Args:
        text: what was written. A text that is not English is not judged.

    Returns:
        What no word of it tells; nothing for an element whose words no list can hold.
    """
    return _missing(element_id, text) if _ENGLISH.search(text) else ()


def unread(element_id: str, text: str) -> tuple[Need, ...]:
    """What a text does not tell in words of these lists, and may tell in another language: nobody has judged it."""
    return () if _ENGLISH.search(text) else _missing(element_id, text)


def _missing(element_id: str, text: str) -> tuple[Need, ...]:
    return tuple(need for need in NEEDS.get(element_id, ()) if not need.pattern.search(text))

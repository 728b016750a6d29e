"""Whether a text names an instrument, in one of the many forms in which people write treaties and acts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossborder.records.records import Instrument

# Names that practice uses and that no title, citation or id holds.
_CALLED = {
    "budapest_185": ("cybercrime convention", "convention on cyber crime", "budapest treaty", "convention of budapest", "convention de budapest", "convenio de budapest", "convenzione di budapest", "convention sur la cybercriminalite", "convenio sobre la ciberdelincuencia", "ubereinkommen uber computerkriminalitat", "budapest-konvention", "budapester konvention"),
    "second_protocol_224": ("second additional protocol", "second protocol to the convention on cybercrime"),
    "ece_24": ("convention on extradition of 1957", "1957 convention on extradition", "1957 extradition convention", "convention europeenne d'extradition", "europaisches auslieferungsubereinkommen"),
    "ecmacm_30": (
        "convention on mutual assistance of 1959", "1959 convention", "convention of 20 april 1959",
        "mutual assistance in criminal matters of 20 april 1959", "1959 strasbourg convention", "convention of 1959", "european mutual assistance convention",
        "convention europeenne d'entraide judiciaire", "europaisches ubereinkommen uber die rechtshilfe in strafsachen",
    ),
    "untoc_2000": ("palermo convention", "transnational organised crime", "un toc convention", "un convention against organised crime"),
    "uncac_2003": ("merida convention", "convention against corruption"),
    "un_cybercrime_2024": ("hanoi convention", "convention against cybercrime", "cybercrime convention of 2024", "united nations cybercrime convention", "un cybercrime convention"),
    "eaw_2002": ("european arrest warrant", "eaw"),
    "eio_2014": ("european investigation order", "eio"),
    "e_evidence_2023": ("european production order", "european preservation order", "e-evidence", "epoc"),
    "eu_uk_tca_2020": ("trade and cooperation agreement", "eu-uk tca", "tca"),
    "malabo_2014": ("african union convention on cyber security",),
    "riyadh_1983": ("riyadh convention", "riyadh arab convention"),
    "eu_mla_2000": ("eu mla convention", "mla convention of 2000", "2000 mla convention", "eu convention on mutual assistance"),
    "arab_2010": ("convention on combating information technology offences", "arab convention"),
    "cis_2018": ("dushanbe agreement",),
    "iberoamerican_2014": ("ibero-american agreement", "ibero-american cybercrime agreement", "convenio iberoamericano"),
    "ecowas_mla_1992": ("a/p1/7/92",),
    "ecowas_ext_1994": ("a/p1/8/94",),
    "oas_ext_1981": ("oas convention on extradition", "oas extradition convention"),
    "eu_us_mla_2003": ("eu-us mla agreement", "eu-us mutual legal assistance agreement"),
    "uk_us_cloud_2019": ("uk-us cloud act agreement", "us-uk cloud act agreement"),
    "au_us_cloud_2021": ("australia-us cloud act agreement", "us-australia cloud act agreement"),
}  # fmt: skip
# The convention of the United Nations has a name that contains the name of the other one; other conventions have second protocols, too.
_LONGER = {
    "budapest_185": re.compile(r"\b(?:un|united nations) cybercrime convention\b"),
    "second_protocol_224": re.compile(
        r"\bsecond (?:additional )?protocol (?:on mutual|to (?!(?:the )?(?:budapest|cyber|convention on cyber|council)))[^.;]*"
    ),
}
# Signs of a series with a number: ETS No. 030, CETS 224, 2014/41/EU, (EU) 2023/1543; or with several: ETS Nos. 24 and 98.
_SERIES = re.compile(r"\b(c?ets|stc?e|sev|tias|treaty doc|cmnd|cm)\W*(?:nos?\W*|nr\W*|n\W*)?0*(\d+(?:-\d+)?)")
_LISTED = re.compile(r"\b(c?ets)\W*nos\W*((?:0*\d+\W+(?:and\W+)?)*0*\d+)")
# The series of the Council of Europe in other languages.
_COUNCIL = frozenset({"cets", "ste", "stce", "sev"})
_ACT = re.compile(r"\b((?:19|20)\d\d)/(\d{1,4})\b|\b(\d{1,4})/((?:19|20)\d\d)\b")
# Before such a number it is the number of a case, or of a room (Ste.).
_NO_ACT = re.compile(r"\b(?:case|file|ref|reference|docket|our|your)\W*(?:nos?\W*|nr\W*)?\Z")
_ROOM = re.compile(r"\bSte\b\.?(?=\s*\d)")
_STATES = {"u.n.": "un", "u.s.": "us", "usa": "us", "united states of america": "us", "united states": "us", "u.k.": "uk", "united kingdom of great britain and northern ireland": "uk", "united kingdom": "uk", "british": "uk", "german": "germany", "french": "france", "dutch": "netherlands", "indian": "india", "japanese": "japan", "brazilian": "brazil"}  # fmt: skip
_SHORT = {
    "mlat": "mutual legal assistance treaty",
    "council of europe treaty series": "cets",
    "council of europe treaty": "cets",
    "european treaty series": "ets",
}
# How a title is written in English on both sides of the ocean, and with old and new marks.
_SPELLINGS = (("–", "-"), ("’", "'"), ("&", " and "), ("organiz", "organis"), ("co-operation", "cooperation"), ("cyber-crime", "cybercrime"), ("cyber crimes", "cybercrime"), ("cyber crime", "cybercrime"), ("interamerican", "inter-american"), ("eevidence", "e-evidence"), ("2nd", "second"))  # fmt: skip
_TREATY_NUMBER = re.compile(r"\btreaty (?:no\W*)?(\d+) of the council of europe\b")
# The hall of a meeting is no treaty, nor is the meeting itself.
_HALL = re.compile(r"(?<!\w)conventions? (?:hall|cent(?:re|er)|building|venue|floor|hotel|visitor|attendee)s?\b")
_MEETING = re.compile(r"\b(?:an?|annual|hackers?'?|trade|party|games?|fans?) (?:\w+ )?conventions?\b")
# Hyphens join words as the writer likes; between figures they belong to a number.
_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
# A word this long that differs from one of a name by a letter or two is a slip.
_LONG_WORD, _LIKENESS = 7, 0.88
_LITTLE = frozenset({"of", "on", "the"})


def names_instrument(text: str, instrument: Instrument) -> bool:
    """Tell whether a text names an instrument.

    Returns:
        Whether its title, a part of it that no other instrument has, its short title, citation, number or a name that
        practice uses is in the text.
    """
    said = _HALL.sub(" ", _level(_ROOM.sub(" ", text)))
    if instrument.id in _LONGER:
        said = _LONGER[instrument.id].sub(" ", said)
    own = _own(instrument.id, instrument.title, instrument.short_title, instrument.citation)
    if own.numbers & _numbers(said):
        return True
    return _is_named(own, said) or _is_named(own, _without_slips(said, own.long_words))


@dataclass(frozen=True, slots=True)
class _Own:
    """How an instrument can be named: names, each in one spelling; the words that carry its short title; its numbers."""

    names: tuple[str, ...]
    words: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    long_words: frozenset[str]


@cache  # by its texts: to tell two instruments apart by all that they hold takes longer than to read a text
def _own(instrument_id: str, title: str, short_title: str, citation: str) -> _Own:
    official = (title, _title_alone(title), short_title, citation)
    names = tuple(_level(name) for name in (*official, *_CALLED.get(instrument_id, ())) if name)
    words = {word for word in _words(_level(short_title)) if len(word) > 1 and word not in _LITTLE}
    long_words = {word for name in names for word in re.findall(r"\w+", name) if len(word) >= _LONG_WORD}
    numbers = _numbers(_level(f"{citation} {title}"))
    return _Own(names, frozenset(words), frozenset(numbers), frozenset(long_words))


def _is_named(own: _Own, said: str) -> bool:
    # The words of the short title, such as "budapest" and "convention", may stand apart.
    return any(_holds_name(name, said) for name in own.names) or own.words <= _words(_MEETING.sub(" ", said))


def _without_slips(said: str, known: frozenset[str]) -> str:
    """A text in which a long word with a letter amiss is the word of the names."""
    from difflib import get_close_matches  # noqa: PLC0415 - a first visit to a page would carry it for a slip

    near = {
        word: close[0]
        for word in set(re.findall(r"[a-z]{7,20}", said)) - known
        if (close := get_close_matches(word, [one for one in known if one[0] == word[0]], 1, _LIKENESS))
    }
    return re.sub(r"[a-z]{7,20}", lambda word: near.get(word[0], word[0]), said) if near else said


@lru_cache(maxsize=256)  # what was typed is asked of every instrument in turn
def _level(text: str) -> str:
    """A text in small letters, without marks above letters, in one spelling."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    said = " ".join(bare.casefold().split())
    for old, new in (*_SPELLINGS, *_STATES.items(), *_SHORT.items()):
        said = re.sub(rf"(?<!\w){re.escape(old)}" + ("" if old == "organiz" else r"(?!\w)"), new, said) if old[0].isalpha() else said.replace(old, new)  # fmt: skip
    return " ".join(_HYPHEN.sub(" ", said).split())


def _holds_name(name: str, said: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", said) is not None


def _title_alone(title: str) -> str:
    """A title without the place and day of signature that follow it."""
    return title.partition(", ")[0] if re.search(r"\d{4}", title.partition(", ")[2]) else title


def _numbers(said: str) -> set[tuple[str, str]]:
    """Numbers in series of treaties, and of acts of the European Union by year and number."""
    numbers = [*_SERIES.findall(said), *(("cets", number) for number in _TREATY_NUMBER.findall(said))]
    numbers += [
        (name, number.lstrip("0")) for name, listed in _LISTED.findall(said) for number in re.findall(r"\d+", listed)
    ]
    series = {("ets" if name in _COUNCIL else name, number) for name, number in numbers}
    acts = [one.groups() for one in _ACT.finditer(said) if not _NO_ACT.search(said[: one.start()][-24:])]
    return series | {(year or other, (number or first).lstrip("0")) for year, number, first, other in acts}


def _words(said: str) -> set[str]:
    """The words of a text; one writer's treaty is another's agreement."""
    return {"treaty" if word == "agreement" else word for word in re.findall(r"\w+", said)}

"""What a request for assistance contains, by legal basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossborder.records.sources import Provenance  # noqa: TC001 - the codec reads these annotations at run time


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPart:
    """One thing that a request for assistance can contain, whoever asks for it.

    Args:
        id: name, such as ``facts``; the same for every instrument, so that nothing is asked twice.
        title: name for reading.
        why: why the requested state needs it, in our words.
        good: a good example, with made-up data.
        poor: a poor example, with made-up data.
        poor_because: what is wrong with the poor example.
    """

    id: str
    title: str
    why: str
    good: str
    poor: str
    poor_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRule:
    """What one form of request says about one part.

    Args:
        part: id of the part.
        asks: what is asked for here, in our words.
        provenance: what it rests on; a rule is ``confirmed`` only when its article was seen.
        article: the article that requires it, or empty = good practice.
        point: letter of a list inside that article, such as ``(b)``, or empty.
        see: articles that do not require it but make it useful (the request *may* ask for confidentiality).
        applies: ``always``, ``where_possible`` (as far as it is known) or ``where_needed`` (as far as the case needs it).
        not_for: kinds of help for which it is not asked; ids of ``KINDS_OF_HELP`` in ``crossborder.records.terms``.
        only_for: kinds of help for which alone it is asked; empty = all.
        measures: measures of the form for which it is asked; empty = all of them.
    """

    part: str
    asks: str
    provenance: Provenance
    article: str = ""
    point: str = ""
    see: tuple[str, ...] = ()
    applies: Literal["always", "where_possible", "where_needed"] = "always"
    not_for: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForm:
    """What a request on one legal basis for certain measures contains.

    Args:
        id: name of the file.
        basis: id of the instrument, or ``letters_rogatory`` for a request without a treaty.
        title: name for reading.
        measures: measures it is for.
        text: what the basis says about the contents of a request, in our words.
        provenance: what that rests on.
        elements: its elements, in the order in which they are asked.
        treaty_title: its name where the basis gives way to an assistance treaty between the two states.
        treaty_text: what the basis says about the contents then; empty where they are its own.
    """

    id: str
    basis: str
    title: str
    measures: tuple[str, ...]
    text: str
    provenance: Provenance
    elements: tuple[ElementRule, ...]
    treaty_title: str = ""
    treaty_text: str = ""

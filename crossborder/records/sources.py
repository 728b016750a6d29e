"""What facts rest on: sources, and the provisions of treaties, EU acts and statutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the codec reads these annotations at run time
from typing import Literal

from crossborder.records.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time

Status = Literal["confirmed", "unverified"]
Authority = Literal["text", "official", "secondary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document somebody can look up.

    Args:
        id: short name that other records use.
        title: title as the document gives it.
        kind: one of ``SOURCE_KINDS`` in ``crossborder.records.terms``.
        authority: ``text`` (the law or the judgment itself, in an official edition or a copy), ``official`` (a page or
            document of an authority, such as a depositary or a government, or a copy) or ``secondary`` (what others report).
        url: address, or an empty string for a document known only by its title.
        published: day, month or year of the document, or ``None`` when it shows none.
        seen: the day somebody on the project read it, or ``None`` when nobody did.
        note: what to know when using it (a copy, a translation, a later consolidation).
    """

    id: str
    title: str
    kind: str
    authority: Authority
    url: str = ""
    published: PartialDate | None = None
    seen: date | None = None
    note: str = ""

    @property
    def day_known(self) -> date | None:
        """The last day of which it can speak: that of the document, or, for a page without one, the day it was read."""
        return self.published.latest if self.published else self.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a fact rests on.

    Args:
        sources: ids of sources, the strongest first.
        status: ``confirmed`` when a source was seen that says so, else ``unverified``.
        at: where in the source (article, page, paragraph).
        note: doubts, conflicts between sources, how a date was computed.
        announces: the source is older than the event because it fixes the event's day itself
            (a statute that names the day it enters into force).
    """

    sources: tuple[str, ...] = ()
    status: Status = "unverified"
    at: str = ""
    note: str = ""
    announces: bool = False

    @property
    def verified(self) -> bool:
        """Whether somebody saw a source that says so."""
        return self.status == "confirmed"

    @property
    def leading_source(self) -> str:
        """The id of the strongest source, or an empty text when there is none."""
        return self.sources[0] if self.sources else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """A day on which something happened, with what that rests on."""

    day: PartialDate
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Provision:
    """A provision of a treaty, an EU act or a national statute.

    Args:
        instrument_id: id of the instrument, or of the national law.
        instrument_name: its short name, for reading.
        article: number in the form the instrument uses, such as ``29(3)`` or ``s 33(a)``.
        summary: what it says, in our words.
        quotation: a short exact quotation that was seen, or ``None``.
        status: ``confirmed`` when the text was seen.
        source: id of the source.
        heading: heading of the article in the text, where it was seen; else what it is about, in two or three of our words, or empty.
    """

    instrument_id: str
    instrument_name: str
    article: str
    summary: str
    quotation: str | None = None
    status: Status = "unverified"
    source: str = ""
    heading: str = ""

    def __repr__(self) -> str:
        """Cite it in one line."""
        return f"Provision: {self.headed}{'' if self.verified else ' (unverified)'}"

    @property
    def verified(self) -> bool:
        """Whether the text was seen."""
        return self.status == "confirmed"

    @property
    def label(self) -> str:
        """The provision as a lawyer cites it, such as ``Budapest Convention, Art. 29(3)``."""
        number = f"Art. {self.article}" if self.article[:1].isdigit() else self.article
        return f"{self.instrument_name}, {number}"

    @property
    def headed(self) -> str:
        """The provision as it is cited, with the heading of its article where that was seen."""
        return f"{self.label} ({self.heading})" if self.heading else self.label


def national_provision(law: str, article: str, text: str, provenance: Provenance, heading: str = "") -> Provision:
    """A rule of a state's own law, or a judgment on it, as a provision that a step can cite.

    Args:
        law: statute or judgment, as cited.
        article: section, article or paragraph.
        text: what it says, in our words.
        heading: what it is about, or empty.
    """
    return Provision(
        instrument_id="national_law",
        instrument_name=law,
        article=article,
        summary=text,
        heading=heading,
        status=provenance.status,
        source=provenance.leading_source,
    )

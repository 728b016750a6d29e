"""Acts, conducts and the national offences that punish them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the codec reads these annotations at run time

from crossborder.records.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time
from crossborder.records.sources import DatedFact, Provenance, Provision, national_provision


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act that an offence can punish."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """A named set of acts.

    Args:
        id: name, such as ``malware``.
        title: name for reading.
        acts: ids of acts; at least one must be an offence for the conduct to be punished.
        budapest_articles: articles of the Budapest Convention that name it; empty when outside Articles 2 to 11.
        text: what it is, in our words.
    """

    id: str
    title: str
    acts: tuple[str, ...]
    text: str
    budapest_articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GraverForm:
    """A form of an offence that something makes graver than the basic one.

    Args:
        when: what makes it graver, as the end of a sentence that begins with "if".
        section: section or article that says so.
        maximum_months: longest imprisonment in months.
        provenance: what it rests on.
        since: first day of this form, or ``None``: that of the offence.
        until: first day on which it no longer applies, or ``None``.
    """

    when: str
    section: str
    maximum_months: int
    provenance: Provenance
    since: PartialDate | None = None
    until: PartialDate | None = None

    def applies(self, on: date) -> bool:
        """Whether the form is certainly law on a day."""
        begun = self.since is None or self.since.reached(on) is True
        return begun and (self.until is None or self.until.reached(on) is False)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Offence:
    """A national offence.

    Args:
        id: id, beginning with the state's code in lower case.
        state: code of the state.
        law: statute, as cited.
        section: section or article, such as ``s 33(a)``.
        acts: the acts it punishes.
        summary: what it punishes, in our words.
        in_force: from which day it applies.
        approved: day of assent, signature or adoption, or ``None``.
        published: day of publication, or ``None``.
        until: first day on which it no longer applies in this form, or ``None``.
        checked: day of the latest text of the law in which the penalties recorded here were found unchanged, or ``None``.
        maximum_months: longest imprisonment for the basic offence in months, or ``None`` when not recorded.
        minimum_months: shortest, or ``None`` when not recorded.
        graver: its graver forms.
        every_form: whether all its forms are recorded; else a penalty that is too low for the basic form decides nothing.
        needs: what it needs beyond the acts, such as a further intent, as the end of a sentence that begins with "if"; or empty.
        part: the part of the state whose law it is, such as a state of a federation; empty for the law of the whole state.
        contested: why it never counts as met (it was tried and failed), or empty.
        quotation: short exact quotation that was seen, or ``None``.
        provenance: what text and summary rest on.
    """

    id: str
    state: str
    law: str
    section: str
    acts: tuple[str, ...]
    summary: str
    in_force: DatedFact
    provenance: Provenance
    approved: DatedFact | None = None
    published: DatedFact | None = None
    until: DatedFact | None = None
    checked: DatedFact | None = None
    maximum_months: int | None = None
    minimum_months: int | None = None
    graver: tuple[GraverForm, ...] = ()
    every_form: bool = False
    needs: str = ""
    part: str = ""
    contested: str = ""
    quotation: str | None = None

    def __repr__(self) -> str:
        """Cite it in one line, with the day from which it applies."""
        return f"Offence: {self.id}, {self.provision.label}, in force since {self.in_force.day}"

    @property
    def provision(self) -> Provision:
        """The offence as a provision that a step can cite."""
        return Provision(
            instrument_id=self.id,
            instrument_name=self.law,
            article=self.section,
            summary=self.summary,
            quotation=self.quotation,
            status=self.provenance.status,
            source=self.provenance.leading_source,
        )

    @property
    def verified(self) -> bool:
        """Whether both the text and the day it entered into force were seen."""
        return self.provenance.verified and self.in_force.provenance.verified


# In the place of a section, where a search found no offence that could be named.
NO_OFFENCE_FOUND = "no earlier offence found"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOffence:
    """The statement that nothing earlier punished certain acts in a state.

    Args:
        acts: the acts.
        offence: id of the first offence, or empty when no offence has been found up to ``known_until``.
        text: who says that it was the first.
        provenance: what it rests on.
        known_until: for an empty ``offence``: last day for which none was found.
    """

    acts: tuple[str, ...]
    text: str
    provenance: Provenance
    offence: str = ""
    known_until: date | None = None

    @property
    def provision(self) -> Provision:
        """The statement as something a step can cite where there is no offence to name."""
        return national_provision("Criminal law", NO_OFFENCE_FOUND, self.text, self.provenance)

"""The claim ledger: every row of data that carries an argument, with its status and how much of the course rests on it.

A claim's weight is worked out from the course's own texts, never typed:

* 3: an exercise names it, in the written form that its notebook stores (what its tasks and settings show a learner);
* 2: a page of the book names it, or it is a statement on a state's first offence, that offence, or its first day in
  force (the grid of safe havens draws all of these);
* 1: nothing of the course names it yet.

A text names a claim when one of its paragraphs holds the name of what the claim is about (an instrument, a state, a
statute) and the article, section or day that it speaks of. This finds too much rather than too little: a paragraph
that names two treaties and "Article 2(1)" counts for both.

``python -m crossborder.facts.ledger`` prints the figures and writes the list of what is unverified.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from crossborder.facts.schema import NATIONAL_RULES
from crossborder.facts.store import facts as packaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.facts.collection import Facts
    from crossborder.facts.dates import PartialDate
    from crossborder.facts.records import (
        DatedFact,
        Instrument,
        NationalRule,
        Offence,
        ParticipationEvent,
        Provenance,
        Provision,
        State,
        Status,
    )

ROOT = Path(__file__).resolve().parents[2]
LISTED = ROOT / "_build" / "ledger.txt"
EXERCISE, CHAPTER, UNUSED = 3, 2, 1
WEIGHTS = {EXERCISE: "an exercise names it", CHAPTER: "a page of the book rests on it", UNUSED: "not used yet"}
SHOWN = 10
# A paragraph names a claim when it holds at least one word of each of these groups.
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of data that carries an argument.

    Args:
        id: name that no other claim has, such as ``budapest_185 provision 29(3)``.
        file: file of ``data/`` in which it stands.
        kind: what sort of claim it is, such as ``participation``.
        says: what it says, in short.
        status: ``confirmed`` or ``unverified``.
        sources: ids of its sources, the strongest first.
        note: doubts, or how a date was worked out.
        named_by: groups of words; a paragraph that holds one word of each group names the claim.
        weight: 3, 2 or 1 (see the module).
        grid: whether the grid of safe havens draws it.
    """

    id: str
    file: str
    kind: str
    says: str
    status: Status
    sources: tuple[str, ...]
    note: str = ""
    named_by: Groups = ()
    weight: int = UNUSED
    grid: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether somebody saw a source that says so."""
        return self.status == "confirmed"


@dataclass(frozen=True, slots=True)
class Texts:
    """What the course says, paragraph by paragraph.

    Args:
        exercises: paragraphs of the exercises' written forms.
        chapters: paragraphs of the pages of the book.
    """

    exercises: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims there are, and how many of them are confirmed."""

    claims: int
    confirmed: int

    @property
    def unverified(self) -> int:
        """How many are not confirmed."""
        return self.claims - self.confirmed

    @property
    def percent(self) -> str:
        """The confirmed share, cut to one decimal: nothing but all of them is ever 100.0."""
        return f"{self.confirmed * 1000 // self.claims / 10:.1f} %" if self.claims else "none to count"


# --- the claims of the data -----------------------------------------------------------------------------------------


def claims(facts: Facts | None = None, texts: Texts | None = None) -> tuple[Claim, ...]:
    """Give every claim of the data with its weight.

    Args:
        facts: the facts; by default those of the package.
        texts: what exercises and chapters say; by default those of this checkout.

    Returns:
        The claims in the order of the files, each with an id of its own.
    """
    if facts is None and texts is None:
        return _of_this_checkout()
    return _weighed(facts or packaged(), read_texts() if texts is None else texts)


@cache  # looking for each name in each paragraph takes two seconds
def _of_this_checkout() -> tuple[Claim, ...]:
    return _weighed(packaged(), read_texts())


def _weighed(facts: Facts, said: Texts) -> tuple[Claim, ...]:
    in_exercises, in_chapters = _Paragraphs(said.exercises), _Paragraphs(said.chapters)
    return tuple(replace(claim, weight=_weight(claim, in_exercises, in_chapters)) for claim in _numbered(_all(facts)))


def count(found: Iterable[Claim]) -> Count:
    """Count claims and how many of them are confirmed."""
    statuses = Counter(claim.confirmed for claim in found)
    return Count(statuses.total(), statuses[True])


def unverified(found: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims nobody has confirmed, the heaviest first."""
    return tuple(sorted((claim for claim in found if not claim.confirmed), key=_heaviest_first))


def _heaviest_first(claim: Claim) -> tuple[int, str, str]:
    return -claim.weight, claim.file, claim.id


def _numbered(found: Iterable[Claim]) -> Iterator[Claim]:
    """Tell apart claims with the same id, such as two rules on one article."""
    seen: Counter[str] = Counter()
    for claim in found:
        seen[claim.id] += 1
        yield claim if seen[claim.id] == 1 else replace(claim, id=f"{claim.id} ({seen[claim.id]})")


def _all(facts: Facts) -> Iterator[Claim]:
    for instrument in facts.instruments:
        yield from _instrument(instrument)
        yield from _provisions(instrument)
        yield from _rules(facts, instrument)
    yield from (_event(facts, event) for event in facts.participation)
    for state in facts.states:
        yield from _state(facts, state)
    yield from _relations(facts)
    yield from _reservations(facts)
    yield from _coverage(facts)
    yield from _requests(facts)
    yield from _times(facts)
    for case in facts.cases:
        file = f"cases/{case.id}.toml"
        for event in case.events:
            says, named = f"{case.title}: {event.day}: {event.title}", ((event.title, *_day(event.day)),)
            yield _claim(f"{case.id} event {event.id}", file, "case event", says, event.provenance, named)
        for ruling in case.rulings:
            says = f"{case.title}: {ruling.question}, {ruling.by.replace('_', ' ')}: {ruling.text}"
            name = f"{case.id} ruling {ruling.question} {ruling.by}"
            yield _claim(name, file, "ruling", says, ruling.provenance, ((ruling.text,),))
    yield from _statutes(facts)


def _statutes(facts: Facts) -> Iterator[Claim]:
    """Title and citation of each statute, and each of its sections."""
    for statute in facts.statutes:
        file, names = f"statutes/{statute.id}.toml", (statute.short_title, statute.title, statute.id)
        says = f"{statute.short_title}: title and citation ({statute.citation})"
        yield _claim(f"{statute.id} title", file, "statute", says, statute.provenance, (names,))
        for section in statute.sections:
            yield Claim(
                id=f"{statute.id} section {section.article}",
                file=file,
                kind="section",
                says=f"{section.label}: {section.summary}",
                status=section.status,
                sources=(section.source,) if section.source else (),
                named_by=(names, _numbers(section.article)),
            )


def _claim(name: str, file: str, kind: str, says: str, rests: Provenance, named_by: Groups) -> Claim:
    return Claim(
        id=name, file=file, kind=kind, says=says, status=rests.status, sources=rests.sources, note=rests.note,
        named_by=named_by,
    )  # fmt: skip


def _instrument(instrument: Instrument) -> Iterator[Claim]:
    """Title and citation, and the instrument's own two days."""
    file, names = f"instruments/{instrument.id}.toml", _names(instrument)
    says = f"{instrument.short_title}: title and citation ({instrument.citation})"
    yield _claim(f"{instrument.id} title", file, "instrument", says, instrument.provenance, (names,))
    for name, dated in (("adopted", instrument.adopted), ("in_force", instrument.in_force)):
        if dated:
            says = f"{instrument.short_title}: {name.replace('_', ' ')} {dated.day}"
            yield _claim(
                f"{instrument.id} {name}", file, "instrument", says, dated.provenance, (names, _day(dated.day))
            )


def _provisions(instrument: Instrument) -> Iterator[Claim]:
    for provision in instrument.provisions:
        yield Claim(
            id=f"{instrument.id} provision {provision.article}",
            file=f"instruments/{instrument.id}.toml",
            kind="provision",
            says=f"{provision.label}: {provision.summary}",
            status=provision.status,
            sources=(provision.source,) if provision.source else (),
            named_by=_cited(instrument, (provision.article,)),
        )


def _rules(facts: Facts, instrument: Instrument) -> Iterator[Claim]:
    """A rule is confirmed when the text of every provision it rests on was seen."""
    for kind, text, articles in _rule_texts(instrument):
        provisions = [facts.provision_by_place[instrument.id, article] for article in articles]
        yield Claim(
            id=f"{instrument.id} {kind} {articles[0]}",
            file=f"instruments/{instrument.id}.toml",
            kind="rule",
            says=f"{provisions[0].label}, {kind}: {text}",
            status="confirmed" if all(provision.verified for provision in provisions) else "unverified",
            sources=_sources(provisions),
            named_by=_cited(instrument, articles[:1]),
        )


def _rule_texts(instrument: Instrument) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every rule of an instrument: its kind, what it says, and the articles it rests on, the leading one first."""
    for basis in instrument.bases:
        more = (basis.grounds_from,) if basis.grounds_from else ()
        yield "legal basis", f"{basis.role} for {', '.join(basis.measures)}", (*basis.articles, *more)
        yield from (("condition", condition.text, (condition.article,)) for condition in basis.conditions)
    for rule in instrument.dual_criminality:
        yield "dual criminality", rule.text, (rule.article, *((rule.reservation,) if rule.reservation else ()))
    yield from (("threshold", rule.text, (rule.article,)) for rule in instrument.thresholds)
    yield from (("ground of refusal", rule.text, (rule.article,)) for rule in instrument.grounds)
    for own in instrument.nationals:
        yield "nationals", own.text, (own.article, *((own.prosecute_article,) if own.prosecute_article else ()))
    yield from (("offer", rule.text, (rule.article,)) for rule in instrument.offers)


def _sources(provisions: Iterable[Provision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(provision.source for provision in provisions if provision.source))


def _event(facts: Facts, event: ParticipationEvent) -> Claim:
    """A day from which a state is bound counts as soon as both are named: rules ask for it without telling it."""
    instrument, state = facts.instrument_by_id.get(event.instrument), facts.state_by_code.get(event.state)
    names = _names(instrument) if instrument else (event.instrument,)
    state_name, title = state.name if state else event.state, names[0]
    told = event.event in {"in_force", "ended"}
    named_by: Groups = (names, (state_name,)) if told else (names, (state_name,), _day(event.day))
    says = f"{state_name}, {title}: {event.event.replace('_', ' ')} {event.day or '(day not known)'}"
    name = f"{event.instrument} {event.state} {event.event}"
    return _claim(name, f"participation/{event.instrument}.csv", "participation", says, event.provenance, named_by)


def _state(facts: Facts, state: State) -> Iterator[Claim]:
    file, firsts = f"states/{state.code}.toml", {first.offence for first in state.first_offences}
    for offence in state.offences:
        drawn = offence.id in firsts
        yield from (replace(claim, grid=drawn and claim.grid) for claim in _offence(file, state, offence))
    for first in state.first_offences:
        named = _law(state, facts.offence_by_id[first.offence]) if first.offence else ((state.name,), (first.text,))
        says = f"{state.name}, first offence for {', '.join(first.acts)}: {first.text}"
        name = f"{state.code} first_offence {first.offence or ' '.join(first.acts)}"
        yield replace(_claim(name, file, "first offence", says, first.provenance, named), grid=True)
    for name in NATIONAL_RULES:
        rule: NationalRule | None = getattr(state, name)
        if rule:
            says = f"{state.name}, {name.replace('_', ' ')}: {rule.text} ({rule.law}, {rule.article})"
            named = ((state.name, rule.law), (f"{rule.law}, {rule.article}", *_numbers(rule.article)))
            yield _claim(f"{state.code} {name}", file, "national rule", says, rule.provenance, named)


def _offence(file: str, state: State, offence: Offence) -> Iterator[Claim]:
    """The offence's text, and each of its days; the day in force counts wherever the offence does."""
    text, named = f"{state.name}: {offence.law}, {offence.section}", _law(state, offence)
    says = f"{text}: {offence.summary}"
    yield replace(_claim(f"{offence.id} text", file, "offence", says, offence.provenance, named), grid=True)
    days: dict[str, DatedFact | None] = {
        "approved": offence.approved, "published": offence.published, "in_force": offence.in_force,
        "until": offence.until,
    }  # fmt: skip
    for name, dated in days.items():
        if dated:
            says = f"{text}: {name.replace('_', ' ')} {dated.day}"
            applies = name in {"in_force", "until"}
            by = named if applies else ((state.name, offence.law), _day(dated.day))
            claim = _claim(f"{offence.id} {name}", file, "day of an offence", says, dated.provenance, by)
            yield replace(claim, grid=name == "in_force")


def _relations(facts: Facts) -> Iterator[Claim]:
    for relation in facts.relations:
        instrument = facts.instrument_by_id[relation.instrument]
        name = f"{relation.instrument} {relation.kind} {' '.join(relation.to)}"
        says, named = f"{instrument.short_title}: {relation.text}", _cited(instrument, relation.articles)
        yield _claim(name, "relations.toml", "relation", says, relation.provenance, named)


def _reservations(facts: Facts) -> Iterator[Claim]:
    for reservation in facts.reservations:
        instrument, state = facts.instrument_by_id[reservation.instrument], facts.state_by_code[reservation.state]
        name = f"{reservation.instrument} {reservation.state} {reservation.article}"
        says = f"{state.name}, {instrument.short_title}, Art. {reservation.article}: {reservation.text}"
        named = (*_cited(instrument, (reservation.article,)), (state.name,))
        yield _claim(name, "reservations.toml", "reservation", says, reservation.provenance, named)


def _coverage(facts: Facts) -> Iterator[Claim]:
    for record in facts.coverage:
        first, second = (facts.state_by_code[code].name for code in record.states)
        says = f"{first} and {second}, search for a treaty on {record.subject}: {record.text}"
        named = ((first,), (second,), ("treaty", "Treaty"))
        name = f"{' '.join(record.states)} {record.subject}"
        yield _claim(name, "coverage.toml", "search for a treaty", says, record.provenance, named)


def _requests(facts: Facts) -> Iterator[Claim]:
    """What each form of request asks for."""
    for form in facts.request_forms:
        file = f"requests/forms/{form.id}.toml"
        yield _claim(f"{form.id} form", file, "request form", form.text, form.provenance, ((form.title,),))
        for element in form.elements:
            part = facts.request_part_by_id[element.part].title
            says, named = f"{form.title}: {part}: {element.asks}", ((form.title,), (part,))
            yield _claim(f"{form.id} element {element.part}", file, "request element", says, element.provenance, named)


def _times(facts: Facts) -> Iterator[Claim]:
    """Figures of time that rest on a source; what is assumed for teaching claims nothing."""
    for figure in facts.times:
        if not figure.assumed:
            named = ((figure.title,), (figure.stated,))
            yield _claim(
                f"time {figure.id}", "times.toml", "time", f"{figure.title}: {figure.stated}", figure.provenance, named
            )


# --- what a paragraph has to say to name a claim ---------------------------------------------------------------------


def _names(instrument: Instrument) -> tuple[str, ...]:
    return instrument.short_title, instrument.title, instrument.id


def _cited(instrument: Instrument, articles: tuple[str, ...]) -> Groups:
    return _names(instrument), tuple(word for article in articles for word in _numbers(article, instrument.id))


def _law(state: State, offence: Offence) -> Groups:
    """By state or law and by section, or by a reference that names the offence itself."""
    return (state.name, offence.law, offence.id), (*_numbers(offence.section), offence.id)


def _day(day: PartialDate | None) -> tuple[str, ...]:
    """The day in words; a bare year would be found everywhere."""
    return (str(day),) if day and len(day.text) > len("2000") else ()


def _numbers(article: str, owner: str = "") -> tuple[str, ...]:
    """The ways in which a text writes the number of an article or section.

    Args:
        article: the number as the data has it: ``29(3)``, ``31``, ``s 33(a)``, ``Art. 350a(3)``.
        owner: id of the instrument, for a reference that names both in one.
    """
    if article[:1].isdigit():
        # "31" alone is any number; "29(3)" is an article even in the middle of a list.
        plain = (article,) if "(" in article else (f"Art. {article}", f"Article {article}", f"Articles {article}")
        return (*plain, f"{owner} {article}") if owner else plain
    written = re.sub(r"\bss ", "sections ", re.sub(r"\bs ", "section ", article))
    return tuple(dict.fromkeys((article, written, article.replace("Art. ", "Article "))))


# --- the texts of the course -----------------------------------------------------------------------------------------


class _Paragraphs:
    """Paragraphs, with where each word stands in them."""

    def __init__(self, paragraphs: tuple[str, ...]) -> None:
        self._paragraphs = paragraphs
        self._found: dict[str, frozenset[int]] = {}

    def name(self, groups: Groups) -> bool:
        """Whether one paragraph holds a word of each group."""
        where = [frozenset[int]().union(*map(self._where, words)) for words in groups]
        return bool(where) and bool(frozenset.intersection(*where))

    def _where(self, word: str) -> frozenset[int]:
        """The paragraphs that hold a word, not as a part of a longer word or number."""
        if word not in self._found:
            whole = re.compile(rf"(?<![\w(]){re.escape(word)}(?![\w(])")
            held = (number for number, text in enumerate(self._paragraphs) if word in text and whole.search(text))
            self._found[word] = frozenset(held)
        return self._found[word]


def _weight(claim: Claim, exercises: _Paragraphs, chapters: _Paragraphs) -> int:
    if exercises.name(claim.named_by):
        return EXERCISE
    return CHAPTER if claim.grid or chapters.name(claim.named_by) else UNUSED


@cache
def read_texts(root: Path = ROOT) -> Texts:
    """Read what the exercises and chapters of a checkout say.

    Args:
        root: the project's folder; where it has no book or no notebooks, there is nothing to read.
    """
    pages = (path for kind in ("*.md", "questions/*.toml") for path in sorted((root / "book").rglob(kind)))
    chapters = (path.read_text(encoding="utf-8") for path in pages)
    notebooks = (path.read_text(encoding="utf-8") for path in sorted((root / "notebooks").glob("*.ipynb")))
    return Texts(
        exercises=tuple(paragraph for text in notebooks for paragraph in _of_notebook(text)),
        chapters=tuple(" ".join(part.split()) for text in chapters for part in re.split(r"\n\s*\n", text)),
    )


def _of_notebook(text: str) -> Iterator[str]:
    """The paragraphs of a notebook's texts and of what it stores as shown."""
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            yield from re.split(r"\n\s*\n", "".join(cell["source"]))
        for output in cell.get("outputs", ()):
            yield from paragraphs_of_html("".join(output.get("data", {}).get("text/html", ())))


_BLOCK = re.compile(r"</?(?:p|li|ul|ol|tr|div|details|summary|h\d|figcaption|caption)\b[^>]*>")
_UNSEEN = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)


def paragraphs_of_html(markup: str) -> tuple[str, ...]:
    """Take the text out of HTML, block by block.

    Args:
        markup: the HTML.
    """
    blocks = (re.sub(r"<[^>]+>", "", block) for block in _BLOCK.split(_UNSEEN.sub("", markup)))
    return tuple(html.unescape(block).strip() for block in blocks if block.strip())


# --- the command -----------------------------------------------------------------------------------------------------


def summary(found: Iterable[Claim]) -> str:
    """Say in one line how many claims are confirmed, of all and of those the course rests on.

    Args:
        found: the claims.
    """
    every = tuple(found)
    total, used = count(every), count(claim for claim in every if claim.weight > UNUSED)
    return (
        f"ledger: {total.claims} claims, {total.confirmed} confirmed ({total.percent}); "
        f"exercises and chapters rest on {used.claims}, {used.confirmed} confirmed ({used.percent})"
    )


def lines(found: Iterable[Claim]) -> list[str]:
    """The unverified claims as lines of text, the heaviest first: weight, file, id, what it says.

    Args:
        found: the claims.
    """
    return [f"{claim.weight}  {claim.file}  [{claim.id}]  {claim.says}" for claim in unverified(found)]


def write(target: Path = LISTED) -> str:
    """Write the list of what is unverified.

    Args:
        target: file to write.

    Returns:
        The summary, the heaviest unverified claims, and where the whole list is.
    """
    found = claims()
    line, listed = summary(found), lines(found)
    legend = [f"weight {weight}: {words}" for weight, words in WEIGHTS.items()]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join([line, *legend, "", *listed, ""]), encoding="utf-8")
    first = [f"  {_short(each)}" for each in listed[:SHOWN]]
    rest = (
        f"  (unverified, by weight: {len(first)} of {len(listed)}; all of them in {target.parent.name}/{target.name})"
    )
    return "\n".join([line, *first, rest])


def _short(line: str, width: int = 150) -> str:
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def main() -> int:
    """Print the figures and write the list."""
    print(write())  # noqa: T201 - the command's own output
    return 0


if __name__ == "__main__":
    sys.exit(main())

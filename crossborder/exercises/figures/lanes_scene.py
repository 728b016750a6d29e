"""What the two lanes show, worked out from an assessment: laws and treaties over time, and the questions in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.feedback import capital
from crossborder.exercises.figures import words
from crossborder.exercises.figures.marks import OF_EFFECT
from crossborder.records import facts as packaged
from crossborder.records.dates import in_words
from crossborder.rules import BEST_FIRST, contested, punished, standing
from crossborder.rules.dual_criminality import dual_criminality
from crossborder.rules.treaties import coverage_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossborder.records.collection import Facts
    from crossborder.records.dates import PartialDate
    from crossborder.records.records import Instrument, Offence, State
    from crossborder.rules import Assessment, CooperationRequest, Outcome, Punishment, Step

BEGINNING, END = date(1900, 1, 1), date(2199, 12, 31)
# Asked about a day that no record reaches, a standing tells all that is recorded.
_LATE = date(2199, 1, 1)


@dataclass(frozen=True, slots=True)
class Segment:
    """A time with one answer.

    Args:
        last: the first day that no longer belongs to it.
        answer: ``True``, ``False`` or ``None`` (not known).
    """

    first: date
    last: date
    answer: bool | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A law or treaty over time.

    Args:
        first: first day on which it can be in force.
        sure: first day on which it is certainly in force.
        last: first day on which it no longer is.
    """

    first: date
    sure: date
    last: date
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane.

    Args:
        id: ``requesting``, ``treaty`` or ``requested``.
        says: what holds on the day that counts, in few words, the fullest first.
        segments: the answers over time, without a gap.
        mark: the mark of the answer on that day, or empty when it is not asked.
        lit: the mark of the step that decides the outcome here, or empty.
    """

    id: str
    name: str
    says: tuple[str, ...]
    reason: str
    segments: tuple[Segment, ...]
    bars: tuple[Bar, ...]
    day: date
    mark: str
    lit: str

    @property
    def changes(self) -> tuple[date, ...]:
        """The days on which the answer changes, and those on which a treaty begins or ends."""
        edges = {segment.first for segment in self.segments}
        if self.id == "treaty":
            edges |= {day for bar in self.bars for day in (bar.sure, bar.last)}
        return tuple(sorted(edges - {BEGINNING, END}))


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn; the lanes are requesting state, treaty, requested state.

    Args:
        gates: the questions of the best way by name: the mark of each, and what is said to it.
    """

    act: date
    request: date
    lanes: tuple[Lane, ...]
    gates: Mapping[str, tuple[Outcome, str]]
    title: str


def scene(assessment: Assessment) -> Scene:
    """Work out what to draw."""
    asked = assessment.request
    facts = asked.facts or packaged()
    requesting, requested = facts.state_by_code[asked.requesting], facts.state_by_code[asked.requested]
    lit = _lit(assessment, requested)
    lanes = (
        _law_lane(assessment, facts, requesting, asked.committed_on, lit),
        _treaty_lane(assessment, facts, lit),
        _law_lane(assessment, facts, requested, _day_in_requested(asked, facts), lit),
    )
    title = words.LANES_TITLE.format(requesting=capital(requesting.in_sentence), requested=requested.in_sentence)
    return Scene(asked.committed_on, asked.requested_on, lanes, _gates(assessment, requesting), title)


# --- which lane decides ----------------------------------------------------------------------------------------------


def _lit(assessment: Assessment, requested: State) -> dict[str, str]:
    """By lane: the mark of the step about it that decides, the worst one where there are several; else empty."""
    marks: dict[str, list[Outcome]] = {"requesting": [], "treaty": [], "requested": []}
    for step in assessment.best.deciding if assessment.outcome in {"unavailable", "open", "refusable"} else ():
        lane = _lane_of(step, requested)
        if lane:
            marks[lane].append(OF_EFFECT[step.effect])
    return {lane: max(each, key=BEST_FIRST.index, default="") for lane, each in marks.items()}


def _lane_of(step: Step, requested: State) -> str:
    """The lane that a step is about; empty for a question about the person or the act alone."""
    if step.id.startswith("threshold"):
        is_requested = requested.in_sentence in step.question or requested.name in step.question
        return "requested" if is_requested else "requesting"
    about_scope = step.id not in words.GATE_NAMES or step.id.endswith("_not_read")
    if step.id in {"basis", "without_treaty"} or about_scope:
        return "treaty"
    return {"own_law": "requesting", "dual_criminality": "requested"}.get(step.id, "")


# --- laws ------------------------------------------------------------------------------------------------------------


def _day_in_requested(asked: CooperationRequest, held: Facts) -> date:
    """The day on which dual criminality is tested in the requested state; the act's where the rule is not known."""
    if asked.conduct is None:
        return asked.committed_on
    tested = dual_criminality(
        asked.conduct, asked.requesting, asked.requested, on=asked.committed_on, requested_on=asked.requested_on, facts=held
    ).tested  # fmt: skip
    return tested[1].day


def _law_lane(assessment: Assessment, held: Facts, state: State, day: date, lit: dict[str, str]) -> Lane:
    asked = assessment.request
    which = "requesting" if state.code == asked.requesting else "requested"
    acts = set(held.conduct_by_id[asked.conduct].acts) if asked.conduct else set()
    laws = [offence for offence in state.offences if acts & set(offence.acts) and not offence.contested]
    tried = contested(state.code, asked.conduct, on=day, facts=held) if asked.conduct else ()
    answers = _answers(held, state, asked.conduct, laws) if asked.conduct and acts else ()
    now = punished(state.code, asked.conduct, on=day, facts=held) if asked.conduct else None
    stated = now is not None and now.answer is None and asked.states_punished(state.code)
    says = words.LANE_STATED if stated else _law_says(now, len(tried), described=bool(acts))
    failed = (words.TRIED.format(law=one.law, section=one.section, why=one.contested) for one in tried)
    return Lane(
        id=which,
        name=state.name,
        says=_marked(says, sure=now is None or now.answer is None or now.verified),
        reason="" if stated or now is None else " ".join((capital(f"{now.reason}."), *failed)),
        segments=_merged(answers) or (Segment(BEGINNING, END, None),),
        bars=tuple(_law_bar(offence) for offence in laws),
        day=day,
        mark="available" if stated else _law_mark(assessment, which, now),
        lit=lit[which],
    )


def _answers(held: Facts, state: State, conduct: str, laws: list[Offence]) -> tuple[Segment, ...]:
    """What the rules say between the days on which the answer can change."""
    edges = {BEGINNING}
    for offence in laws:
        days = [fact.day for fact in (offence.in_force, offence.until) if fact]
        edges |= {end for day in days for end in (day.earliest, day.latest)}
    edges |= {date.fromordinal(one.known_until.toordinal() + 1) for one in state.first_offences if one.known_until}
    starts = sorted(edges)
    return tuple(
        Segment(first, last, punished(state.code, conduct, on=first, facts=held).answer)
        for first, last in zip(starts, [*starts[1:], END], strict=True)
    )


def _merged(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Neighbours with the same answer as one."""
    kept: list[Segment] = []
    for one in segments:
        if kept and kept[-1].answer is one.answer:
            kept[-1] = Segment(kept[-1].first, one.last, one.answer)
        else:
            kept.append(one)
    return tuple(kept)


def _law_bar(offence: Offence) -> Bar:
    start, end = offence.in_force.day, offence.until.day if offence.until else None
    title = words.BAR_LAW.format(law=offence.law, section=offence.section, days=_days(start, end))
    return Bar(start.earliest, start.latest, end.earliest if end else END, title)


def _days(start: PartialDate, end: PartialDate | None) -> str:
    return words.SINCE_UNTIL.format(day=start, until=end) if end else words.SINCE.format(day=start)


def _marked(says: tuple[str, ...], *, sure: bool) -> tuple[str, ...]:
    """The same, with a mark where it rests on a fact whose source nobody has seen."""
    return says if sure else tuple(words.LANE_UNVERIFIED.format(says=one) for one in says)


def _law_says(now: Punishment | None, tried: int, *, described: bool) -> tuple[str, ...]:
    if now is None or not described:
        return words.LANE_NO_ACTS
    if now.answer is None:
        return words.LANE_UNKNOWN
    if now.offence is None:
        return words.LANE_NONE
    forms: tuple[str, ...] = words.LANE_YES if now.answer else words.LANE_FIRST
    if tried and not now.answer:
        forms = (words.LANE_TRIED[tried > 1], *forms)
    # Without what follows the title in brackets; brackets inside a title belong to it.
    title = re.sub(r" \([^()]*\)(, [^()]*)?$", "", now.offence.law)
    section, day = now.offence.section, now.offence.in_force.day
    return tuple(form.format(law=title, section=section, day=day, count=tried) for form in forms)


def _law_mark(assessment: Assessment, which: str, now: Punishment | None) -> str:
    """The mark on the day that counts; none where the best way does not ask."""
    step_id = "own_law" if which == "requesting" else "dual_criminality"
    step = next((step for step in assessment.steps if step.id == step_id), None)
    answer = now.answer if now else None
    if answer:
        return "available"
    return "" if step is None or step.effect == "no_obstacle" else "open" if answer is None else "unavailable"


# --- treaties --------------------------------------------------------------------------------------------------------


def _treaty_lane(assessment: Assessment, held: Facts, lit: dict[str, str]) -> Lane:
    asked, basis = assessment.request, assessment.best.basis
    subject = "extradition" if asked.measure == "extradition" else "assistance"
    searched = coverage_of(held, asked.requesting, asked.requested, subject)
    if basis:
        told = (form.format(title=basis.instrument.short_title, day=basis.since) for form in words.LANE_TREATY)
        says = _marked(tuple(told), sure=basis.verified)
    else:
        in_vain = searched is not None and searched.result == "none_found"
        says = words.LANE_NO_TREATY if in_vain else words.LANE_NO_TREATY_KNOWN
    step = assessment.steps[0] if assessment.steps else None
    return Lane(
        id="treaty",
        name=words.TREATY,
        says=says,
        reason=step.answer if step else "",
        segments=(Segment(BEGINNING, END, False if searched else None),),
        bars=_treaty_bars(assessment, held),
        day=asked.requested_on,
        mark=_treaty_mark(assessment),
        lit=lit["treaty"],
    )


def _treaty_mark(assessment: Assessment) -> str:
    if assessment.best.basis is None:
        return assessment.outcome if assessment.outcome in {"discretionary", "unavailable"} else "open"
    return next((OF_EFFECT[step.effect] for step in assessment.steps if step.id == "basis"), "available")


def _treaty_bars(assessment: Assessment, held: Facts) -> tuple[Bar, ...]:
    """What binds both at some time and can carry the measure: the basis of the best way first."""
    asked, best = assessment.request, assessment.best.basis
    bars = {one.id: _treaty_bar(one, asked, held) for one in held.instruments if _carries(one, asked)}
    leading = (best, *(route.basis for route in assessment.routes))
    order = (*(basis.instrument.id for basis in leading if basis), *bars)
    return tuple(bar for name in dict.fromkeys(order) if (bar := bars.get(name)))


def _carries(instrument: Instrument, asked: CooperationRequest) -> bool:
    pair = {asked.requesting, asked.requested}
    fits = not instrument.only_with or instrument.only_with in pair
    return fits and any(
        asked.measure in rule.measures and (asked.conduct is None or {"*", asked.conduct} & set(rule.covers))
        for rule in instrument.bases
    )


def _treaty_bar(instrument: Instrument, asked: CooperationRequest, held: Facts) -> Bar | None:
    both = [standing(instrument.id, code, on=_LATE, facts=held) for code in (asked.requesting, asked.requested)]
    starts = [one.since for one in both if one.since]
    if len(starts) < len(both):
        return None
    since = max(starts, key=lambda day: day.latest)
    until = min((one.until for one in both if one.until), key=lambda day: day.earliest, default=None)
    if until and until.earliest <= since.latest:
        return None
    title = words.BAR_TREATY.format(title=instrument.short_title, days=_days(since, until))
    return Bar(since.earliest, since.latest, until.earliest if until else END, title)


def _gates(assessment: Assessment, requesting: State) -> dict[str, tuple[Outcome, str]]:
    """The questions of the best way; several with the same name are one, with the worst answer."""
    by_name: dict[str, tuple[Outcome, str]] = {}
    for step in assessment.steps:
        name = words.GATE_NAMES.get(step.id, words.GATE_SCOPE).format(requesting=requesting.in_sentence)
        mark = OF_EFFECT[step.effect]
        if mark == "available" and step.id == "without_treaty":
            mark = "discretionary"  # free to the state: its choice, not a duty
        says = f"{step.question} {step.answer}"
        if name in by_name:
            other, said = by_name[name]
            mark, says = max(mark, other, key=BEST_FIRST.index), f"{said} {says}"
        by_name[name] = mark, says
    return by_name


def alternative(picture: Scene, first: date, last: date, lens: tuple[date, date] | None) -> Iterator[str]:
    """The figure in sentences, made of the same reasons; the lens is the first and last day of what is enlarged."""
    yield words.LANES_SPAN.format(first=in_words(first), last=in_words(last))
    if lens:
        yield words.LANES_LENS.format(first=in_words(lens[0]), last=in_words(lens[1]))
    yield words.LANES_DAYS.format(act=in_words(picture.act), request=in_words(picture.request))
    for lane in picture.lanes:
        state = words.GATE_STATES.get(lane.mark, words.NOT_ASKED)
        yield words.GATE_ALT.format(name=lane.name, state=state, answer=lane.reason or f"{capital(lane.says[0])}.")
    yield f"{words.GATES}:"
    for name, (mark, says) in picture.gates.items():
        yield words.GATE_ALT.format(name=name, state=words.GATE_STATES[mark], answer=says)

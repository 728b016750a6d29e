"""The requests on the desk, made from the cases of the drafting exercise, and what is said to a decision on one, part by part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Many, Option, options, provision_options
from crossborder.exercises.central_authority import words
from crossborder.exercises.cited import budapest
from crossborder.exercises.feedback import Part, Says, mark
from crossborder.exercises.mlat_request.patterns import PATTERN_BY_ID
from crossborder.exercises.task import named_provision
from crossborder.records import facts
from crossborder.request import Knowledge, judge
from crossborder.request.typed import day_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.exercises.ask import Answers, Field
    from crossborder.records.records import Provision
    from crossborder.request import Draft, Judged, Judgement


@dataclass(frozen=True, eq=False)
class Incoming:
    """A request on the desk.

    Args:
        about: who asks whom for what.
        known: what the desk knows beside it, in words.
    """

    id: str
    title: str
    about: str
    known: str
    draft: Draft
    knowledge: Knowledge
    core: bool = False

    @cached_property
    def judged(self) -> Judged:
        """What the rules say to each decision."""
        return judge(self.draft, self.knowledge)


def days_of(draft: Draft) -> tuple[date, date] | None:
    """The day of the request and that on which the data are deleted; ``None`` when either is not stated."""
    asked, lost = day_or_none(draft.case.requested_on), day_or_none(draft.case.data_lost_on)
    return (asked, lost) if asked and lost else None


@cache  # each keeps what the rules say to it
def all_incoming() -> tuple[Incoming, ...]:
    """The requests in order, those of the core path first."""
    preserve, two = PATTERN_BY_ID["preserve"], PATTERN_BY_ID["two-treaties"]
    traffic = preserve.ours.with_basis("budapest_185", "traffic_data")
    second = replace(traffic.items[0], identifier=words.SECOND_ACCOUNT, link=words.SECOND_LINK)
    on_desk = {
        "in_order": (preserve.ours, Knowledge(), True),
        "faults": (two.start("ecmacm_30"), Knowledge(), True),
        "political": (preserve.ours, Knowledge(stated={"political_offence": "yes"})),
        "own_case": (traffic, Knowledge(own_proceedings=True, decided=True)),
        "in_part": (
            replace(traffic, items=(*traffic.items, second)),
            Knowledge(stated={"essential_interests_at_risk": "yes"}, concerns=(1,), decided=True),
        ),
    }
    return tuple(Incoming(name, *words.INCOMING[name], *made) for name, made in on_desk.items())


NONE = "none"
# Provisions that somebody could name by mistake.
_NEAR = ("25(4)", "27(4)(a)", "27(4)(b)", "27(5)", "27(6)", "29(4)", "29(5)", "29(5)(a)", "29(5)(b)")
_PARTS = (
    "requesting_authority", "offence_and_law", "facts", "assistance_sought", "purpose", "necessity", "persons", "data_identified",
    "link_to_offence", "confidentiality", "time_limit", "intended_request",
)  # fmt: skip


def fields(judged: Judged) -> tuple[Field, ...]:
    """What is asked about a request."""
    none = options({NONE: (words.NO_PROVISION, words.NO_PROVISION_WHY)})
    return (
        Choice("decision", words.DECISION, options(words.DECISIONS)),
        Choice("provision", words.PROVISION, (*none, *provision_options(offered(judged))), listed=True),
        Many("points", words.POINTS, _point_options(judged), may_be_empty=True),
        Choice("keep", words.KEEP, options(words.KEEP_OPTIONS)),
    )


def offered(judged: Judged) -> tuple[Provision, ...]:
    """The provisions that can be named: those that decide, and some that are near."""
    deciding = (provision for one in judged.by_kind.values() for provision in one.provisions)
    return tuple(dict.fromkeys((*deciding, *budapest(*_NEAR))))


def _point_options(judged: Judged) -> tuple[Option, ...]:
    part_by_id = facts().request_part_by_id
    names = [name for name in dict.fromkeys((*_PARTS, *judged.to_ask)) if name in part_by_id]
    return tuple(Option(name, part_by_id[name].title, part_by_id[name].why) for name in names)


def parts(draft: Draft, judged: Judged, answers: Answers) -> Iterator[Part]:
    """Say what the rules say to a decision."""
    judgement = next(one for kind, one in judged.by_kind.items() if kind == answers["decision"])
    yield _decision(judgement, judged)
    yield _provision(judgement, str(answers["provision"]), judged)
    # What was ticked before another decision was chosen is out of sight, and nobody is marked on it.
    if judgement.kind == "ask_back":
        yield _points(judgement, judged, list(answers["points"]))
    if days := days_of(draft):
        asked, lost = days
        yield _time((lost - asked).days, words.DAYS[judgement.kind], kept=answers["keep"] == "yes")


def _decision(judgement: Judgement, judged: Judged) -> Part:
    others = [
        words.DECISIONS[kind][0] for kind, one in judged.by_kind.items() if one.defensible and kind != judgement.kind
    ]
    reason = judgement.reason
    ungraded = words.SAYS_UNGRADED.format(reason=reason, others="; ".join(others) or words.SAYS_NOTHING)
    label = f"{words.DECISION}: {words.DECISIONS[judgement.kind][0]}"
    says, rests = Says(reason, reason, ungraded), judgement.provisions
    return mark(label, says, rests, holds=judgement.defensible, verified=judgement.verified)


def _provision(judgement: Judgement, named: str, judged: Judged) -> Part:
    labels = {provision.label for provision in judgement.provisions}
    chosen = tuple(provision for provision in offered(judged) if provision.label == named)
    granted = judgement.kind == "grant" and named == NONE
    says = named_provision(chosen)
    return mark(
        words.PROVISION,
        replace(says, right=words.PROVISION_NONE_RIGHT) if granted else says,
        chosen or judgement.provisions,
        holds=judgement.defensible and (granted or named in labels),
        verified=judgement.verified,
    )


def _points(judgement: Judgement, judged: Judged, named: list[str]) -> Part:
    part_by_id = facts().request_part_by_id
    wanted = [name for name in judged.to_ask if name in part_by_id]
    missed = [name for name in wanted if name not in named]
    extra = [part_by_id[name].title for name in named if name not in wanted]
    # Nothing ticked is no answer yet, and the answer is not given for nothing.
    missing = words.POINTS_MISSED.format(count=len(missed)) if named else words.POINTS_EMPTY
    told = (
        "" if wanted else words.POINTS_NOTHING,
        missing if missed else "",
        words.POINTS_EXTRA.format(extra="; ".join(extra)) if extra else "",
    )
    wrong = " ".join(filter(None, told))
    return mark(
        words.POINTS,
        Says(words.POINTS_RIGHT, wrong, wrong or words.POINTS_RIGHT),
        judged.by_kind["ask_back"].provisions,
        holds=not (missed or extra) and bool(wanted),
        verified=judgement.verified,
    )


def _time(left: int, cost: int, *, kept: bool) -> Part:
    """Whether the data are still there when the decision is taken."""
    rests = budapest("16(1)")
    text = words.TIME_KEPT if kept else words.TIME_THERE if cost < left else words.TIME_GONE
    says = text.format(cost=cost, left=left)
    return mark(words.TIME_LABEL, says, rests, holds=kept or cost < left, verified=rests[0].verified)

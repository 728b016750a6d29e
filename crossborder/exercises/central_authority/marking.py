"""What is said to a decision: by the rules, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Many, Option
from crossborder.exercises.central_authority import words
from crossborder.exercises.central_authority.incoming import days_left
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.records import facts
from crossborder.request import KINDS

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers, Field
    from crossborder.records.records import Provision
    from crossborder.request import Draft, Judged, Judgement

NONE = "none"
# Provisions that somebody could name by mistake.
_NEAR = ("25(4)", "27(4)(a)", "27(4)(b)", "27(5)", "27(6)", "29(4)", "29(5)", "29(5)(a)", "29(5)(b)")
_PARTS = (
    "requesting_authority", "offence_and_law", "facts", "assistance_sought", "purpose", "necessity", "persons", "data_identified",
    "link_to_offence", "confidentiality", "time_limit", "intended_request",
)  # fmt: skip


def fields(judged: Judged) -> tuple[Field, ...]:
    """What is asked about a request.

    Args:
        judged: what the rules say to it.
    """
    return (
        Choice("decision", words.DECISION, tuple(Option(kind, *words.DECISIONS[kind]) for kind in KINDS)),
        Choice("provision", words.PROVISION, _provision_options(judged), listed=True),
        Many("points", words.POINTS, _point_options(judged), may_be_empty=True),
        Choice(
            "keep",
            words.KEEP,
            (Option("yes", words.KEEP_YES, words.KEEP_YES_WHY), Option("no", words.KEEP_NO, words.KEEP_NO_WHY)),
        ),
    )


def _provision_options(judged: Judged) -> tuple[Option, ...]:
    by_label = {provision.label: provision.summary for provision in offered(judged)}
    listed = tuple(Option(label, label, by_label[label]) for label in sorted(by_label))
    return (Option(NONE, words.NO_PROVISION, words.NO_PROVISION_WHY), *listed)


def offered(judged: Judged) -> tuple[Provision, ...]:
    """The provisions that can be named: those that decide, and some that are near."""
    near = (facts().provision_by_place["budapest_185", article] for article in _NEAR)
    deciding = (provision for one in judged.by_kind.values() for provision in one.provisions)
    return tuple(dict.fromkeys((*deciding, *near)))


def _point_options(judged: Judged) -> tuple[Option, ...]:
    held = facts().request_part_by_id
    names = [name for name in dict.fromkeys((*_PARTS, *judged.to_ask)) if name in held]
    return tuple(Option(name, held[name].title, words.POINT_WHY) for name in names)


def check(draft: Draft, judged: Judged, answers: Answers) -> Feedback:
    """Say what the rules say to a decision.

    Args:
        draft: the request.
        judged: what the rules say to it.
        answers: the decision, as the fields give it.

    Returns:
        The feedback: decision, provision, points that are asked for, and the data.
    """
    judgement = next(one for kind, one in judged.by_kind.items() if kind == answers["decision"])
    parts = [_decision(judgement, judged), _provision(judgement, str(answers["provision"]), judged)]
    # What was ticked before another decision was chosen is out of sight, and nobody is marked on it.
    if judgement.kind == "ask_back":
        parts.append(_points(judgement, judged, list(answers["points"])))
    time = _time(draft, judgement, str(answers["keep"]))
    return Feedback((*parts, time) if time else tuple(parts))


def _decision(judgement: Judgement, judged: Judged) -> Part:
    others = [
        words.DECISIONS[kind][0] for kind, one in judged.by_kind.items() if one.defensible and kind != judgement.kind
    ]
    wrong = words.SAYS_WRONG.format(reason=judgement.reason, others="; ".join(others) or words.SAYS_NOTHING)
    claim = Claim(
        holds=judgement.defensible,
        verified=judgement.verified,
        right=words.SAYS_RIGHT.format(reason=judgement.reason),
        wrong=wrong,
        ungraded=wrong,
        references=judgement.provisions,
    )
    return mark(f"{words.DECISION}: {words.DECISIONS[judgement.kind][0]}", claim)


def _provision(judgement: Judgement, named: str, judged: Judged) -> Part:
    labels = {provision.label for provision in judgement.provisions}
    chosen = tuple(provision for provision in offered(judged) if provision.label == named)
    granted = judgement.kind == "grant" and named == NONE
    claim = Claim(
        holds=judgement.defensible and (granted or named in labels),
        verified=judgement.verified,
        right=words.PROVISION_NONE_RIGHT if granted else shared.PROVISION_RIGHT,
        wrong=shared.PROVISION_WRONG.format(says=chosen[0].summary) if chosen else shared.PROVISION_NONE,
        ungraded=shared.PROVISION_UNGRADED,
        references=chosen or judgement.provisions,
    )
    return mark(words.PROVISION, claim)


def _points(judgement: Judgement, judged: Judged, named: list[str]) -> Part:
    held = facts().request_part_by_id
    wanted = [name for name in judged.to_ask if name in held]
    missed = [held[name].title for name in wanted if name not in named]
    extra = [held[name].title for name in named if name not in wanted]
    # Nothing ticked is no answer yet, and the answer is not given for nothing.
    missing = words.POINTS_MISSED.format(missed="; ".join(missed)) if named else words.POINTS_EMPTY
    wrong = " ".join(
        text
        for text in (
            "" if wanted else words.POINTS_NOTHING,
            missing if missed else "",
            words.POINTS_EXTRA.format(extra="; ".join(extra)) if extra else "",
        )
        if text
    )
    claim = Claim(
        holds=not (missed or extra) and bool(wanted),
        verified=judgement.verified,
        right=words.POINTS_RIGHT,
        wrong=wrong,
        ungraded=wrong or words.POINTS_RIGHT,
        references=judged.by_kind["ask_back"].provisions,
    )
    return mark(words.POINTS, claim)


def _time(draft: Draft, judgement: Judgement, keep: str) -> Part | None:
    """Whether the data are still there when the decision is taken; nothing to say when no day is stated."""
    left = days_left(draft)
    if left is None:
        return None
    cost, provision = words.DAYS[judgement.kind], facts().provision_by_place["budapest_185", "16(1)"]
    text = words.TIME_KEPT if keep == "yes" else words.TIME_THERE if cost < left else words.TIME_GONE
    said = text.format(cost=cost, left=left)
    holds = keep == "yes" or cost < left
    claim = Claim(
        holds=holds, verified=provision.verified, right=said, wrong=said, ungraded=said, references=(provision,)
    )
    return mark(words.TIME_LABEL, claim)

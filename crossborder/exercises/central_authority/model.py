"""The exercise on the other side without widgets: its state, what a learner can do, and what the rules say to it."""

from __future__ import annotations

import json
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Many, Option
from crossborder.exercises.central_authority import marking, words
from crossborder.exercises.central_authority.marking import all_incoming
from crossborder.exercises.cited import budapest
from crossborder.exercises.feedback import Feedback
from crossborder.exercises.lesson.compare import Ruling
from crossborder.exercises.lesson.model import LessonModel
from crossborder.exercises.state import Slot, whole
from crossborder.exercises.task import Sample, Task, field_default
from crossborder.exercises.words import OUTCOMES
from crossborder.records import facts
from crossborder.request import Draft, DraftError, Knowledge, judge, risks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.ask import Answer, Field
    from crossborder.exercises.central_authority.marking import Incoming
    from crossborder.request import Judged

MOST_POINTS = 100
MATE = "mate"


# --- what the rules say to the three questions of the prediction ------------------------------------------------------


def _must_refuse(model: CentralAuthorityModel) -> Ruling:
    one = model.by_id("political")
    grant, refuse = one.judged.by_kind["grant"], one.judged.by_kind["refuse"]
    # The request with what the desk knows, as the rules see it.
    record = one.draft.to_json()
    record["case"]["stated"] = {**record["case"]["stated"], **one.knowledge.stated}
    outcome = risks(Draft.from_json(record)).outcome
    reason = words.RULING_POLITICAL.format(outcome=OUTCOMES[outcome or "open"].lower())
    answer = "no" if grant.defensible and refuse.defensible else None
    return Ruling(answer, refuse.verified, reason, refuse.provisions)


def _fault_refuse(_: CentralAuthorityModel) -> Ruling:
    rests = budapest("29(5)", "29(5)(a)", "29(5)(b)")
    return Ruling("no", rests[0].verified, words.RULING_FAULT, rests)


def _own_case(model: CentralAuthorityModel) -> Ruling:
    judgement = model.by_id("own_case").judged.by_kind["postpone"]
    return Ruling("yes" if judgement.defensible else None, judgement.verified, words.RULING_OWN, judgement.provisions)


class CentralAuthorityModel(LessonModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    name, words = "central-authority", words
    rulings = MappingProxyType({"must_refuse": _must_refuse, "fault_refuse": _fault_refuse, "own_case": _own_case})

    def __init__(self) -> None:
        self.incoming = all_incoming()
        super().__init__(tuple(map(_task, self.incoming)), sections=(MATE, "rubric"), slots=tuple(_own_slots()))

    def read_mate(self, name: str, data: bytes) -> str:
        """Read a classmate's draft, and say what came of it. A file that cannot be read changes nothing."""
        try:
            draft = Draft.from_json(data)
        except DraftError as error:
            return words.MATE_WRONG.format(name=name, problems=" ".join(error.problems))
        self.state.put("mate.draft", json.dumps(draft.to_json(), ensure_ascii=False, sort_keys=True))
        for field in self.mate_fields:
            self.state.put(f"mate.{field.id}", list(field_default(field)) if isinstance(field, Many) else "")
        return words.MATE_DONE.format(name=name)

    @property
    def mate(self) -> Draft | None:
        """The classmate's draft, or ``None`` when none was read."""
        text = self.state.text("mate.draft")
        try:
            return Draft.from_json(text) if text else None
        except DraftError:  # kept work that was changed by hand
            return None

    @cached_property
    def mate_fields(self) -> tuple[Field, ...]:
        """The fields of a decision on any request: every part of a request, no list of provisions yet."""
        empty = judge(Draft())
        options = tuple(Option(part.id, part.title, part.why) for part in facts().request_parts)
        return tuple(
            Many(field.id, field.label, options) if isinstance(field, Many) else field
            for field in marking.fields(empty)
            if field.id != "provision"
        )

    def mate_judged(self) -> Judged | None:
        """What the rules say to the classmate's request, with what the learner knows beside it."""
        draft = self.mate
        if draft is None:
            return None
        known = self.state.get("mate.known")
        knows = known if isinstance(known, list) else []
        stated = {name: "yes" for name in knows if name != "own_proceedings"}
        return judge(draft, Knowledge(stated=stated, own_proceedings="own_proceedings" in knows))

    def mate_answers(self) -> dict[str, Answer]:
        """The learner's decision on the classmate's request."""
        entered = {name: self.state.get(f"mate.{name}") for name in ("decision", "provision", "points", "keep")}
        return {name: value if isinstance(value, list) else str(value) for name, value in entered.items()}

    def check_mate(self) -> Feedback | str:
        """Check the decision on the classmate's request: the feedback, or a sentence that says what is missing."""
        draft, judged, answers = self.mate, self.mate_judged(), self.mate_answers()
        if draft is None or judged is None or not all(answers[name] for name in ("decision", "provision", "keep")):
            return words.MATE_MISSING
        return Feedback(tuple(marking.parts(draft, judged, answers)))

    def points(self, part: str) -> int:
        """The points of a part of a decision, as they are now; what cannot be read counts as it came."""
        number = whole(self.state.text(f"rubric.{part}"), MOST_POINTS)
        return words.RUBRIC_PARTS[part][1] if number is None else number

    def rubric_problems(self) -> list[str]:
        """What cannot be read among the points, in sentences."""
        return [
            words.RUBRIC_WRONG.format(what=title, text=f"“{self.state.text(f'rubric.{part}').strip()}”", first=first)
            for part, (title, first) in words.RUBRIC_PARTS.items()
            if whole(self.state.text(f"rubric.{part}"), MOST_POINTS) is None
        ]

    def score(self) -> tuple[int, int]:
        """Points got and points that could be got, over the requests that are checked as they are now; parts that are not graded count in neither."""
        got = of = 0
        for task in self.tasks:
            graded = self.feedback(task.id)
            for part in graded.parts if graded else ():
                name = next(
                    (key for key, (title, _) in words.RUBRIC_PARTS.items() if part.label.startswith(title)), None
                )
                if name and part.verdict in {"right", "not_yet"}:
                    of += self.points(name)
                    got += self.points(name) * (part.verdict == "right")
        return got, of

    def by_id(self, name: str) -> Incoming:
        """One of the requests on the desk."""
        return next(one for one in self.incoming if one.id == name)


def _task(one: Incoming) -> Task:
    return Task(
        id=one.id,
        title=one.title,
        minutes=6,
        core=one.core,
        prompt=one.about,
        fields=marking.fields(one.judged),
        hints=words.HINTS,
        parts=partial(marking.parts, one.draft, one.judged),
        samples=tuple(_samples(one)),
    )


def _samples(one: Incoming) -> Iterator[Sample]:
    """Every decision, with the provision that the rules would name for it."""
    for kind, judgement in one.judged.by_kind.items():
        named = marking.NONE if kind == "grant" else judgement.provisions[0].label
        answers: dict[str, Answer] = {
            "decision": kind,
            "provision": named,
            "points": list(one.judged.to_ask),
            "keep": "yes",
        }
        yield Sample(words.DECISIONS[kind][0], answers, (f"{words.DECISION}: {words.DECISIONS[kind][0]}",))


def _own_slots() -> Iterator[Slot]:
    yield Slot("mate.draft")
    yield Slot("mate.decision", allowed=tuple(words.DECISIONS))
    # Which provisions can be named depends on the request, so any label is kept.
    yield Slot("mate.provision")
    yield Slot("mate.points", default=(), allowed=tuple(part.id for part in facts().request_parts))
    yield Slot("mate.keep", allowed=("yes", "no"))
    yield Slot("mate.known", default=(), allowed=tuple(words.MATE_FACTS))
    for part, (_, first) in words.RUBRIC_PARTS.items():
        yield Slot(f"rubric.{part}", default=str(first))

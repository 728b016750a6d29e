"""The Lauri Love exercise without widgets: its state, what the judge can do, and what the law and the others say."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, chosen_text, options
from crossborder.exercises.cited import sources
from crossborder.exercises.feedback import capital
from crossborder.exercises.lauri_love import law, words
from crossborder.exercises.lauri_love.path import FORUM, all_issues
from crossborder.exercises.lauri_love.tasks import all_tasks
from crossborder.exercises.lesson.compare import YES_NO, Ruling
from crossborder.exercises.lesson.model import LessonModel, Together, hands_slots
from crossborder.exercises.state import Slot
from crossborder.exercises.task import field_values
from crossborder.exercises.words import OUTCOMES
from crossborder.records import facts
from crossborder.rules import punished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.lauri_love.path import Issue
    from crossborder.exercises.state import Value


def _surrender(model: LauriLoveModel) -> Ruling:
    """The treaty had no ground against it, and still extradition was refused, or could be: the Act has grounds of its own."""
    real = model.case == words.LOVE
    route = law.route_over(law.assessed(), law.TREATY)
    grounds = law.sections("s 79(3)", "s 83A(1)", "s 91(2)", "s 91(3)") if real else law.sections("s 79(3)", "s 83A(1)")
    text = words.RULING_SURRENDER if real else words.RULING_SURRENDER_MADE
    judgment = law.event("high_court").provenance
    return Ruling(
        answer="no",
        verified=route.verified and all(one.verified for one in grounds) and judgment.verified,
        reason=text.format(outcome=OUTCOMES[route.outcome].lower()),
        references=(*law.treaty("1"), *grounds, *(sources("ll_judgment_tna") if real else ())),
    )


def _national(_: object) -> Ruling:
    """Whether the requested state extradites its own nationals."""
    rule = facts().state_by_code[law.ASKED].nationals
    if rule is None:
        return Ruling(None, verified=False, reason=words.NATIONAL_UNKNOWN, references=law.sections("s 79(1)"))
    answers = {"extradites": "no", "refuses": "yes"}
    references = (law.section("s 79(1)"), rule.provision, *law.treaty("3"))
    return Ruling(answers.get(rule.answer), rule.provenance.verified, rule.text, references)


def home(*, real: bool) -> Ruling:
    """Whether the conduct was an English offence on the day of the act."""
    punishment = punished(law.ASKED, law.CONDUCT, on=law.COMMITTED)
    reason = capital(f"{punishment.reason}.")
    if not real and punishment.offence:
        first = punishment.offence
        reason = words.HOME_MADE.format(since=first.in_force.day, law=first.provision.label)
    references = (*punishment.provisions, *law.sections("s 88"))
    return Ruling(YES_NO[punishment.answer], punishment.verified, f"{reason} {words.HOME_REFUSAL}", references)


class LauriLoveModel(LessonModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost.

    There are two cases, the real one and a made-up one without illness. What is entered is kept for each of them.
    """

    name, words = "lauri-love", words
    rulings = MappingProxyType(
        {"surrender": _surrender, "national": _national, "home": lambda model: home(real=model.case == words.LOVE)}
    )
    # A chapter can lead straight to one of the cases: `#case=made`.
    presets = MappingProxyType({"case": "way.case"})

    def __init__(self) -> None:
        self.issues = all_issues()
        self.issue_by_id = {issue.id: issue for issue in self.issues}
        self.way = Choice("case", words.CASE_LABEL, options(words.CASES))
        super().__init__(
            all_tasks(),
            sections=tuple(f"issue_{issue.id}" for issue in self.issues),
            slots=(Slot("way.case", allowed=field_values(self.way)), *self._judge_slots()),
        )

    def _judge_slots(self) -> Iterator[Slot]:
        for case in words.CASES:
            for issue in self.issues:
                place = f"judge.{case}.{issue.id}"
                yield from (Slot(f"{place}.{choice.id}", allowed=field_values(choice)) for choice in issue.choices)
                yield from (Slot(f"{place}.{name}") for name in issue.texts)
                yield Slot(f"{place}.compared", default=False)
                yield from hands_slots("task", hands_on(issue, case))

    @property
    def case(self) -> str:
        """The case that is judged, ``love`` or ``made``: without a choice it is the one without illness."""
        return self.state.text("way.case") or words.MADE

    def place(self, issue: str, name: str) -> str:
        """The place in the state of a field of an issue, for the case that is judged."""
        return f"judge.{self.case}.{issue}.{name}"

    def entered(self, issue: str, name: str) -> str:
        """What the learner chose or wrote."""
        return self.state.text(self.place(issue, name))

    def set(self, key: str, value: Value | tuple[str, ...]) -> None:
        """Set one value; what was kept for a comparison stays as it was, and only ``compare_issue`` keeps it.

        Raises:
            StateError: when there is no such place or the value does not fit.
        """
        area, _, rest = key.partition(".")
        place, _, name = rest.rpartition(".")
        kept = area == "judge" and f"judge.{place}.compared" in self.state.slots and name != "changer"
        if kept and (name == "compared" or self.state.get(f"judge.{place}.compared")):
            return
        super().set(key, value)

    def compared_issue(self, issue: str) -> bool:
        """Whether the decision on an issue is kept, and what others said is shown."""
        return self.state.get(self.place(issue, "compared")) is True

    def issue_missing(self, issue: Issue, *, in_room: bool = False) -> str:
        """What is missing before a decision can be compared; empty when nothing is. A room decides by a show of hands: that is enough."""
        asked = (issue.decision,) if in_room else (issue.gate, issue.decision, issue.ground)
        missing = [words.MISSING_FIELDS[one.id] for one in asked if one and not self.entered(issue.id, one.id)]
        if not in_room:
            empty = [f"({one.letter})" for one in issue.matters if not self.entered(issue.id, f"weight_{one.letter}")]
            missing[1:1] = [words.MISSING_WEIGHTS.format(letters=", ".join(empty))] if empty else []
            if not self.entered(issue.id, "other_side").strip():
                missing.append(words.MISSING_FIELDS["other_side"])
        return words.COMPARE_MISSING.format(what="; ".join(missing)) if missing else ""

    def compare_issue(self, issue: str, *, in_room: bool = False) -> str:
        """Keep the decision on an issue and show what others said, if all is there; else say what is missing."""
        missing = "" if self.compared_issue(issue) else self.issue_missing(self.issue_by_id[issue], in_room=in_room)
        if not missing:
            self.state.put(self.place(issue, "compared"), value=True)
        return missing

    def ends(self, issue: Issue) -> bool:
        """Whether the learner's decision on an issue would end the case in law."""
        return self.entered(issue.id, "decision") in issue.ending

    def judgment(self) -> tuple[tuple[Issue, str, str], ...]:
        """The decisions that are kept, in the order of the Act: issue, decision in words, provision."""
        return tuple(
            (issue, chosen_text(issue.decision, self.entered(issue.id, "decision")), self.entered(issue.id, "ground"))
            for issue in self.issues
            if self.compared_issue(issue.id)
        )

    @property
    def together(self) -> Together:
        """On paper the class weighs the seven matters, in the case without illness: nobody there can look away."""
        return Together(self.issue_by_id[FORUM].title, words.SHEET_PROMPT, words.SHEET_MATTERS)


def hands_on(issue: Issue, case: str) -> Choice:
    """The decision on an issue, under the name by which a room's hands are kept."""
    return replace(issue.decision, id=f"{case}-{issue.id}")

"""The tasks of the exercise on preservation, checked by the rules and the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Many, Option, provision_options
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.marking import first_day_part, provision_part
from crossborder.exercises.preservation import law, words
from crossborder.exercises.task import Sample, Task
from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.feedback import Reference
    from crossborder.records.records import Provision

_OFFERED = ("24(1)(a)", "25(4)", "25(5)", "27(4)(a)", "27(4)(b)", "29(3)", "29(4)", "29(5)(a)", "29(5)(b)", "29(7)")


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return _who(), _which(), _first(), _other(), _how_long()


def _offered() -> tuple[Provision, ...]:
    return tuple(law.budapest(article) for article in _OFFERED)


# --- 1. who made the reservation -----------------------------------------------------------------------------------


def _who() -> Task:
    states = tuple(Option(code, facts().state_by_code[code].name, words.WHO_WHY) for code in law.ASKED_ABOUT)
    return Task(
        id="who",
        title=words.WHO_TITLE,
        minutes=3,
        core=True,
        prompt=words.WHO_PROMPT,
        fields=(Many("states", words.WHO_LABEL, states),),
        hints=words.WHO_HINTS,
        check=lambda answers: Feedback(tuple(_one_state(code, answers) for code in law.ASKED_ABOUT)),
        samples=tuple(Sample(state.text, {"states": [state.value]}, (state.text,)) for state in states),
    )


def _one_state(code: str, answers: Answers) -> Part:
    state, record = facts().state_by_code[code], law.record_of(code)
    if record is None:
        return Part(state.name, "not_graded", words.WHO_NOT_LOOKED.format(state=state.name), (law.budapest("29(4)"),))
    made = record.result == "made"
    says = (words.WHO_MADE if made else words.WHO_NONE).format(state=state.name, text=record.text)
    sources: tuple[Reference, ...] = tuple(facts().source_by_id[name] for name in record.provenance.sources)
    claim = Claim(
        holds=(code in answers["states"]) is made,
        verified=record.provenance.verified,
        right=says,
        wrong=says,
        ungraded=says,
        references=(law.budapest("29(4)"), *sources),
    )
    return mark(state.name, claim)


# --- 2. which provision stands against the refusal -------------------------------------------------------------------


def _which() -> Task:
    answers = (
        Option("yes", words.WHICH_YES, words.WHICH_YES_WHY),
        Option("no", words.WHICH_NO, words.WHICH_NO_WHY),
    )
    return Task(
        id="which",
        title=words.WHICH_TITLE,
        minutes=3,
        core=True,
        prompt=words.WHICH_PROMPT,
        fields=(
            Choice("provision", words.WHICH_LABEL, provision_options(_offered()), listed=True),
            Choice("helps", words.WHICH_ANSWER, answers),
        ),
        hints=words.WHICH_HINTS,
        check=_check_which,
        samples=tuple(
            Sample(
                f"{law.budapest(article).label}; {answer.text}",
                {"provision": law.budapest(article).label, "helps": answer.value},
            )
            for article, answer in (("29(4)", answers[0]), ("29(3)", answers[1]))
        ),
    )


def _check_which(answers: Answers) -> Feedback:
    step = law.budapest_step(law.assessed({"conduct": "malware"}))
    verified = step is not None and step.verified
    deciding = step.provisions[:1] if step and step.effect == "no_obstacle" else ()
    claim = Claim(
        holds=(answers["helps"] == "no") is (step.effect == "no_obstacle") if step else None,
        verified=verified,
        right=words.WHICH_RIGHT,
        wrong=words.WHICH_WRONG,
        ungraded=words.WHICH_UNGRADED,
        references=(law.budapest("29(4)"),),
    )
    named = str(answers["provision"])
    return Feedback(
        (
            provision_part(words.WHICH_LABEL, named, _offered(), deciding, verified=verified),
            mark(words.WHICH_ANSWER, claim),
        )
    )


# --- 3. the first day ------------------------------------------------------------------------------------------------


def _first() -> Task:
    return Task(
        id="first",
        title=words.FIRST_TITLE,
        minutes=3,
        core=False,
        prompt=words.FIRST_PROMPT,
        fields=(Day("day", words.FIRST_LABEL),),
        hints=words.FIRST_HINTS,
        check=lambda answers: Feedback(
            (
                first_day_part(
                    words.FIRST_LABEL,
                    str(answers["day"]),
                    law.both_bound,
                    (law.budapest("29(1)"), law.budapest("36(4)")),
                ),
            )
        ),
        samples=tuple(Sample(day, {"day": day}) for day in ("2012-06-13", "2012-10-01", "2013-01-01")),
    )


# --- 4. another reason to refuse -------------------------------------------------------------------------------------


def _other() -> Task:
    return Task(
        id="other",
        title=words.OTHER_TITLE,
        minutes=3,
        core=False,
        prompt=words.OTHER_PROMPT,
        fields=(Choice("provision", words.OTHER_LABEL, provision_options(_offered()), listed=True),),
        hints=words.OTHER_HINTS,
        check=_check_other,
        samples=tuple(
            Sample(law.budapest(article).label, {"provision": law.budapest(article).label})
            for article in ("27(4)(a)", "29(5)(a)")
        ),
    )


def _check_other(answers: Answers) -> Feedback:
    step = law.budapest_step(law.assessed({"conduct": "malware"}, political=True), "permits_refusal")
    return Feedback(
        (
            provision_part(
                words.OTHER_LABEL,
                str(answers["provision"]),
                _offered(),
                step.provisions if step else (),
                verified=step is not None and step.verified,
            ),
        )
    )


# --- 5. for how long -------------------------------------------------------------------------------------------------


def _how_long() -> Task:
    options = tuple(Option(days, text, why) for days, (text, why) in words.LONG_OPTIONS.items())
    return Task(
        id="how_long",
        title=words.LONG_TITLE,
        minutes=2,
        core=False,
        prompt=words.LONG_PROMPT,
        fields=(Choice("days", words.LONG_LABEL, options),),
        hints=words.LONG_HINTS,
        check=_check_how_long,
        samples=tuple(Sample(option.text, {"days": option.value}) for option in options),
    )


def _check_how_long(answers: Answers) -> Feedback:
    figure = facts().time_by_id["budapest_preservation"]
    claim = Claim(
        holds=int(str(answers["days"])) == figure.minimum,
        verified=law.budapest("29(7)").verified,
        right=words.LONG_RIGHT,
        wrong=words.LONG_WRONG,
        ungraded=words.LONG_UNGRADED,
        references=(law.budapest("29(7)"),),
    )
    return Feedback((mark(words.LONG_LABEL, claim),))

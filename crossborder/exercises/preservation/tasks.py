"""The tasks of the exercise on preservation, checked by the rules and the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Many, Option, chosen, options, provision_choice
from crossborder.exercises.cited import budapest, sources_of
from crossborder.exercises.feedback import Part, Says, mark
from crossborder.exercises.preservation import law, words
from crossborder.exercises.task import Sample, Task, both_bound, every_answer, first_day_part, provision_part
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.ask import Answers

_OFFERED = ("24(1)(a)", "25(4)", "25(5)", "27(4)(a)", "27(4)(b)", "29(3)", "29(4)", "29(5)(a)", "29(5)(b)", "29(7)")


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return _who(), _which(), _first(), _other(), _how_long()


# --- 1. who made the reservation -----------------------------------------------------------------------------------


def _who() -> Task:
    names = {code: facts().state_by_code[code].name for code in law.ASKED_ABOUT}
    states = Many("states", words.WHO_LABEL, tuple(Option(code, name, words.WHO_WHY) for code, name in names.items()))

    def parts(answers: Answers) -> Iterator[Part]:
        for code, name in names.items():
            yield _one_state(code, name, ticked=code in answers["states"])

    return Task.of(words, "WHO", "who", (states,), parts, every_answer(states, {}))


def _one_state(code: str, name: str, *, ticked: bool) -> Part:
    record, rests = law.record_of(code), budapest("29(4)")
    if record is None:
        return Part(
            name, "not_graded", words.WHO_NOT_LOOKED.format(state=facts().state_by_code[code].in_sentence), rests
        )
    made = record.result == "made"
    says = (words.WHO_MADE if made else words.WHO_NONE).format(text=record.text)
    return mark(name, says, (*rests, *sources_of(record)), holds=ticked is made, verified=record.provenance.verified)


# --- 2. which provision stands against the refusal -------------------------------------------------------------------


def _which() -> Task:
    yes, no = (words.WHICH_YES, words.WHICH_YES_WHY), (words.WHICH_NO, words.WHICH_NO_WHY)
    answers = options({"yes": yes, "no": no})
    fields = provision_choice(words.WHICH_LABEL, budapest(*_OFFERED)), Choice("helps", words.WHICH_ANSWER, answers)
    samples = (
        Sample(f"{provision.label}; {answer.text}", {"provision": provision.label, "helps": answer.value})
        for provision, answer in zip(budapest("29(4)", "29(3)"), answers, strict=True)
    )
    return Task.of(words, "WHICH", "which", fields, _check_which, samples)


def _check_which(answers: Answers) -> Iterator[Part]:
    step = law.budapest_step(law.assessed({"conduct": "malware"}))
    verified, waived = step is not None and step.verified, step is not None and step.effect == "no_obstacle"
    deciding = step.provisions[:1] if step and waived else ()
    named, holds = str(answers["provision"]), (answers["helps"] == "no") is waived if step else None
    yield provision_part(words.WHICH_LABEL, named, budapest(*_OFFERED), deciding, verified=verified)
    yield mark(words.WHICH_ANSWER, Says.of(words, "WHICH"), budapest("29(4)"), holds=holds, verified=verified)


# --- 3. the first day ------------------------------------------------------------------------------------------------


def _first() -> Task:
    def parts(answers: Answers) -> Iterator[Part]:
        both, rests = both_bound(law.ASKING, law.ASKED), budapest("29(1)", "36(4)")
        yield first_day_part(words.FIRST_LABEL, str(answers["day"]), both, rests)

    samples = (Sample(day, {"day": day}) for day in ("2012-06-13", "2012-10-01", "2013-01-01"))
    return Task.of(words, "FIRST", "first", (Day("day", words.FIRST_LABEL),), parts, samples)


# --- 4. another reason to refuse -------------------------------------------------------------------------------------


def _other() -> Task:
    def parts(answers: Answers) -> Iterator[Part]:
        step = law.budapest_step(law.assessed({"conduct": "malware"}, political=True), "permits_refusal")
        named, deciding = str(answers["provision"]), step.provisions if step else ()
        verified = step is not None and step.verified
        yield provision_part(words.OTHER_LABEL, named, budapest(*_OFFERED), deciding, verified=verified)

    samples = (Sample(one.label, {"provision": one.label}) for one in budapest("27(4)(a)", "29(5)(a)"))
    asked = provision_choice(words.OTHER_LABEL, budapest(*_OFFERED))
    return Task.of(words, "OTHER", "other", (asked,), parts, samples)


# --- 5. for how long -------------------------------------------------------------------------------------------------


def _how_long() -> Task:
    days = Choice("days", words.LONG_LABEL, options(words.LONG_OPTIONS))

    def parts(answers: Answers) -> Iterator[Part]:
        rests, least = budapest("29(7)"), facts().time_by_id["budapest_preservation"].minimum
        given = str(answers["days"])
        says, holds = Says.of(words, "LONG", **chosen(days, given)), int(given) == least
        yield mark(words.LONG_LABEL, says, rests, holds=holds, verified=rests[0].verified)

    return Task.of(words, "LONG", "how_long", (days,), parts, every_answer(days, {}))

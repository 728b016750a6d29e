"""What learners said, answer by answer, so that it can be counted: predictions, tries at tasks, new cases, hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from crossborder.work.tries import Try

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Moments at which something is asked, in the order of a class.
PREDICTION, HANDS, TRY, SECOND_HANDS, END, CASE, REVIEW = (
    "prediction", "hands", "try", "second hands", "end", "case", "review",
)  # fmt: skip
# As values: that the question was answered at all, and that of several ticks none was set.
ANSWERED, NONE_TICKED = "", "~none"
# The new case that a file names no case for: the first one.
FIRST_CASE = "1"
REVIEWED = "review-"
LONGEST, MOST_HANDS = 200, 9999
_ONCE = frozenset({"prediction", "again", "transfer"})
_VOTES = {"first": HANDS, "second": SECOND_HANDS}


class Answer(NamedTuple):
    """An answer that learners gave.

    Args:
        exercise: id of the exercise.
        question: the question: of a prediction, a task with its field (``haven.provision``), or a new case.
        moment: when it was asked.
        number: which try, from 1; 0 where tries are not counted.
        hints: how many hints were shown before it.
        value: the answer; empty stands for any.
    """

    exercise: str
    question: str
    moment: str
    number: int
    hints: int
    value: str


def answers_in(
    exercise: str, values: Mapping[str, Any], tried: Mapping[str, tuple[Try, ...]]
) -> Iterator[tuple[Answer, int]]:
    """What one file says on an exercise, each answer with how many people gave it: one, but for a show of hands.

    Args:
        tried: the tries at its tasks, as `tries_in` reads them there.
    """
    for task, tries in tried.items():
        yield from _tries(exercise, task, tries)
    if exercise.startswith(REVIEWED):
        for key, value in values.items():
            yield from _answer(Answer(exercise, key, REVIEW, 0, 0, ANSWERED), value)
        return
    for key, value in values.items():
        area, _, rest = key.partition(".")
        if area == "votes":
            yield from _hands(exercise, rest, value)
        elif area in _ONCE and (area, rest) != ("prediction", "kept"):
            yield from _once(exercise, area, rest, value, values)
        if area == "checked" and value is True and not tried.get(rest):
            yield from _tries(exercise, rest, (Try(_fields(rest, values), 0, ""),), first=0)


def _once(
    exercise: str, area: str, rest: str, value: object, values: Mapping[str, Any]
) -> Iterator[tuple[Answer, int]]:
    """What is asked once: a prediction that is kept, the same at the end, the decision in a new case."""
    if area == "prediction" and values.get("prediction.kept") is True:
        yield from _answer(Answer(exercise, rest, PREDICTION, 0, 0, ANSWERED), value)
    elif area == "again":
        yield from _answer(Answer(exercise, rest, END, 0, 0, ANSWERED), value)
    elif area == "transfer" and rest.rpartition(".")[2] == "decision":
        yield from _answer(Answer(exercise, rest.rpartition(".")[0] or FIRST_CASE, CASE, 0, 0, ANSWERED), value)


def _tries(exercise: str, task: str, tries: tuple[Try, ...], first: int = 1) -> Iterator[tuple[Answer, int]]:
    for number, one in enumerate(tries, start=first):
        for field, value in one.answers.items():
            asked = Answer(exercise, f"{task}.{field}"[:LONGEST], TRY, number, one.hints, ANSWERED)
            yield from _answer(asked, value)


def _fields(task: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is in a task that a version of the course checked which kept no tries."""
    place = f"task.{task}."
    return {key.removeprefix(place): value for key, value in values.items() if key.startswith(place)}


def _answer(asked: Answer, value: object) -> Iterator[tuple[Answer, int]]:
    if isinstance(value, list):
        chosen = [text for each in value if (text := plain(each))] or [NONE_TICKED]
    else:
        chosen = [text] if (text := plain(value)) else []
    if chosen:
        yield asked, 1
    for text in dict.fromkeys(chosen):
        yield Answer(*asked[:-1], text[:LONGEST]), 1


def _hands(exercise: str, rest: str, typed: object) -> Iterator[tuple[Answer, int]]:
    """The hands that a lecturer counted in the room and typed in."""
    vote, _, place = rest.partition(".")
    question, _, value = place.partition(".")
    text = plain(typed).strip()
    if vote in _VOTES and value and text.isascii() and text.isdigit():
        asked = Answer(exercise, question, _VOTES[vote], 0, 0, value)
        count = min(int(text[:5]), MOST_HANDS)
        yield from ((asked, count), (asked._replace(value=ANSWERED), count))


def plain(value: object) -> str:
    """A text that any file can hold: half a character, which browsers allow, becomes the sign for one that is missing.

    Returns:
        The text; empty when it is none.
    """
    if not isinstance(value, str):
        return ""
    if value.isascii():
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

"""Check the source: a document cannot report what happened after it was written. The days in the data decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Many, Option
from crossborder.exercises.days import read_day
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.lauri_love import law
from crossborder.exercises.lauri_love import twist_words as words
from crossborder.exercises.task import Sample, Task
from crossborder.records.dates import in_words

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.records.records import CaseEvent, Source

# Documents that could be cited for it; their days stand in the data.
_OFFERED = (
    "ll_parkin_2017",
    "ll_district_judge",
    "ll_ars_2016",
    "ll_judgment_tna",
    "ll_nlj_2018",
    "uk_us_congress_108_23",
)
_JUDGMENT = "ll_judgment_tna"
# They print the wrong year for the judgment.
_MISPRINTS = ("ll_wilmerhale_2018", "ll_corker_2018")


def who_can_report() -> Task:
    """Build the task."""
    options = tuple(_option(law.source(name)) for name in _OFFERED)
    wrong: Answers = {"can": list(_OFFERED), "best": "ll_parkin_2017", "day": "2017-02-05"}
    right: Answers = {"can": [name for name in _OFFERED if _reports(name)], "best": _JUDGMENT, "day": "2018-02-05"}
    return Task(
        id="reported",
        title=words.SOURCE_TITLE,
        minutes=3,
        core=False,
        prompt=words.SOURCE_PROMPT,
        fields=(
            Many("can", words.SOURCE_TICK, options),
            Choice("best", words.SOURCE_BEST, options, listed=True),
            Day("day", words.SOURCE_DAY),
        ),
        hints=words.SOURCE_HINTS,
        check=_check,
        samples=(
            Sample(words.SOURCE_EVERYTHING, wrong),
            Sample(words.SOURCE_NOTHING, {**right, "can": []}, (words.SOURCE_PARTS[0],)),
            Sample(law.source(_JUDGMENT).title, right),
        ),
    )


def _option(source: Source) -> Option:
    return Option(source.id, source.title, words.SOURCE_WHY.format(day=source.published or "?"))


def _refusal() -> CaseEvent:
    return law.event("high_court")


def _reports(name: str) -> bool:
    """Whether a document can report the refusal: it is not older, and it speaks of the case."""
    published, day = law.source(name).published, _refusal().day
    return published is not None and published.latest >= day.earliest


def _check(answers: Answers) -> Feedback:
    ticked = answers["can"]
    return Feedback(
        (_documents(ticked if isinstance(ticked, list) else []), _best(str(answers["best"])), _day(str(answers["day"])))
    )


def _documents(ticked: list[str]) -> Part:
    early = [name for name in ticked if not _reports(name)]
    missed = [name for name in _OFFERED if _reports(name) and name not in ticked]
    shown = early or missed or list(ticked)
    wrong = words.SOURCE_EARLY if early else words.SOURCE_MISSED
    claim = Claim(
        holds=not early and not missed,
        verified=_refusal().provenance.verified,
        right=words.SOURCE_CAN.format(titles=_titles(ticked)),
        wrong=wrong.format(titles=_titles(shown)),
        ungraded=words.SOURCE_UNGRADED,
        references=law.sources(*shown, _JUDGMENT),
    )
    return mark(words.SOURCE_PARTS[0], claim)


def _titles(names: list[str]) -> str:
    return "; ".join(law.source(name).title for name in names) + "."


def _best(name: str) -> Part:
    claim = Claim(
        holds=law.source(name).kind == "judgment" and _reports(name),
        verified=_refusal().provenance.verified,
        right=words.SOURCE_RIGHT_BEST,
        wrong=words.SOURCE_WRONG_BEST,
        ungraded=words.SOURCE_UNGRADED,
        references=law.sources(name),
    )
    return mark(words.SOURCE_PARTS[1], claim)


def _day(text: str) -> Part:
    day = read_day(text, words.SOURCE_DAY)
    exact = _refusal().day.exact
    claim = Claim(
        holds=None if exact is None else day == exact,
        verified=_refusal().provenance.verified,
        right=words.SOURCE_RIGHT_DAY.format(day=in_words(day)),
        wrong=words.SOURCE_WRONG_DAY,
        ungraded=words.SOURCE_UNGRADED,
        references=law.sources(_JUDGMENT, *_MISPRINTS),
    )
    return mark(words.SOURCE_PARTS[2], claim)

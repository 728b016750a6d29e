"""Task 3: with the states of which region would one accession have helped most?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option
from crossborder.exercises.feedback import Claim, Feedback, mark
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.treaty_explorer import task_words as words
from crossborder.exercises.treaty_explorer.between import Question
from crossborder.exercises.treaty_explorer.categories import REACH
from crossborder.exercises.treaty_explorer.regions import REGIONS
from crossborder.exercises.treaty_explorer.what_if import changes
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.ask import Answers
    from crossborder.exercises.feedback import Part
    from crossborder.exercises.treaty_explorer.what_if import Change
    from crossborder.records.records import Provision

ASKED = Question(state="IND", measure="preservation", conduct="malware", on=date(2020, 7, 1))
INSTRUMENT, YEAR = "budapest_185", "2020"


def region_gains() -> Task:
    """Build the task."""
    return Task(
        id="gains",
        title=words.REGION_TITLE,
        minutes=4,
        core=False,
        prompt=words.REGION_PROMPT,
        fields=(
            Choice(
                "region",
                words.REGION_FIELD,
                tuple(Option(name, name, words.REGION_WHYS[name]) for name in REGIONS),
                listed=True,
            ),
            Choice(
                "kind",
                words.REGION_KIND,
                tuple(Option(name, REACH[name].title, text) for name, text in words.KIND_WHYS.items()),
                listed=True,
            ),
        ),
        hints=words.REGION_HINTS,
        check=_check,
        samples=(
            *(Sample(name, {"region": name, "kind": "operative"}, (words.REGION_FIELD,)) for name in REGIONS),
            *(
                Sample(REACH[name].title, {"region": "Asia", "kind": name}, (words.REGION_KIND,))
                for name in words.KIND_WHYS
            ),
        ),
    )


def _check(answers: Answers) -> Feedback:
    comparisons = changes(ASKED, INSTRUMENT, YEAR)
    return Feedback((_region(comparisons, str(answers["region"])), _kind(comparisons, str(answers["kind"]))))


def _rests() -> tuple[Provision, ...]:
    return tuple(facts().provision_by_place[INSTRUMENT, article] for article in ("29(1)", "37(1)", "37(2)"))


def _region(comparisons: Mapping[str, Change], named: str) -> Part:
    """A region surely gains most when its confirmed gains are more than all that any other could gain."""
    sure, most = _counted(comparisons, sure=True), _counted(comparisons, sure=False)
    leading = max(REGIONS, key=lambda region: sure[region])
    decided = all(sure[leading] > most[region] for region in REGIONS if region != leading)
    gains = ", ".join(f"{region} {most[region]}" for region in REGIONS)
    return mark(
        words.REGION_FIELD,
        Claim(
            holds=named == leading,
            verified=decided,
            right=words.REGION_RIGHT.format(gains=gains),
            wrong=words.REGION_WRONG,
            ungraded=words.REGION_UNGRADED,
            references=_rests(),
        ),
    )


def _counted(comparisons: Mapping[str, Change], *, sure: bool) -> Counter[str]:
    """Gains by region: the confirmed ones, or all that are gains or could be because something is not known."""
    region = {state.code: state.region for state in facts().states}
    return Counter(
        region[code]
        for code, one in comparisons.items()
        if (one.category == "gained" and one.verified) or (not sure and _could(one))
    )


def _could(change: Change) -> bool:
    return change.category == "gained" or change.after.kind == "unknown"


def _kind(comparisons: Mapping[str, Change], named: str) -> Part:
    gained = [one for one in comparisons.values() if one.category == "gained"]
    kinds = {one.after.kind for one in gained}
    return mark(
        words.REGION_KIND,
        Claim(
            holds=kinds == {named},
            verified=len(kinds) == 1 and any(one.verified for one in gained),
            right=words.KIND_RIGHT,
            wrong=words.KIND_WRONG,
            ungraded=words.KIND_UNGRADED,
            references=_rests()[:1],
        ),
    )

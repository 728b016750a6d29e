"""Where does a ground stand: in the treaty, in the statute, or in both?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.lauri_love import law
from crossborder.exercises.lauri_love import twist_words as words
from crossborder.exercises.task import Sample, Task

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.records.records import Provision

# Ground: article of the treaty, section of the Act; empty where there is none of this kind. What the treaty says of time
# is that it does not matter, which is no ground. That it has none on forum, health and human rights is in its summary.
_STANDS = {
    "forum": ("", "s 83A(1)"),
    "health": ("", "s 91(2)"),
    "rights": ("", "s 87(1)"),
    "death": ("7", "s 94"),
    "tried": ("5(1)", "s 80"),
    "time": ("", "s 82"),
    "speciality": ("18(1)", "s 95"),
}


def where_it_stands() -> Task:
    """Build the task."""
    return Task(
        id="places",
        title=words.PLACE_TITLE,
        minutes=4,
        core=False,
        prompt=words.PLACE_PROMPT,
        fields=tuple(
            Choice(name, words.PLACE_LABEL.format(ground=words.GROUNDS[name]), _options(), listed=True)
            for name in _STANDS
        ),
        hints=words.PLACE_HINTS,
        check=_check,
        samples=tuple(Sample(option.text, dict.fromkeys(_STANDS, option.value)) for option in _options()),
    )


def _options() -> tuple[Option, ...]:
    return tuple(Option(value, text, why) for value, (text, why) in words.PLACES.items())


def _check(answers: Answers) -> Feedback:
    return Feedback(tuple(_part(name, str(answers[name])) for name in _STANDS))


def _part(name: str, answer: str) -> Part:
    article, number = _STANDS[name]
    in_treaty, in_act = law.treaty(article) if article else None, law.section(number)
    place = "both" if in_treaty else "act"
    told = {"treaty": _named(in_treaty), "act": _named(in_act)}
    treaty_read = in_treaty.verified if in_treaty else law.held().instrument_by_id[law.TREATY].provenance.verified
    references = tuple(one for one in (in_treaty, in_act) if one) + (
        () if in_treaty else law.sources("uk_us_dipublico")
    )
    verified = treaty_read and in_act.verified
    if verified and answer != place:
        # A wrong answer is sent to where to look, and not to the very place.
        references = (law.treaty("4(1)"), law.section("s 79(1)"))
    claim = Claim(
        holds=answer == place,
        verified=verified,
        right=words.PLACE_RIGHT.format(**told),
        wrong=words.PLACE_WRONG,
        ungraded=words.PLACE_UNGRADED.format(**told),
        references=references,
    )
    return mark(words.PLACE_LABEL.format(ground=words.GROUNDS[name]), claim)


def _named(provision: Provision | None) -> str:
    return provision.label if provision else words.PLACE_NO

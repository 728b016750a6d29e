"""A task that changes one thing in a request and asks what a treaty then makes of it, checked by the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option, provision_options
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.lauri_love import law
from crossborder.exercises.lauri_love import twist_words as words
from crossborder.exercises.marking import provision_part
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.words import OUTCOMES
from crossborder.rules import assess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossborder.exercises.ask import Answers, Field
    from crossborder.records.records import Provision
    from crossborder.rules import CooperationRequest
    from crossborder.rules.steps import Route, Step

# Questions on the way that settle the supposed request before anything is changed in it.
_ALWAYS_THERE = ("basis", "own_law", "dual_criminality")


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a changed request.

    Args:
        letter: its letter in the task.
        text: the change, in a few words.
        instrument: id of the treaty that is asked.
        request: makes the request; it is made only when somebody asks.
        named: articles of the treaty that somebody could name; empty where none decides, because the treaty is silent.
    """

    letter: str
    text: str
    instrument: str
    request: Callable[[], CooperationRequest]
    named: tuple[str, ...] = ()

    @property
    def outcome_id(self) -> str:
        """Name of the field for the outcome."""
        return f"outcome_{self.letter.lower()}"

    @property
    def provision_id(self) -> str:
        """Name of the field for the provision."""
        return f"provision_{self.letter.lower()}"

    @property
    def offered(self) -> tuple[Provision, ...]:
        """The provisions that can be named."""
        return tuple(law.article(self.instrument, article) for article in self.named)

    def route(self) -> Route:
        """What the treaty alone makes of it: the requested state's own law is another matter."""
        return law.route_over(assess(self.request()), self.instrument).by_instrument


@dataclass(frozen=True, slots=True)
class Extra:
    """A further field of a task, with its own check.

    Args:
        field: what is asked.
        check: what is said to the answer.
    """

    field: Choice
    check: Callable[[str], Part]


def twist(name: str, variants: tuple[Variant, ...], extras: tuple[Extra, ...] = ()) -> Task:
    """Build a task.

    Args:
        name: its id, under which its words stand.
        variants: the forms of the changed request.
        extras: further fields.
    """
    title, minutes, prompt, hints = words.TWISTS[name]

    def check(answers: Answers) -> Feedback:
        parts = [part for variant in variants for part in _parts(variant, answers)]
        parts += [extra.check(str(answers[extra.field.id])) for extra in extras]
        return Feedback(tuple(parts))

    fields = [field for variant in variants for field in _fields(variant)] + [extra.field for extra in extras]
    return Task(
        id=name,
        title=title,
        minutes=minutes,
        core=False,
        prompt=prompt,
        fields=tuple(fields),
        hints=hints,
        check=check,
        samples=tuple(_samples(variants, extras)),
    )


def _fields(variant: Variant) -> Iterator[Field]:
    outcomes = tuple(Option(name, OUTCOMES[name], why) for name, why in words.OUTCOME_WHY.items())
    yield Choice(variant.outcome_id, _outcome_label(variant), outcomes, listed=True)
    if variant.named:
        provisions = provision_options(variant.offered)
        yield Choice(variant.provision_id, _provision_label(variant), provisions, listed=True)


def _outcome_label(variant: Variant) -> str:
    return words.OUTCOME_LABEL.format(letter=variant.letter, text=variant.text)


def _provision_label(variant: Variant) -> str:
    return words.PROVISION_LABEL.format(letter=variant.letter)


def _samples(variants: tuple[Variant, ...], extras: tuple[Extra, ...]) -> Iterator[Sample]:
    """Every outcome once for all variants, and every answer to a further field."""
    rest = {variant.provision_id: variant.offered[0].label for variant in variants if variant.named}
    rest |= {extra.field.id: extra.field.options[0].value for extra in extras}
    about = tuple(_outcome_label(variant) for variant in variants)
    for name in words.OUTCOME_WHY:
        yield Sample(OUTCOMES[name], {**rest, **{variant.outcome_id: name for variant in variants}}, about)
    first = next(iter(words.OUTCOME_WHY))
    for extra in extras:
        for option in extra.field.options:
            answers = {**rest, **{variant.outcome_id: first for variant in variants}, extra.field.id: option.value}
            yield Sample(option.text, answers, (extra.field.label,))


def _parts(variant: Variant, answers: Answers) -> Iterator[Part]:
    route = variant.route()
    steps = deciding(route)
    provisions = tuple(dict.fromkeys(provision for step in steps for provision in step.provisions))
    verified = route.verified
    told = {"outcome": OUTCOMES[route.outcome].lower(), "answer": " ".join(step.answer for step in steps)}
    outcome = Claim(
        holds=answers[variant.outcome_id] == route.outcome,
        verified=verified,
        right=words.RIGHT.format(**told),
        wrong=words.WRONG,
        ungraded=words.UNGRADED.format(**told),
        # A wrong answer is sent back to where the treaty begins, and not to the provision that decides.
        references=provisions if answers[variant.outcome_id] == route.outcome or not verified else _beginning(route),
    )
    yield mark(_outcome_label(variant), outcome)
    if not variant.named:
        return
    yield provision_part(
        _provision_label(variant), str(answers[variant.provision_id]), variant.offered, provisions, verified=verified
    )


def _beginning(route: Route) -> tuple[Provision, ...]:
    """The articles by which the treaty is a legal basis."""
    return route.basis.provisions if route.basis else ()


def deciding(route: Route) -> tuple[Step, ...]:
    """The steps that the change turns on: those that made the outcome, and where nothing stood against it, what was looked at.

    Args:
        route: what the treaty makes of a request.
    """
    if route.outcome != "available":
        return route.deciding
    looked_at = tuple(step for step in route.steps if step.id not in (*_ALWAYS_THERE, "threshold"))
    return looked_at or tuple(step for step in route.steps if step.id == "threshold")

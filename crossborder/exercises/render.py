"""Draws what the rules and the exercises say as HTML: one renderer for the live and the static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.ask import Choice, Day
from crossborder.exercises.cited import sources_of
from crossborder.exercises.feedback import VERDICT_WORDS, sentence
from crossborder.exercises.html import Markup, el, folded, folded_list, items, join, link, table
from crossborder.records import authority, facts
from crossborder.records.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crossborder.exercises.ask import Field, Option
    from crossborder.exercises.feedback import Feedback, Part, Reference
    from crossborder.exercises.task import Sample, Task
    from crossborder.records.records import CaseEvent, Provenance, Provision
    from crossborder.rules import Alternative, Assessment, Finding, Step


# --- provisions and sources ----------------------------------------------------------------------------------------


def status(*, verified: bool, on: Iterable[Provenance | Provision | Source] = ()) -> Markup:
    """The mark that says in what the source was read, by the weakest of the records it rests on, or that nobody saw one."""
    rests = authority.weakest(on)
    if not verified:
        return el("span", words.UNVERIFIED, class_="cbx-mark cbx-unverified", title=words.UNVERIFIED_MEANS)
    if rests == "unverified":
        return el("span", words.CONFIRMED, class_="cbx-mark cbx-confirmed", title=words.CONFIRMED_MEANS)
    return el("span", authority.WORDS[rests], class_="cbx-mark cbx-confirmed", title=authority.MEANS[rests])


def reference(cited: Reference) -> Markup:
    """A provision with what it says and whether its text was seen, or a source with its address."""
    if isinstance(cited, Source):
        day = f", {cited.published}" if cited.published else ""
        return join(link(cited.title, cited.url), day, " ", status(verified=cited.seen is not None, on=(cited,)))
    quotation = join(" ", el("q", cited.quotation)) if cited.quotation else None
    source = facts().source_by_id.get(cited.source)
    address = join(" ", link(f"({source.title})", source.url)) if source else None
    mark = status(verified=cited.verified, on=(cited,))
    return join(el("cite", cited.label), " ", mark, ": ", cited.summary, quotation, address)


def references(cited: Iterable[Reference]) -> Markup:
    """A list of provisions and sources, each once."""
    return items(map(reference, dict.fromkeys(cited))) or el("p", words.NO_PROVISION)


def timeline(events: Iterable[CaseEvent], caption: str, heads: tuple[str, ...]) -> Markup:
    """The events of a case as a table: day, and what happened with its source below it (two columns fit a telephone)."""
    rows = []
    for one in events:
        mark = status(verified=one.provenance.verified, on=(one.provenance,))
        source = el("div", links(sources_of(one)), " ", mark, class_="cbx-source")
        rows.append((str(one.day), join(el("strong", one.title), ". ", one.text, source)))
    return table(caption, heads, rows)


def links(sources: Iterable[Source]) -> Markup:
    """Sources by title, each with its address, in one line."""
    return join(*(link(source.title, source.url) for source in sources), between="; ")


# --- what the rules say --------------------------------------------------------------------------------------------


def outcome_line(outcome: str) -> Markup:
    """The outcome in words, with what it means."""
    line = words.OUTCOME_LINE.format(outcome=words.OUTCOMES[outcome])
    return el("p", el("span", line, class_="cbx-outcome"), f": {words.OUTCOME_MEANS[outcome]}.")


def assessment(assessed: Assessment) -> Markup:
    """An assessment: outcome, chain of reasons, other ways."""
    others = (
        join(el("strong", words.OUTCOMES[route.outcome]), f": {route.title}.", steps(route.steps))
        for route in assessed.routes[1:]
    )
    return el(
        "div",
        *_headed(assessed),
        el("p", words.STATUS_COUNT.format(status=words.CONFIRMED if assessed.verified else words.UNVERIFIED)),
        el("p", el("strong", f"{words.CHAIN}: {assessed.best.title}")),
        steps(assessed.steps),
        folded_list(words.QUESTIONS, (join(one.text, " ", names(one.provisions)) for one in assessed.questions)),
        folded_list(words.OTHER_ROUTES, others),
        folded_list(words.ALTERNATIVES, map(_alternative, assessed.alternatives)),
        class_="cbx-box",
    )


def brief(assessed: Assessment) -> Markup:
    """An assessment in short: outcome, and the chain of reasons with the names of the provisions."""
    chain = el("p", el("strong", f"{words.CHAIN}: {assessed.best.title}"))
    told = (
        join(*_says(step), *((" ", names(step.provisions)) if step.provisions else ()), items(step.reasons))
        for step in assessed.steps
    )
    return join(*_headed(assessed), chain, items(told, ordered=True))


def _headed(assessed: Assessment) -> tuple[Markup, ...]:
    """The outcome, and that nobody has seen the law of so late a day where that is so."""
    caution = (el("p", assessed.caution),) if assessed.caution else ()
    return outcome_line(assessed.outcome), *caution


def steps(chain: Iterable[Step]) -> Markup:
    """The chain of reasons as a numbered list; each step folds its provisions."""
    return items(map(_step, chain), ordered=True) or el("p", words.NO_PROVISION)


def _step(step: Step) -> Markup:
    rest = folded(words.RESTS_ON, references(step.provisions)) if step.provisions else el("p", words.NO_PROVISION)
    return join(*_says(step), items(step.reasons), rest)


def _says(step: Step) -> tuple[str | Markup, ...]:
    effect, mark = el("strong", words.EFFECTS[step.effect]), status(verified=step.verified, on=step.provisions)
    return effect, ": ", el("em", step.question), " ", step.answer, " ", mark


def _alternative(one: Alternative) -> Markup:
    cited = join(" ", names(one.provisions)) if one.provisions else None
    return join(el("strong", f"{one.title}: {words.OUTCOMES[one.outcome].lower()}"), ". ", one.text, cited)


def finding(dual: Finding) -> Markup:
    """A finding on dual criminality: the answer, its reasons, what it rests on."""
    answer = el("span", words.DUAL.format(answer=words.DUAL_ANSWERS[dual.met]), class_="cbx-outcome")
    line = el("p", answer, " ", status(verified=dual.verified))
    return el("div", line, items(dual.reasons), references(dual.provisions), class_="cbx-box")


# --- questions and feedback ----------------------------------------------------------------------------------------


def feedback(marking: Feedback) -> Markup:
    """A feedback, part by part, each with its verdict in words and what it rests on."""
    return join(*map(_part, marking.parts))


def _part(part: Part) -> Markup:
    return el("div", el("p", *_verdict(part)), rests_on(part), class_=f"cbx-box cbx-{part.verdict}")


def rests_on(part: Part) -> Markup:
    """What a part rests on, with what is told beside it, folded away."""
    return folded(words.RESTS_ON, el("p", part.more) if part.more else None, references(part.references))


def _verdict(part: Part) -> tuple[str | Markup, ...]:
    verdict = el("span", f"{VERDICT_WORDS[part.verdict]}: ", class_="cbx-verdict")
    return verdict, el("strong", sentence(part.label)), " ", part.text


def hints(texts: tuple[str, ...], shown: int) -> Markup | None:
    """The hints that were asked for, with how many there are."""
    lines = [
        words.HINT_NUMBER.format(number=at, total=len(texts), text=text) for at, text in enumerate(texts[:shown], 1)
    ]
    return el("div", *(el("p", line) for line in lines), class_="cbx-box cbx-note") if lines else None


def question(field: Field) -> Markup:
    """A question as a reader without JavaScript gets it: what can be chosen, with the reason for each folded away."""
    heading = el("p", el("strong", field.label))
    if isinstance(field, Day):
        return join(heading, el("p", words.DAY_FORM))
    if isinstance(field, Choice) and field.listed:
        return folded(field.label, items(map(_explained, field.options)))
    return join(heading, options(field.options))


def _explained(option: Option) -> Markup:
    """An option with its reason; what the reason begins with is not said twice."""
    name, _, about = option.text.partition(": ")
    return join(el("cite", name if about and option.why.startswith(about) else option.text), ": ", option.why)


def options(choices: Sequence[Option]) -> Markup:
    """Options, each with its reason folded away; a reason that all of them share is given once."""
    shared = {one.why for one in choices}
    if len(choices) > len(shared) == 1:
        texts = items(join(one.text) for one in choices)
        return join(texts, folded(words.REASON, el("p", *shared), on_paper=False))
    reasoned = (join(one.text, folded(words.REASON, el("p", one.why), on_paper=False)) for one in choices)
    return items(reasoned) or join()


def _questions(fields: Iterable[Field]) -> Iterator[Markup]:
    """The questions of a task; answers that are under an earlier one are not listed again."""
    listed: dict[tuple[Option, ...], str] = {}
    for field in fields:
        answers = () if isinstance(field, Day) else tuple(field.options)
        if answers in listed:
            yield join(el("p", el("strong", field.label)), el("p", words.STATIC_SAME.format(label=listed[answers])))
        else:
            yield question(field)
        if answers:
            listed.setdefault(answers, field.label)


def task(assignment: Task) -> Markup:
    """A task in its static form: question, hints, and what the rules say to answers worth talking about."""
    answers = [join(el("strong", sample.label), _answered(assignment, sample)) for sample in assignment.samples]
    return join(
        el("p", assignment.asked),
        *_questions(assignment.fields),
        folded(words.STATIC_HINTS, items(assignment.hints, ordered=True), on_paper=False),
        folded(words.STATIC_ANSWERS, items(answers), on_paper=False),
    )


def _answered(assignment: Task, sample: Sample) -> Markup | None:
    """What the rules say to a sample, in short: verdict, reason and the names of the provisions."""
    parts = assignment.check(sample.answers).parts
    about = (part for part in parts if not sample.about or part.label in sample.about)
    return items(join(*_verdict(part), " ", names(part.references)) for part in about)


def names(cited: Iterable[Reference]) -> Markup:
    """Provisions and sources by name only."""
    names = [el("cite", one.title if isinstance(one, Source) else one.label) for one in dict.fromkeys(cited)]
    return join("(", join(*names, between="; "), ")")


def minutes(count: int, *, core: bool) -> str:
    """How long something takes and whether it belongs to the core path."""
    length = words.MINUTE if count == 1 else words.MINUTES.format(minutes=count)
    return f"{length}, {words.CORE if core else words.EXTRA}"


def heading(level: str, title: str, count: int, *, core: bool) -> Markup:
    """A heading with its minutes."""
    return el(level, f"{title} ", el("span", f"({minutes(count, core=core)})", class_="cbx-minutes"))

"""The Lauri Love exercise as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.ask import chosen_text
from crossborder.exercises.cited import budapest, events, sources, sources_of
from crossborder.exercises.figures import trays
from crossborder.exercises.figures.road import draw, stations, voices
from crossborder.exercises.html import Markup, el, folded, items, join
from crossborder.exercises.lauri_love import compare, law, papers, words
from crossborder.exercises.lauri_love.model import home
from crossborder.exercises.lesson import outcome, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.lauri_love.model import LauriLoveModel
    from crossborder.exercises.lauri_love.path import Issue


def case() -> Markup:
    """What the learner decides, and what to know before reading on. No word of the case itself is here."""
    return join(page.lead(words.CASE), _warning())


def _warning() -> Markup:
    return el("div", el("p", el("strong", words.WARNING_TITLE)), el("p", words.WARNING), class_="cbx-box cbx-note")


def facts(model: LauriLoveModel) -> Markup:
    """The facts of the case that was chosen; without a choice those of the one without illness."""
    if model.case == words.LOVE:
        return love_facts()
    chosen = model.state.text("way.case")
    return join(None if chosen else el("p", words.CASE_NONE), made_up_facts())


def folded_facts(model: LauriLoveModel) -> Markup:
    """The facts, folded: the first question has room beside the choice of the case."""
    return folded(words.FACTS_FOLD, el("p", words.CHANGE_CASE), facts(model), id="lauri-love-facts")


def love_facts() -> Markup:
    """The facts of the real case up to the hearing."""
    return join(
        el(page.SECTION, words.FACTS_TITLE),
        render.timeline(events(law.CASE, until="hearing"), words.FACTS_CAPTION, words.TIMELINE_HEADS),
        el("p", words.FACTS_ALLEGED),
    )


def made_up_facts() -> Markup:
    """The facts of the made-up case."""
    return join(el(page.SECTION, words.MADE_TITLE), *(el("p", text) for text in words.MADE_FACTS))


def road(model: LauriLoveModel, issue: Issue) -> Markup:
    """The road of the Act with its stations, and who took which side at each."""
    at = model.issues.index(issue)
    return outcome.figure(
        lambda width: draw(stations(model), voices(model.case), width, name=f"road-{issue.id}-{width}", at=at),
        "stage-large",
    )


def issue_law(issue: Issue) -> Markup:
    """What the judge is asked, and what the Act and the treaty say."""
    role = el("p", issue.role) if issue.role else None
    return join(
        role,
        el("p", el("strong", issue.asks)),
        folded(words.LAW_TITLE, render.references(issue.provisions), id=f"lauri-love-law-{issue.id}"),
        _rules(issue),
    )


def _rules(issue: Issue) -> Markup | None:
    """What the rules say to the treaty's own conditions, where the question is one of the treaty."""
    if issue.id != "offence":
        return None
    route = law.route_over(law.assessed(), law.TREATY)
    steps = tuple(step for step in route.steps if step.id in {"own_law", "dual_criminality", "threshold"})
    return folded(words.RULES_TITLE, render.steps(steps), el("p", words.RULES_ALSO.format(others=law.other_offences())))


def issue_papers(question: str, case: str) -> Markup | None:
    """What the papers of a case say to a question; those of the real one name their sources."""
    if case == words.MADE:
        return items(papers.MADE.get(question, ()))
    told = ((text, render.links(sources(*names))) for text, names in papers.LOVE.get(question, ()))
    return items(join(text, el("div", documents, class_="cbx-source")) for text, documents in told)


def matter_box(issue: Issue, at: int, case: str) -> Markup:
    """One matter: which of how many it is, what the Act says, and the papers on it."""
    matter, total = issue.matters[at], len(issue.matters)
    title = words.CARD_HEAD.format(letter=matter.letter, number=at + 1, total=total, title=words.MATTERS[matter.letter])
    return join(
        el("p", el("strong", title)),
        el("p", el("q", matter.provision.quotation or matter.provision.summary)),
        issue_papers(f"{issue.id}.{matter.letter}", case),
    )


def weighed(model: LauriLoveModel, issue: Issue, at: str = "") -> Markup:
    """The trays with the matters, and a list that says what each letter stands for."""
    weights = {one.letter: model.entered(issue.id, one.weight.id) for one in issue.matters}
    named = [
        join(
            words.CARD_WEIGHED.format(letter=letter, title=words.MATTERS[letter]),
            ": ",
            el("strong", words.WEIGHTS[weight][0]) if weight else words.CARD_OPEN,
            el("span", " ", model.entered(issue.id, f"reason_{letter}"), class_="stage-paper", dir="auto"),
        )
        for letter, weight in weights.items()
    ]
    return join(
        outcome.figure(
            lambda width: trays.draw(weights, tuple(weights), width, name=f"trays-{width}", at=at), "stage-large"
        ),
        el("div", items(named), class_="stage-wide-only stage-matters"),
    )


def parted(model: LauriLoveModel, issue: Issue) -> Markup:
    """Where the learner and those who decided part, in one sentence; before the decision is kept, what to do."""
    if not model.compared_issue(issue.id):
        return outcome.waiting(words.MADE_WAITING if model.case == words.MADE else words.WAITING)
    yours = chosen_text(issue.decision, model.entered(issue.id, "decision"))
    if model.case == words.MADE:
        return outcome.panel("note", words.MADE_WORD, words.MADE_PARTED.format(answer=yours))
    said = [(words.YOU, yours), *((words.WHO[one.by], words.ANSWERS[one.answer]) for one in law.rulings(issue.id))]
    sentence = " ".join(words.PARTED.format(who=who, answer=answer.rstrip(".")) for who, answer in said)
    return outcome.panel("note", words.KEPT_WORD, sentence)


def debrief(model: LauriLoveModel) -> Markup:
    """The look back, with the learner's judgment, what happened, why no surrender, why no impunity."""
    return page.look_back(model, judgment=compare.judgment(model), **_real_case_recap(model.case))


def _real_case_recap(case: str) -> dict[str, Markup]:
    """What the look back shows of a case, without the learner."""
    happened = render.timeline(events(law.CASE, after="hearing"), words.DEBRIEF_CAPTION, words.TIMELINE_HEADS)
    return {
        "happened": el("p", words.DEBRIEF_MADE_HAPPENED) if case == words.MADE else happened,
        "treaty": render.references((*law.treaty("1"), *law.sections("s 79(3)", "s 83A(1)", "s 91(2)"))),
        "home": _home(real=case != words.MADE),
    }


def _home(*, real: bool) -> Markup:
    """Refusal with prosecution at home."""
    ruling = home(real=real)
    quotation = el("blockquote", el("p", el("q", words.DEBRIEF_HOME_QUOTE)))
    rests = render.references(sources(*words.DEBRIEF_HOME_SOURCES))
    return join(
        el("p", f"{words.DEBRIEF_HOME_RULES}: {ruling.reason} {words.DEBRIEF_HOME_JURISDICTION}"),
        render.references(ruling.references),
        join(el("p", words.DEBRIEF_HOME_COURT), quotation, rests) if real else None,
        el("p", words.DEBRIEF_HOME_DUTY),
        render.references(budapest("24(6)")),
        el("p", words.DEBRIEF_HOME_OPEN) if real else None,
        render.references(sources_of(law.event("property"))) if real else None,
    )


def whole(model: LauriLoveModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print; what touches illness is folded away."""
    core = sum(issue.minutes for issue in model.issues if issue.core)
    cases = (
        folded(words.CASES[words.LOVE][0], love_facts(), on_paper=False),
        folded(words.CASES[words.MADE][0], made_up_facts()),
    )
    looked_back = (
        el(page.PIECE, words.DEBRIEF_COMPARE),
        el("p", words.DEBRIEF_NO_PREDICTION),
        render.feedback(model.compare()),
        *(
            folded(words.CASES[one][0], page.pieces(words, **_real_case_recap(one)), on_paper=one != words.LOVE)
            for one in words.CASES
        ),
    )
    return page.lesson(
        model,
        join(_warning(), page.welcome(words.WELCOME, words.TIME), render.question(model.way), *cases),
        page.section(words, "PATH", *map(_issue, model.issues), intro=words.PATH_INTRO, minutes=core),
        page.section(words, "TASKS", page.tasks(model), intro=words.TASKS_INTRO, core=False),
        page.section(words, "DEBRIEF", *looked_back),
    )


def _issue(issue: Issue) -> Markup:
    gate = render.question(issue.gate) if issue.gate else None
    # What each side could say in the made-up case.
    sides = (join(*_lettered(question), *compare.side_cards(question)) for question in _questions(issue))
    return join(
        render.heading(page.PIECE, issue.title, issue.minutes, core=issue.core),
        issue_law(issue),
        *(_static_papers(issue, case) for case in words.CASES),
        gate,
        *(
            join(el("p", el("strong", matter.weight.label)), el("p", matter.provision.summary))
            for matter in issue.matters
        ),
        folded(words.WEIGHTS_TITLE, render.options(issue.matters[0].weight.options)) if issue.matters else None,
        render.question(issue.decision),
        el("p", f"{words.OTHER_SIDE}: {words.OTHER_SIDE_HINT}"),
        folded(words.STATIC_COMPARE, *sides, on_paper=False),
        *_opinions(issue),
        compare.changers(issue),
    )


def _questions(issue: Issue) -> tuple[str, ...]:
    """The issue, and the matters within it."""
    return (issue.id, *(f"{issue.id}.{matter.letter}" for matter in issue.matters))


def _opinions(issue: Issue) -> Iterator[Markup]:
    """What the three decisions said: where illness comes in, inside the fold of the real case; else outside it."""
    plain: list[Markup] = []
    touching: list[Markup] = []
    for question in _questions(issue):
        piece = join(*_lettered(question), *compare.rulings(question))
        (plain if question in papers.WITHOUT_ILLNESS else touching).append(piece)
    if plain:
        yield folded(words.STATIC_SAID, *plain, on_paper=False)
    if touching:
        yield folded(words.STATIC_SAID_LOVE, *touching, on_paper=False)


def _static_papers(issue: Issue, case: str) -> Markup:
    """The papers of a case, folded away under its name. Paper cannot be left folded: it has the case without illness."""
    read = [join(*_lettered(question), issue_papers(question, case)) for question in _questions(issue)]
    return folded(f"{words.PAPERS_TITLE}: {words.CASES[case][0]}", *read, on_paper=case != words.LOVE)


def _lettered(question: str) -> tuple[Markup, ...]:
    letter = question.partition(".")[2]
    return (el("p", el("strong", f"({letter}) {words.MATTERS[letter]}")),) if letter else ()

"""What others said to a question, side by side with the learner: cards for the live page and for paper alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.ask import chosen_text
from crossborder.exercises.cited import sources_of
from crossborder.exercises.html import el, folded, items, join, typed
from crossborder.exercises.lauri_love import law, papers, words
from crossborder.exercises.lauri_love.path import point
from crossborder.exercises.lesson.page import key_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.ask import Choice
    from crossborder.exercises.html import Child, Markup
    from crossborder.exercises.lauri_love.model import LauriLoveModel
    from crossborder.exercises.lauri_love.path import Issue, Matter
    from crossborder.records.records import Ruling


def card(head: str, *content: Child) -> Markup:
    """One voice: who it is, and what it says."""
    return el("div", el("p", el("strong", head)), *content, class_="cbx-box")


def ruling_card(ruling: Ruling) -> Markup:
    """What one decision said: the answer, our words, the court's words where they were seen, and where they are."""
    quotation = el("p", el("q", ruling.quotation)) if ruling.quotation else None
    provenance = ruling.provenance
    where = [el("p", words.WHERE.format(at=provenance.at))] if provenance.at else []
    note = [el("p", provenance.note)] if provenance.note else []
    documents = render.references(sources_of(ruling))
    answer = el("span", words.ANSWERS[ruling.answer], class_="cbx-verdict")
    line = el("p", answer, " ", render.status(verified=provenance.verified))
    rests = folded(shared.RESTS_ON, *where, *note, documents)
    return card(words.WHO[ruling.by], line, el("p", ruling.text), quotation, rests)


def rulings(question: str) -> tuple[Markup, ...]:
    """A card for each decision that has something to say to a question."""
    return tuple(map(ruling_card, law.rulings(question)))


def side_cards(question: str) -> Iterator[Markup]:
    """The best that each side could say in the made-up case."""
    for head, told in zip((words.MADE_FOR, words.MADE_AGAINST), papers.MADE_SIDES[question], strict=True):
        best = point(*told)
        yield card(head, el("p", best.text), folded(shared.RESTS_ON, render.references(best.references)))


def side_by_side(*cards: Markup) -> Markup:
    """Cards beside each other, four in two rows, three in one; on a narrow page one below the other."""
    three = len(cards) == len(law.DECIDERS)
    return el("div", *cards, class_="cbx-side cbx-three" if three else "cbx-side")


# --- the learner beside them -----------------------------------------------------------------------------------------


def comparison(model: LauriLoveModel, issue: Issue) -> Markup:
    """The learner's decision, what follows from it in law, and what others said."""
    ends = el("p", words.ENDS.format(how=words.ENDS_HOW)) if model.ends(issue) and issue.id in _ENDS_HERE else None
    return join(
        el("p", words.KEPT),
        ends,
        _remark(model, issue),
        _no_fit(model, issue),
        el("p", words.NO_MARK),
        _with_you(_you(model, issue), issue.id, model.case),
        _matters(model, issue),
    )


def _remark(model: LauriLoveModel, issue: Issue) -> Markup | None:
    """What the Act says to a decision that it leaves to somebody else."""
    remark = issue.remarks.get(model.entered(issue.id, "decision"))
    rests = folded(shared.RESTS_ON, render.references(remark.references)) if remark else None
    return el("div", el("p", remark.text), rests, class_="cbx-box cbx-note") if remark else None


def _no_fit(model: LauriLoveModel, issue: Issue) -> Markup | None:
    """That the decision cannot rest on the provision that was named, where the provision itself says what it leads to."""
    ground, chosen = model.entered(issue.id, "ground"), model.entered(issue.id, "decision")
    named = next((name for name in words.LEADS_TO if law.section(name).label == ground), "")
    if not named or chosen in words.LEADS_TO[named]:
        return None
    decision = chosen_text(issue.decision, chosen)
    says = words.NO_FIT.format(provision=ground, summary=law.section(named).summary, decision=decision)
    return el("div", el("p", says), class_="cbx-box cbx-note")


# The minister's discharge and the appeal are the last word in their way; the others end the case before the judge.
_ENDS_HERE = ("request", "offence", "bars", "forum", "rights", "health")


def _with_you(you: Markup, question: str, case: str) -> Markup:
    if case != words.MADE:
        return side_by_side(you, *rulings(question))
    real = rulings(question) if question in papers.WITHOUT_ILLNESS else ()
    told = folded(words.MADE_REAL, side_by_side(*real)) if real else None
    return join(side_by_side(you, *side_cards(question)), told)


def _you(model: LauriLoveModel, issue: Issue) -> Markup:
    met = _chosen(model, issue, issue.gate) if issue.gate else ""
    gate = [el("p", f"{words.GATE} ", el("strong", met))] if met else []
    decision = el("p", el("strong", _chosen(model, issue, issue.decision)))
    return card(words.YOU, *gate, decision, *_grounds(model, issue))


def _grounds(model: LauriLoveModel, issue: Issue) -> tuple[Markup, ...]:
    """The provision and the other side's argument; a room that decided by a show of hands may have named neither."""
    ground, argument = (model.entered(issue.id, name) for name in ("ground", "other_side"))
    named = (el("p", el("cite", ground)),) if ground else ()
    return (*named, el("p", words.YOUR_ARGUMENT), typed(argument)) if argument.strip() else named


def _chosen(model: LauriLoveModel, issue: Issue, choice: Choice) -> str:
    return chosen_text(choice, model.entered(issue.id, choice.id))


def _matters(model: LauriLoveModel, issue: Issue) -> Markup | None:
    if not issue.matters:
        return None
    pieces = [_matter(model, issue, matter) for matter in issue.matters]
    return join(el("p", el("strong", words.MATTERS_COMPARED)), *pieces)


def _matter(model: LauriLoveModel, issue: Issue, matter: Matter) -> Markup:
    """One matter, folded: who weighed it how is in its heading, so that one sees where they part; the reasons are inside."""
    question = f"{issue.id}.{matter.letter}"
    weight = _chosen(model, issue, matter.weight) or words.CARD_OPEN
    reason = model.entered(issue.id, f"reason_{matter.letter}")
    you = card(words.YOU, el("p", el("strong", weight)), typed(reason) if reason.strip() else None)
    others = law.rulings(question) if model.case != words.MADE else ()
    voices = [(words.YOU, weight), *((words.WHO[one.by], words.ANSWERS[one.answer]) for one in others)]
    title = words.CARD_WEIGHED.format(letter=matter.letter, title=words.MATTERS[matter.letter])
    head = f"{title}. {'; '.join(f'{who}: {said}' for who, said in voices)}"
    return folded(head, _with_you(you, question, model.case))


def changers(issue: Issue) -> Markup:
    """Facts that would change the decision in law, folded away until somebody has thought of one."""
    return folded(
        words.CHANGERS_TITLE, key_points(issue.changers), id=f"lauri-love-changers-{issue.id}", on_paper=False
    )


def judgment(model: LauriLoveModel) -> Markup:
    """The learner's decisions in the order of the Act."""
    kept = model.judgment()
    listed = items(
        join(el("strong", f"{issue.title}: "), decision, *((" (", el("cite", ground), ")") if ground else ()))
        for issue, decision, ground in kept
    )
    return listed or el("p", words.JUDGMENT_NONE)

"""The class report as HTML: for the lecturer with names, for the room without."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from crossborder.exercises.class_report import words
from crossborder.exercises.class_report.asked import RIGHT, page_of, question_of, title_of
from crossborder.exercises.class_report.counted import FIRST_TRY, LATER_TRY, misconceptions
from crossborder.exercises.figures.votes import Votes, draw
from crossborder.exercises.html import Markup, el, folded, items, join, link, table, typed
from crossborder.exercises.style import CSS, style_element
from crossborder.work.answers import ANSWERED, CASE, END, HANDS, PREDICTION, REVIEW, SECOND_HANDS, Answer
from crossborder.work.classfiles import COUNTED, STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossborder.exercises.class_report.counted import Misconception, Question
    from crossborder.work import ClassReport
    from crossborder.work.report import Line, Reason

SECTION, PIECE = "h2", "h3"
# Which two columns a figure puts side by side: how it was first answered, and how last.
BEFORE, AFTER = (PREDICTION, FIRST_TRY, CASE, REVIEW, HANDS), (END, LATER_TRY, SECOND_HANDS)
MANY = 40  # options from which on a figure shows only those that somebody chose
MOST_ROWS, MOST_BARS, FEW = 500, 12, 8
# A page for a projector is read from the last row.
LARGE = "html{font-size:26px} body{margin:1rem;font-family:sans-serif} svg{max-width:100%;height:auto} section section{break-inside:avoid}"
READABLE = (
    "body{margin:1.5rem auto;padding:0 1rem;max-width:70rem;font-family:sans-serif} svg{max-width:48rem;height:auto}"
)


def whole(
    report: ClassReport, questions: tuple[Question, ...], *, names: bool = True, sort: str = "exercise"
) -> Markup:
    """The report for the lecturer."""
    return join(
        el("p", counted(report)),
        teach_next(questions),
        expected(questions),
        _files(report, names=names),
        _groups(report, names=names),
        chosen(questions),
        reasons(report, names=names, sort=sort),
        lines(report) if names else None,
    )


def to_project(report: ClassReport, questions: tuple[Question, ...]) -> Markup:
    """What the room may see: numbers, without names, files and reasons."""
    return join(el("p", counted(report)), teach_next(questions), expected(questions), chosen(questions, is_open=True))


def document(title: str, body: Markup, *, large: bool = False) -> str:
    """A page that stands by itself, to keep or to project."""
    style = f"{CSS}\n{LARGE if large else READABLE}"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{style}</style></head>"
        f'<body><main class="cbx"><h1>{escape(title)}</h1>{body}</main></body></html>\n'
    )


def counted(report: ClassReport) -> str:
    """How many files count, from how many people."""
    count = report.statuses.get(COUNTED, 0)
    people = words.ONE_PERSON if count == 1 else words.PEOPLE.format(count=f"{count:,}")
    return words.COUNT.format(counted=f"{count:,}", files=f"{sum(report.statuses.values()):,}", people=people)


def _files(report: ClassReport, *, names: bool) -> Markup | None:
    """Files that do not count or are to be looked at, who is missing, and who is not on the list; nothing is dropped in silence."""
    if not names:
        told = [f"{words.STATUS[one]}: {report.statuses[one]:,}" for one in STATUSES[1:] if report.statuses.get(one)]
        return items(told)
    parts = [_status(report, status) for status in STATUSES]
    missing = [f"{one.name}, {one.group}" if one.group else one.name for one in report.missing]
    strangers = [words.FILE.format(name=one.name, note=one.learner.name or words.NO_NAME) for one in report.strangers]
    parts += [
        _listed(words.MISSING.format(count=len(missing), listed=report.listed), missing),
        _listed(words.STRANGERS.format(count=report.totals.get("strangers", len(strangers))), strangers),
        _listed(words.DOUBTS, report.doubts),
    ]
    shown = [part for part in parts if part]
    return join(el(SECTION, words.LOOK_AT), *shown) if shown else None


def _status(report: ClassReport, status: str) -> Markup | None:
    files = [one for one in report.files if one.status == status and (one.note or status != COUNTED)]
    texts = [words.FILE.format(name=_who(one.name, one.person), note=one.note).rstrip(": ") for one in files]
    total = report.statuses.get(status, 0) if status != COUNTED else report.totals.get("noted", len(texts))
    return _listed(f"{words.STATUS[status]} ({total:,})", texts) if texts else None


def _who(name: str, person: str) -> str:
    """A file and whose it is; of somebody without a name there is only the device, in brackets."""
    return f"{name}{' ' if person.startswith('(') else ', '}{person}" if person else name


def _listed(title: str, texts: Sequence[str]) -> Markup | None:
    listed = items(texts[:MOST_ROWS])
    if listed is None:
        return None
    # A long list is folded: what to teach is not to be looked for below it.
    shown = folded(title, listed) if len(texts) > FEW else join(el("p", el("strong", title)), listed)
    return el("div", shown, class_="cbx-box cbx-not_yet")


# --- what to teach next ----------------------------------------------------------------------------------------------


def teach_next(questions: tuple[Question, ...]) -> Markup:
    """The wrong answers that most share, each with why it is wrong and the page that treats it."""
    shared = items([_misconception(one) for one in misconceptions(questions)], ordered=True)
    return el("section", el(SECTION, words.TEACH), shared or el("p", words.TEACH_NONE))


def _misconception(one: Misconception) -> Markup:
    about, page = one.question.asked, page_of(one.question.exercise)
    chapter = words.CHAPTERS.get(page.rpartition("/")[2].removesuffix(".html"), "")
    text = words.TEACH_ONE.format(
        learners=one.learners, of=one.of, answer=about.text(one.value), question=about.label.rstrip(".")
    )
    where = words.TEACH_WHERE.format(exercise=title_of(one.question.exercise), place=about.place)
    return join(
        el("p", el("strong", f"{text}.")),
        el("p", about.why(one.value)),
        el("p", where),
        el("p", link(words.TEACH_PAGE.format(chapter=chapter), page)) if chapter else None,
    )


def expected(questions: tuple[Question, ...]) -> Markup | None:
    """What the class expected before the work, and the second vote: no answer to a prediction is wrong."""
    asked_first = [one for one in questions if one.kind == PREDICTION]
    rows = [
        (one.asked.label, *(_votes(one, columns) for columns in ((PREDICTION, HANDS), (END, SECOND_HANDS))))
        for one in asked_first
    ]
    shown = table(words.EXPECTED_CAPTION, words.EXPECTED_HEADS, rows)
    return el("section", el(SECTION, words.EXPECTED), shown) if rows else None


def _votes(question: Question, columns: tuple[str, str]) -> str:
    """The answers of a vote with their numbers, in the order of the options; typed ones where there are some, else the hands of the room."""
    column = next((one for one in columns if one in question.columns), "")
    told = ((question.asked.text(value), question.count(column, value)) for value in question.values)
    return " · ".join(f"{text} {number}" for text, number in told if number) or words.NOT_ASKED


# --- what the class chose --------------------------------------------------------------------------------------------


def chosen(questions: tuple[Question, ...], *, is_open: bool = False) -> Markup:
    """Every question, exercise by exercise."""
    drawn: dict[str, list[Markup]] = {}
    for at, one in enumerate(questions):
        drawn.setdefault(one.exercise, []).append(_question(one, f"cr-{at}"))
    if is_open:
        parts = [el("section", el(PIECE, title_of(exercise)), *each) for exercise, each in drawn.items()]
    else:
        parts = [folded(title_of(name), *each, id=f"class-report-{name}") for name, each in drawn.items()]
    return join(el(SECTION, words.QUESTIONS), *parts)


def _question(question: Question, name: str) -> Markup:
    wrong = question.drew()[:3]
    drew = [words.DREW_ONE.format(text=question.asked.text(value), count=number) for value, number in wrong]
    return el(
        "section",
        el("p", f"{question.asked.place}: ", el("strong", question.asked.label)),
        _figure(question, f"votes-{name}"),
        el("p", words.DREW.format(answers="; ".join(drew))) if drew else None,
        folded(words.NUMBERS.format(question=question.asked.label), _numbers(question), id=f"{name}-numbers"),
    )


def _figure(question: Question, name: str) -> Markup:
    """First answers and last ones as bars, side by side."""
    before = next((one for one in BEFORE if one in question.columns), "")
    after = next((one for one in AFTER if one in question.columns), "")
    values = [value for value in question.values if question.count(before, value) or question.count(after, value)]
    values = list(question.values) if len(question.values) <= MOST_BARS else values[:MOST_BARS]
    bars = []
    for value in values:
        second, right = question.count(after, value) if after else None, question.asked.judge(value) == RIGHT
        bars.append(Votes(question.asked.text(value), question.count(before, value), second, right=right))
    called = words.COLUMNS.get(before, ""), words.COLUMNS.get(after, "")
    return draw(question.asked.label, bars, "wide", name=name, called=called)


def _numbers(question: Question) -> Markup:
    heads = (words.ANSWER, *(words.COLUMNS[column] for column in question.columns))
    about, rows = question.asked, []
    for value in question.values:
        counts = [question.count(column, value) for column in question.columns]
        if any(counts) or len(question.values) <= MANY:
            rows.append((words.MARKS[about.judge(value)].format(text=about.text(value)), *map(str, counts)))
    total = (words.ALL_ANSWERS, *(str(question.count(column)) for column in question.columns))
    caption = f"{title_of(question.exercise)}, {about.place}: {about.label}"
    return table(caption, heads, [*rows, total])


# --- groups, reasons, lines ------------------------------------------------------------------------------------------


def _groups(report: ClassReport, *, names: bool) -> Markup | None:
    rows = []
    for one in report.groups:
        missing = (", ".join(one.missing) if names else str(len(one.missing))) or "0"
        rows.append((one.name, str(one.learners), missing, str(one.checked), str(one.first), str(one.compared)))
    return join(el(SECTION, words.GROUPS), table(words.GROUPS_CAPTION, words.GROUP_HEADS, rows)) if rows else None


def reasons(report: ClassReport, *, names: bool, sort: str) -> Markup | None:
    """The reasons in the learners' words, side by side."""
    if not report.reasons:
        return None
    rows = [_reason(one, names=names) for one in sorted(report.reasons, key=SORTS[sort])[:MOST_ROWS]]
    heads = words.REASON_HEADS if names else words.REASON_HEADS[:-1]
    return join(el(SECTION, words.REASONS), _cut(report, "reasons"), table(words.REASONS_CAPTION, heads, rows))


SORTS = {
    "exercise": lambda one: (one.exercise, one.case, one.decision, one.name.casefold()),
    "name": lambda one: (one.name.casefold(), one.exercise),
    "group": lambda one: (one.group, one.exercise, one.case, one.decision),
    "length": lambda one: (-len(one.text), one.exercise),
}


def _reason(one: Reason, *, names: bool) -> tuple[str | Markup, ...]:
    case, decision = case_and_decision(one)
    row = (title_of(one.exercise), case, decision, typed(one.text), one.group)
    return (*row, one.name or words.NO_NAME) if names else row


def case_and_decision(one: Reason) -> tuple[str, str]:
    """Case and decision of a reason, in words."""
    question = question_of(Answer(one.exercise, one.case, CASE, 0, 0, ANSWERED))
    return question.place, question.text(one.decision)


def line_row(one: Line) -> tuple[object, ...]:
    """What one learner did on one exercise, as a row."""
    counts = one.checked, one.tries, one.first, one.hints
    predicted, compared = words.YES_NO[one.predicted], words.YES_NO[one.compared]
    return one.name, one.file, one.group, title_of(one.exercise), predicted, *counts, compared


def lines(report: ClassReport) -> Markup | None:
    """What each learner did, exercise by exercise."""
    if not report.lines:
        return None
    rows = [(one.name or words.NO_NAME, *map(str, line_row(one)[1:])) for one in report.lines[:MOST_ROWS]]
    return join(el(SECTION, words.LINES), _cut(report, "lines"), table(words.LINES_CAPTION, words.LINE_HEADS, rows))


def _cut(report: ClassReport, name: str) -> Markup | None:
    """That a long table shows only its beginning, and which file has all of it."""
    held = len(getattr(report, name))
    shown, total = min(held, MOST_ROWS), report.totals.get(name, held)
    what = (words.LINES if name == "lines" else words.REASONS).lower()
    text = words.COUNT_CUT.format(total=f"{total:,}", what=what, shown=shown, file=words.SAVES[name][1])
    return None if shown == total else el("p", text)


def static() -> Markup:
    """The page for a reader without JavaScript."""
    texts = words.WELCOME, words.STATIC, words.BUTTON.format(name=words.CHOOSE)
    return el("div", style_element(), el(SECTION, words.HEAD), *(el("p", text) for text in texts), class_="cbx")

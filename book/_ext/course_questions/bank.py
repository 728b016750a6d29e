"""Reads the review questions of a chapter; a file with faults is refused with all of them at once."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course_law import cites, names, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

KINDS = {
    "one": "one option is right",
    "several": "one or more options are right",
    "order": "the options are put into their order",
    "match": "each option has a partner",
    "text": "an answer in words, compared with key points",
}
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
QUESTION_FIELDS = ("id", "kind", "ask", "cites", "option", "points")
ANY_KIND = "any"
OPTION_FIELDS = {
    "one": ("text", "why", "right"),
    "several": ("text", "why", "right"),
    "order": ("text", "why"),
    "match": ("text", "why", "match"),
    # Where the kind itself is wrong.
    ANY_KIND: ("text", "why", "right", "match"),
}
FEWEST_OPTIONS = {"one": 2, "several": 3, "order": 3, "match": 2}
FEWEST_POINTS = 2
FEWEST_WORDS = 4  # fewer give no reason


class QuestionsError(written.FaultsError):
    """A file of questions has faults; the message lists each with its place and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of a question.

    Args:
        text: what it says, in MyST.
        why: why it is right, or what speaks against it.
        right: whether it is right (kinds ``one`` and ``several``).
        match: its partner (kind ``match``).
    """

    text: str
    why: str
    right: bool = False
    match: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A review question.

    Args:
        id: name in its file.
        kind: one of ``KINDS``.
        ask: the question, in MyST.
        cites: what the answer rests on: ``instrument article``, ``@bibkey`` or ``source:id``.
        options: its options; for ``order`` in the right order.
        points: key points, for ``text``.
    """

    id: str
    kind: str
    ask: str
    cites: tuple[str, ...]
    options: tuple[Option, ...] = ()
    points: tuple[str, ...] = ()

    @property
    def mixed(self) -> tuple[int, ...]:
        """In which order the options of an ``order`` question are shown: the same in every build, never the right one."""
        return mixed([option.text for option in self.options], self.id)

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners of a ``match`` question, each once, in an order that gives nothing away."""
        different = list(dict.fromkeys(option.match for option in self.options))
        return tuple(different[place] for place in mixed(different, self.id))


def mixed(texts: Sequence[str], salt: str) -> tuple[int, ...]:
    """Mix positions by a fixed rule, so that two builds give the same page.

    Args:
        texts: what is at each position.
        salt: makes two questions with the same texts differ.

    Returns:
        The positions in the order to show; never in their own order when there are two or more.
    """
    keyed = [hashlib.sha256(f"{salt}\0{text}".encode()).digest() for text in texts]
    order = sorted(range(len(texts)), key=lambda place: keyed[place])
    return tuple(order if order != sorted(order) else order[1:] + order[:1])


def load(path: Path) -> tuple[Question, ...]:
    """Read and check a file of questions.

    Returns:
        Its questions, in their order.

    Raises:
        QuestionsError: when the file is missing, is no TOML or breaks a rule; the message lists every fault.
    """
    try:
        content = written.read(path)
    except written.FileError as error:
        raise QuestionsError(path, error.reasons) from error
    except FileNotFoundError:
        raise QuestionsError(path, ["There is no such file. Expected: a file of [[question]]."]) from None
    faults = list(_faults(content))
    if faults:
        raise QuestionsError(path, faults)
    return tuple(_question(entry) for entry in content["question"])


def _question(entry: dict[str, Any]) -> Question:
    options = tuple(Option(**option) for option in entry.get("option", ()))
    lists = {"options": options, "cites": tuple(entry["cites"]), "points": tuple(entry.get("points", ()))}
    return Question(id=entry["id"], kind=entry["kind"], ask=entry["ask"], **lists)


# --- faults: each is one line that says where, what, and what was expected -------------------------------------------


def _faults(content: dict[str, Any]) -> Iterator[str]:
    yield from _unknown("the file", content, ("question",))
    entries = written.tables(content, "question")
    if not entries:
        yield "the file holds no [[question]]. Expected: at least one."
        return
    for number, entry in enumerate(entries, start=1):
        where = f"question {number}" + (f" ({entry['id']})" if isinstance(entry.get("id"), str) else "")
        yield from (f"{where}: {fault}" for fault in _faults_of_question(entry))
    ids = Counter(entry["id"] for entry in entries if isinstance(entry.get("id"), str))
    yield from (
        f"id {name!r} is used {times} times. Expected: each id once." for name, times in ids.items() if times > 1
    )


def _faults_of_question(entry: dict[str, Any]) -> Iterator[str]:
    yield from _unknown("it", entry, QUESTION_FIELDS)
    yield from _not_text(entry, ("id", "ask"))
    if isinstance(entry.get("id"), str) and not ID.match(entry["id"]):
        yield f"id is {entry['id']!r}. Expected: small letters, digits and single hyphens, such as 'which-day'."
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        yield f"kind is {kind!r}. Expected: {', '.join(KINDS)}."
        yield from _faults_of_cites(entry.get("cites"), marked=False)
        yield from _faults_of_any_kind(entry)
        return
    yield from _faults_of_cites(entry.get("cites"), marked=kind != "text")
    yield from _faults_of_points(entry) if kind == "text" else _faults_of_options(kind, entry)


def _faults_of_any_kind(entry: dict[str, Any]) -> Iterator[str]:
    """What is wrong with options and key points whatever kind was meant."""
    for number, option in enumerate(written.tables(entry, "option") or (), start=1):
        yield from (f"option {number}: {fault}" for fault in _faults_of_option(ANY_KIND, option))
    if "points" in entry:
        yield from _faults_of_list_of_points(entry["points"])


def _unknown(where: str, entry: dict[str, Any], known: Sequence[str]) -> Iterator[str]:
    for name in entry:
        if name not in known:
            hint = written.hint(name, known)
            yield f"{where} has a field {name!r} that is not known here. Expected: {', '.join(known)}.{hint}"


def _not_text(entry: dict[str, Any], fields: Sequence[str]) -> Iterator[str]:
    for field in fields:
        if not isinstance(entry.get(field), str) or not entry[field].strip():
            yield f"{field} is missing or empty. Expected: text."


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


def _faults_of_cites(named: object, *, marked: bool) -> Iterator[str]:
    if not isinstance(named, list) or not named or not _texts(named):
        yield "cites is missing or empty. Expected: a list of 'instrument article', '@bibkey' or 'source:id'."
        return
    for cite in named:
        try:
            seen = cites.is_confirmed(cite)
        except names.NotInDataError as error:
            yield f"cites {cite!r}: {error} Expected: {cites.EXPECTED}."
            continue
        if marked and not seen:
            yield (
                f"cites {cite!r}, which nobody on this course has seen; nobody is marked right or wrong on that. "
                "Expected: what was seen, or a confirmation in data/, or a question for a text (kind = 'text')."
            )


def _faults_of_points(entry: dict[str, Any]) -> Iterator[str]:
    if "option" in entry:
        yield "a text has no options. Expected: points."
    yield from _faults_of_list_of_points(entry.get("points"))


def _faults_of_list_of_points(points: object) -> Iterator[str]:
    if not isinstance(points, list) or not _texts(points) or len(points) < FEWEST_POINTS:
        yield f"points is missing or too short. Expected: a list of at least {FEWEST_POINTS} key points."


def _faults_of_options(kind: str, entry: dict[str, Any]) -> Iterator[str]:
    if "points" in entry:
        yield f"points belong to kind 'text'; this one is {kind!r}. Expected: options."
    options = written.tables(entry, "option")
    if not options:
        yield f"it has no [[question.option]]. Expected: at least {FEWEST_OPTIONS[kind]}."
        return
    if len(options) < FEWEST_OPTIONS[kind]:
        yield f"it has {len(options)} options. Expected: at least {FEWEST_OPTIONS[kind]}."
    for number, option in enumerate(options, start=1):
        yield from (f"option {number}: {fault}" for fault in _faults_of_option(kind, option))
    texts = Counter(option["text"] for option in options if isinstance(option.get("text"), str))
    yield from (
        f"two options say {text!r}. Expected: each text once." for text, times in texts.items() if times > 1 and text
    )
    yield from _faults_of_whole(kind, options)


def _faults_of_option(kind: str, option: dict[str, Any]) -> Iterator[str]:
    yield from _unknown("it", option, OPTION_FIELDS[kind])
    yield from _not_text(option, ("text", "why", "match") if kind == "match" else ("text", "why"))
    if isinstance(option.get("why"), str) and 0 < len(option["why"].split()) < FEWEST_WORDS:
        yield f"why has {len(option['why'].split())} words. Expected: a reason of at least {FEWEST_WORDS}."
    if not isinstance(option.get("right", False), bool):
        yield f"right is {option['right']!r}. Expected: true, or leave it out."


def _faults_of_whole(kind: str, options: list[dict[str, Any]]) -> Iterator[str]:
    right = sum(option.get("right") is True for option in options)
    if kind == "one" and right != 1:
        yield f"{right} options are right. Expected: exactly one."
    if kind == "several" and not 0 < right < len(options):
        yield f"{right} of {len(options)} options are right. Expected: at least one right and one wrong."
    if kind == "match" and len({str(option.get("match")) for option in options}) == 1:
        yield "every option has the same partner. Expected: at least two different ones."

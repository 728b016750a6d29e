"""Compares the words of the lessons with the code that reads them: a text that is missing, that nothing reads, or that has another value in braces.

Words come from files while a program runs, so a type checker sees none of this. The code is read, and not run: `words.TITLE`,
`words.TITLE.format(day=...)` and `getattr(words, f"{group}_TITLE")`. What only shows when an exercise runs is for `tools.rehearsal`.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from string import Formatter
from typing import TYPE_CHECKING, Any

from tools.facts.problems import Problem
from tools.lessons.pack import LANGUAGE, WITHOUT_CASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHARED = ("shared", "words")
SHARED_MODULE = "crossborder/exercises/words.py"
CODE = ("crossborder/exercises", "tools", "book/_ext")
# Modules that may read words; all others need not be parsed.
READS = re.compile(r"\bwords (?:as|import)\b|\bimport words\b|\.words\b|\bwords\.|\blessons\.")
# A name in quotation marks, and the name of a value that is handed over.
WRITTEN = re.compile(r"\"([a-zA-Z]\w*)\"|(\w+)=")
NAME = re.compile(r"[A-Z][A-Z0-9_]*\Z")
# What a text has to be for what the code does with it.
KINDS = {
    "format": ("text",),
    **dict.fromkeys(("items", "values", "keys", "get"), ("table",)),
    **dict.fromkeys(("for", "[]", "*"), ("list", "table")),
}
# As many numbers, or flags, of one name are known before something else is a fault.
AGREE = 5

# A part of a lesson's file: the lesson, and the table, such as ("love-bug", "words").
Part = tuple[str, str]


@dataclass(frozen=True)
class Use:
    """One place of the code that reads a text.

    Args:
        part: the part it is read from; ``None`` where the code is given the words of any lesson.
        name: the name, such as ``HAVEN_TITLE``.
        place: file and line.
        function: the function that it stands in.
        required: whether the code can do without it.
        path: what the code looks up in it; ``...`` stands for any place.
        values: the values that are put into it; ``None`` where it is not formatted here.
        method: the method that is called on it, or an empty text.
    """

    part: Part | None
    name: str
    place: str
    function: str
    required: bool = True
    path: tuple[object, ...] = ()
    values: frozenset[str] | None = None
    method: str = ""


@dataclass(frozen=True)
class Pattern:
    """A name that the code puts together, such as ``f"{group}_TITLE"``.

    Args:
        part: as in `Use`.
        form: an expression for the whole name; its groups stand for what is filled in.
        local: the texts that the function itself holds: what it fills in after the first place is one of them.
    """

    part: Part | None
    form: re.Pattern[str]
    local: frozenset[str]


@dataclass
class Code:
    """What the code reads.

    Args:
        defined: what the module of the shared words holds itself.
        uses: each text that it reads by its name.
        patterns: names that it puts together.
        strings: names in quotation marks, names of values, and words of texts that are written in it, in capital letters.
    """

    defined: frozenset[str]
    uses: list[Use] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    strings: set[str] = field(default_factory=set)

    @cached_property
    def readers(self) -> dict[str, set[Part | None]]:
        """Of which parts each name is read."""
        readers: dict[str, set[Part | None]] = {}
        for use in self.uses:
            readers.setdefault(use.name, set()).add(use.part)
        return readers


# --- what the code reads --------------------------------------------------------------------------------------------


def read_code(root: Path) -> Code:
    """Read all code that may ask for words."""
    paths = (path for folder in CODE for path in sorted((root / folder).rglob("*.py")))
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    trees = {place: ast.parse(text) for place, text in texts.items() if READS.search(text)}
    modules = {module: part for place, tree in trees.items() for module, part in _words_module(place, tree)}
    shared = trees.get(SHARED_MODULE, ast.Module([], [])).body
    defined = frozenset(ast.unparse(one.targets[0]) for one in shared if isinstance(one, ast.Assign))
    code = Code(
        defined, strings={name.upper() for text in texts.values() for match in WRITTEN.findall(text) for name in match}
    )
    for place, tree in trees.items():
        _Reader(place, modules, code).visit(tree)
    return code


def _words_module(place: str, tree: ast.Module) -> Iterator[tuple[str, Part]]:
    """The module, if it is one that gives words: with the lesson and the part that `lessons.reader` is told."""
    module = place.removesuffix(".py").replace("/", ".")
    if place == SHARED_MODULE:
        yield module, SHARED
    for one in tree.body:
        if (
            isinstance(one, ast.Assign)
            and ast.unparse(one.targets[0]) == "__getattr__"
            and isinstance(one.value, ast.Call)
        ):
            lesson, part = (ast.literal_eval(argument) for argument in one.value.args)
            yield module, (lesson, part)


class _Reader(ast.NodeVisitor):
    """Walks through one module."""

    def __init__(self, place: str, modules: dict[str, Part], code: Code) -> None:
        self.place = place
        self.modules = modules
        self.code = code
        self.names: dict[str, Part | None] = {}
        self.function: ast.AST = ast.Module([], [])
        # What `self.words` is in the package of an exercise.
        self.own = modules.get(f"{place.rpartition('/')[0].replace('/', '.')}.words")
        self.own = None if self.own == SHARED else self.own

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for one in node.names:
            part = self.modules.get(f"{node.module}.{one.name}")
            if part:
                self.names[one.asname or one.name] = part
            elif node.module in self.modules and NAME.match(one.name):
                self._add(node, self.modules[node.module], one.name)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """In a function that is given words, they are those of any lesson, whatever the module imports."""
        before, outer = self.names, self.function
        given = {one.arg for one in chain(node.args.posonlyargs, node.args.args, node.args.kwonlyargs)}
        self.names = {name: part for name, part in before.items() if name not in given}
        self.function = node
        self.generic_visit(node)
        self.names, self.function = before, outer

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self._read(node)
        self.generic_visit(node)

    def visit_For(self, node: ast.For | ast.comprehension) -> None:
        self._read(node.iter, method="for")
        self.generic_visit(node)

    visit_comprehension = visit_For

    def visit_Starred(self, node: ast.Starred) -> None:
        self._read(node.value, method="*")
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self._read(node.value, method="[]")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self._method(node)
        self._computed(node)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.code.strings.update(node.value.upper().split())

    def _part(self, node: ast.expr) -> tuple[bool, Part | None]:
        """Whether an expression is words, and of which part."""
        if isinstance(node, ast.Name):
            return node.id in self.names or node.id == "words", self.names.get(node.id)
        return isinstance(node, ast.Attribute) and node.attr == "words", self.own

    def _add(self, node: ast.AST, part: Part | None, name: str, **more: Any) -> None:  # noqa: ANN401 - fields of Use
        where = f"{self.place}, line {node.lineno}"  # type: ignore[attr-defined]  # each node that reads a text has a line
        self.code.uses.append(Use(part, name, where, f"{self.place} {getattr(self.function, 'name', '')}", **more))

    def _read(self, node: ast.expr, **more: Any) -> None:  # noqa: ANN401 - as above
        if isinstance(node, ast.Attribute) and NAME.match(node.attr):
            is_words, part = self._part(node.value)
            if is_words:
                self._add(node, part, node.attr, **more)

    def _method(self, node: ast.Call) -> None:
        """`words.NAME.format(...)` or another method, also of what is looked up in the text."""
        if not isinstance(node.func, ast.Attribute):
            return
        target, path = node.func.value, list[object]()
        while isinstance(target, ast.Subscript):
            path.insert(0, target.slice.value if isinstance(target.slice, ast.Constant) else ...)
            target = target.value
        names = [one.arg for one in node.keywords]
        is_whole = node.func.attr == "format" and None not in names and not node.args
        values = frozenset(name for name in names if name) if is_whole else None
        self._read(target, path=tuple(path), values=values, method=node.func.attr)

    def _computed(self, node: ast.Call) -> None:
        """`getattr(words, ...)` and `lessons.text(lesson, part, name)`."""
        called = ast.unparse(node.func)
        if called == "lessons.text" and isinstance(node.args[0], ast.Constant):
            lesson, part, asked = node.args
            own = (ast.literal_eval(lesson), ast.literal_eval(part))
            if isinstance(asked, ast.Constant):
                self._add(node, own, str(asked.value))
            else:
                self.code.patterns.append(Pattern(own, re.compile("(.+)"), frozenset()))
        if called != "getattr":
            return
        of, name, *default = node.args
        is_words, of_part = self._part(of)
        if is_words and isinstance(name, ast.Constant):
            self._add(node, of_part, str(name.value), required=not default)
        elif is_words and isinstance(name, ast.JoinedStr):
            parts = (ast.literal_eval(one) if isinstance(one, ast.Constant) else None for one in name.values)
            form = "".join("(.+)" if text is None else re.escape(text) for text in parts)
            local = (one.value for one in ast.walk(self.function) if isinstance(one, ast.Constant))
            words = frozenset(text.upper() for text in local if isinstance(text, str))
            self.code.patterns.append(Pattern(of_part, re.compile(form), words))


# --- what the files hold --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """A text of a file with its place: ``[words.haven] title`` is known to the code as ``HAVEN_TITLE``."""

    lesson: str
    part: str
    group: str
    key: str
    value: object

    @property
    def name(self) -> str:
        """As the code knows it."""
        return (self.key if self.group == "general" else f"{self.group}_{self.key}").upper()

    def problem(self, reason: str, expected: str) -> Problem:
        """A fault of it."""
        return Problem(file_of(self.lesson), f"[{self.part}.{self.group}]", self.key, reason, expected)


Held = dict[Part, dict[str, Text]]


def file_of(lesson: str) -> str:
    """The file of a lesson's words, below ``lessons/``."""
    return f"{lesson}/words.{LANGUAGE}.toml"


def read_words(root: Path) -> Held:
    """The texts of all lessons by their names; what is wrong with a file as such, `pack` says."""
    held: Held = {}
    for path in sorted((root / "lessons").glob(f"*/words.{LANGUAGE}.toml")):
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue
        lesson = path.parent.name
        for part, groups in document.items():
            texts = [
                Text(lesson, part, group, key, value)
                for group, keys in (groups.items() if isinstance(groups, dict) else ())
                for key, value in (keys.items() if isinstance(keys, dict) else ())
            ]
            held[lesson, part] = {text.name: text for text in texts}
    return held


# --- what does not fit ----------------------------------------------------------------------------------------------


def problems(held: Held, code: Code) -> list[Problem]:
    """Every text that the code and the files do not agree on."""
    unread = [text for texts in held.values() for text in texts.values() if not _is_read(text, code)]
    every = [*_missing(held, code, unread), *_unread(unread, code), *_values(held, code), *_kinds(held, code)]
    return sorted(set(every), key=lambda one: (one.file, one.entry, one.field, one.reason))


def _parts(use: Use, held: Held) -> list[Part]:
    """The parts that a use is asked of: its own, or those of every lesson."""
    lessons = [part for part in held if part[0] not in WITHOUT_CASES and part[1] == "words"]
    return lessons if use.part is None else [use.part] if use.part in held else []


def _text(held: Held, part: Part, name: str) -> Text | None:
    """As `lessons.text` finds it: in the lesson, or in what all lessons share."""
    return held.get(part, {}).get(name) or held.get(("shared", part[1]), {}).get(name)


def _missing(held: Held, code: Code, unread: Iterable[Text]) -> Iterator[Problem]:
    together: dict[str, set[str]] = {}
    for use in code.uses:
        if use.part is None and use.required:
            together.setdefault(use.function, set()).add(use.name)
    for use in code.uses:
        for part in _parts(use, held) if use.required else ():
            # A function that is given the words of any lesson is not used by all: it is by those that have another text it reads.
            others = together.get(use.function, set()) - {use.name} if use.part is None else {use.name}
            is_asked = use.part is not None or any(name in held[part] for name in others)
            # The module of the shared words defines some of its own, beside those of the file.
            is_defined = part == SHARED and use.name in code.defined
            if is_asked and not is_defined and not _text(held, part, use.name):
                yield _lacks(part, use, held, [text for text in unread if (text.lesson, text.part) == part])


def _lacks(part: Part, use: Use, held: Held, unread: list[Text]) -> Problem:
    groups = sorted({text.group for text in held[part].values()}, key=len, reverse=True)
    group = next((one for one in groups if use.name.startswith(f"{one.upper()}_")), "general")
    key = (use.name if group == "general" else use.name[len(group) + 1 :]).lower()
    near = get_close_matches(use.name, [text.name for text in unread], n=1)
    hint = f"; perhaps {near[0].lower()!r} is misspelt" if near else ""
    reason = f"is missing, and {use.place} reads it as {use.name}{hint}"
    return Problem(file_of(part[0]), f"[{part[1]}.{group}]", key, reason, "this text")


def _is_read(text: Text, code: Code) -> bool:
    of: set[Part | None] = {None, (text.lesson, text.part)}
    readers = code.readers.get(text.name, set())
    if readers & of or (readers and text.lesson == "shared"):
        return True
    return any(_fits(one, text.name, code) for one in code.patterns if one.part in of)


def _fits(pattern: Pattern, name: str, code: Code) -> bool:
    match = pattern.form.fullmatch(name)
    if not match:
        return False
    first, *others = match.groups()
    return first in code.strings and pattern.local.issuperset(others)


def _unread(unread: Iterable[Text], code: Code) -> Iterator[Problem]:
    for text in unread:
        names = {use.name for use in code.uses if use.part in {None, (text.lesson, text.part)}}
        near = get_close_matches(text.name, sorted(names), n=1)
        hint = f"; did you mean {near[0].lower()!r}?" if near else ""
        yield text.problem("is read by nothing", f"a name that the code reads, or no such text{hint}")


def _values(held: Held, code: Code) -> Iterator[Problem]:
    """Names in braces that nobody gives a value: exactly where the text is formatted as it is read, else by the names that the code knows at all."""
    for use in code.uses:
        for part in _parts(use, held):
            text = _text(held, part, use.name)
            if use.values is not None and text:
                yield from _not_given(text, _at(text.value, use.path), use.values, use.place)
    for texts in held.values():
        for text in texts.values():
            for name in sorted(_braces(_at(text.value, (...,)))):
                if name.upper() not in code.strings:
                    yield text.problem(
                        f"has {{{name}}}, and nothing gives it a value", "the name of a value that the code gives"
                    )


def _not_given(text: Text, strings: Iterable[str], values: frozenset[str], place: str) -> Iterator[Problem]:
    given = ", ".join(f"{{{name}}}" for name in sorted(values))
    for name in sorted(_braces(strings) - values):
        yield text.problem(f"has {{{name}}}, and {place} gives no such value", f"one of {given}" if given else "none")


def _at(value: object, path: tuple[object, ...]) -> Iterator[str]:
    """The texts at a place of a value, and in all that is below it."""
    key, *rest = path or (...,)
    inner = value if isinstance(value, dict) else dict(enumerate(value)) if isinstance(value, list) else None
    if inner is None:
        yield from (value,) if isinstance(value, str) else ()
        return
    for name, one in inner.items():
        if key in {..., name}:
            yield from _at(one, tuple(rest))


def _braces(strings: Iterable[str]) -> set[str]:
    """The names in braces, without what is looked up in a value."""
    names = set()
    for text in strings:
        with suppress(ValueError):  # a brace without its partner is a fault that `pack` names
            names |= {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name is not None}
    return names


def _kinds(held: Held, code: Code) -> Iterator[Problem]:
    """Values of another kind than the code needs, or than all others of this name have."""
    for use in code.uses:
        wanted = KINDS.get(use.method, ())
        for part in _parts(use, held) if wanted and not use.path else ():
            text = _text(held, part, use.name)
            if text and _kind(text.value) not in wanted:
                yield _other_kind(text, f"a {' or a '.join(wanted)}, which {use.place} needs")
    by_key: dict[str, list[Text]] = {}
    for text in chain.from_iterable(texts.values() for part, texts in held.items() if part != SHARED):
        by_key.setdefault(text.key, []).append(text)
    for key, texts in by_key.items():
        (usual, times), *_ = Counter(_kind(text.value) for text in texts).most_common(1)
        if usual in {"number", "flag"} and times >= AGREE:
            yield from (
                _other_kind(text, f"a {usual}, as {key!r} is in {times} places")
                for text in texts
                if _kind(text.value) != usual
            )


def _other_kind(text: Text, expected: str) -> Problem:
    value = f", {text.value!r}" if isinstance(text.value, str | int | float) else ""
    return text.problem(f"is a {_kind(text.value)}{value}", expected)


def _kind(value: object) -> str:
    kinds = {bool: "flag", str: "text", int: "number", float: "number", list: "list", dict: "table"}
    return kinds.get(type(value), type(value).__name__)

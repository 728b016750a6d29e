"""Begin a new exercise: ``make new-exercise NAME=cross-border-search``. It is a copy of a short one that works, under names of its own.

A copy and not an empty frame: it runs from the first minute, and what it shows is changed piece by piece, with the tests green.
"""

from __future__ import annotations

import keyword
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
LONGEST = 60  # as the places of work allow
# Names that Windows keeps for devices.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")
IGNORED = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class Names:
    """What an exercise is called in each place.

    Args:
        id: in addresses, folders and notebooks, such as ``time-machine``.
        package: its package below ``crossborder/exercises/``.
        view: the class that a notebook shows.
        model: the class of its model.
    """

    id: str
    package: str
    view: str
    model: str

    @classmethod
    def of(cls, name: str) -> Names:
        """Return the names of a new exercise.

        Args:
            name: small letters, digits and hyphens.
        """
        view = "".join(part.capitalize() for part in name.split("-"))
        return cls(id=name, package=name.replace("-", "_"), view=view, model=f"{view}Model")


PATTERN = Names(id="time-machine", package="preservation", view="TimeMachine", model="PreservationModel")


def renamed(text: str, new: Names) -> str:
    """Return a text of the pattern with the names of the new exercise.

    Args:
        text: a module, a notebook or a file of words.
    """
    words = {
        f"crossborder.exercises.{PATTERN.package}": f"crossborder.exercises.{new.package}",
        PATTERN.model: new.model,
        PATTERN.view: new.view,
        PATTERN.id: new.id,
    }
    for old, name in words.items():
        text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", name, text)
    return text


def titled(text: str, new: Names) -> str:
    """Return words, or a notebook, with a title of their own, so that no two exercises have the same."""
    title = new.id.replace("-", " ")
    text = re.sub(r'"# Exercise: [^"\\]*', f'"# Exercise: {title}', text, count=1)
    return re.sub(r"^(TITLE|title) = .*$", rf'\1 = "{title.capitalize()}"', text, count=1, flags=re.MULTILINE)


def with_last_case_first(text: str) -> str:
    """Return new cases of which the last is shown first, so that a copy adds no further first case with the pattern's right answer."""
    *others, last = text.replace("begins = true\n", "").split("[[case]]\n")
    return "[[case]]\n".join([*others, last.replace("\n", "\nbegins = true\n", 1)])  # behind its id


def copied(new: Names, root: Path) -> list[Path]:
    """Copy package, words and notebook of the pattern.

    Returns:
        The files made.
    """
    exercises, lessons = root / "crossborder" / "exercises", root / "lessons"
    folders = {exercises / PATTERN.package: exercises / new.package, lessons / PATTERN.id: lessons / new.id}
    made = []
    for source, target in folders.items():
        if source.is_dir():
            shutil.copytree(source, target, ignore=IGNORED)
            made += [path for path in sorted(target.rglob("*")) if path.is_file()]
    notebook = root / "notebooks" / f"{new.id}.ipynb"
    shutil.copy(root / "notebooks" / f"{PATTERN.id}.ipynb", notebook)
    made.append(notebook)
    for path in made:
        text = renamed(path.read_text(encoding="utf-8"), new)
        if path.stem.startswith("words") or path == notebook:
            text = titled(text, new)
        elif path.stem.startswith("new-cases"):
            text = with_last_case_first(text)
        path.write_text(text, encoding="utf-8")
    return made


def entered(new: Names, root: Path) -> list[Path]:
    """Enter the new exercise where all of them are listed, behind the pattern.

    Returns:
        The files changed.
    """
    registry = root / "crossborder" / "exercises" / "registry.py"
    package = root / "crossborder" / "exercises" / "__init__.py"
    contents, answers = root / "_toc.yml", root / "tools" / "lecturer" / "new_cases.toml"
    entry = rf'    _exercise\("{PATTERN.id}", [^\n]*\),\n'
    _behind(registry, entry, new, {PATTERN.package: new.package})
    _behind(package, rf"    from crossborder\.exercises\.{PATTERN.package}\.view import {PATTERN.view}\n", new)
    _behind(package, rf'    "{PATTERN.view}",\n', new)
    _behind(contents, rf" +- file: notebooks/{PATTERN.id}\n", new)
    # Each new case needs its three graded answers: those of the pattern stand together.
    _behind(answers, rf'(?:\[\[answer\]\]\ncase = "{PATTERN.id}/(?:(?!\[\[answer\]\]).)*)+', new)
    return [registry, package, contents, answers]


def _behind(path: Path, pattern: str, new: Names, more: dict[str, str] | None = None) -> None:
    """Repeat what a pattern finds, under the new names, right behind it.

    Raises:
        ValueError: when it is not there: the list has another form now.
    """
    text = path.read_text(encoding="utf-8")
    match = re.search(pattern, text, re.DOTALL)
    if not match:
        raise ValueError(f"{path.name} has no longer the form that tools/new_exercise.py knows: {pattern}")
    again = renamed(match[0], new)
    for old, name in (more or {}).items():
        again = again.replace(old, name)
    path.write_text(text[: match.end()] + again + text[match.end() :], encoding="utf-8")


def fault(name: str, root: Path) -> str:
    """Return what is wrong with a name, or an empty text."""
    if not NAME.match(name):
        return (
            f"NAME is {name!r}. Expected: small letters, digits and hyphens: make new-exercise NAME=cross-border-search"
        )
    if len(name) > LONGEST:
        return f"NAME has {len(name)} signs. Expected: at most {LONGEST}"
    new = Names.of(name)
    if keyword.iskeyword(new.package):
        return f"NAME is {name!r}, a word of Python, so that no package can have it. Expected: another name"
    if DEVICES.match(name):
        return f"NAME is {name!r}, which Windows keeps for a device. Expected: another name"
    exercises = root / "crossborder" / "exercises"
    taken = [exercises / new.package, exercises / f"{new.package}.py", root / "lessons" / new.id, root / "notebooks" / f"{new.id}.ipynb"]  # fmt: skip
    there = [path.relative_to(root).as_posix() for path in taken if path.exists()]
    if f'"{new.view}"' in (exercises / "__init__.py").read_text(encoding="utf-8"):
        there.append(f"an exercise with the class {new.view}")
    return f"There is already {' and '.join(there)}. Expected: a name that no exercise has" if there else ""


def begin(name: str, root: Path = ROOT) -> list[Path]:
    """Make a new exercise.

    Returns:
        The files made or changed.

    Raises:
        ValueError: when the name is taken or no name, or a list of exercises has another form.
    """
    said = fault(name, root)
    if said:
        raise ValueError(said)
    new = Names.of(name)
    return [*copied(new, root), *entered(new, root)]


def left_to_do(new: Names) -> str:
    """Return what makes an exercise of its own out of the copy, in the order in which one does it."""
    title = new.id.replace("-", " ")
    package, notebook = f"crossborder/exercises/{new.package}", f"notebooks/{new.id}.ipynb"
    return f"""\
It works as it is (`make content`, `make serve`), but no chapter leads to it yet, and a test of `make check` says so. What is left to do:
1. Chapter: choose the one that treats it. Link the exercise there, in book/<chapter>.md below the heading `## The exercise`:
   [{title}](../{notebook})
   Name the chapter in crossborder/exercises/registry.py, and lead back to it in the last cell of {notebook}.
2. Title: the same in lessons/{new.id}/words.en.toml (`title`) and in the first cell of {notebook} (`# Exercise: {title}`).
3. Words: lessons/{new.id}/words.en.toml.
4. New cases: lessons/{new.id}/new-cases.en.toml. Each has three graded answers (strong, middle, weak) in tools/lecturer/new_cases.toml.
5. Model: {package}/law.py, tasks.py and model.py, with tests in tests/exercises/test_{new.package}.py.
6. View: {package}/view.py."""


def main(arguments: list[str]) -> int:
    """Make a new exercise and say what to do next."""
    name = arguments[0] if arguments else ""
    try:
        made = begin(name)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(path.relative_to(ROOT).as_posix() for path in made))
    print(left_to_do(Names.of(name)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Makes the blocks a plan is put together from: slides with their minutes, steps of the exercises, questions to discuss, breaks.

A block is a table with `id`, `part`, `kind`, `group`, `title`, `min`, `usual`, `max`, `rank`, `say` and `link`; a step of an exercise has `says`, the
name of what is said, `number` where a slide shows it, and where its exercise has two cases `case`, the one that is taught, and `around`, a link to the other. The order of a
part's blocks is the order of a class. The rank says which a short class takes first.
"""

from __future__ import annotations

import math
import tomllib
from typing import TYPE_CHECKING, Any

from course_plan import decks, teaching
from crossborder import exercises

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course_plan.decks import Slide
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.registry import Exercise

Block = dict[str, Any]
# Which a plan takes first: the core path, then votes, then the other slides in their order, then what is not core.
CORE, CORE_TASKS, VOTE, SLIDE, OPTIONAL = 0, 10, 25, 30, 50


def load(root: Path) -> dict[str, Any]:
    """Return everything a plan is chosen from."""
    content = tomllib.loads((root / "book" / "plan.toml").read_text(encoding="utf-8"))
    guide = teaching.read((root / "book" / "teaching.md").read_text(encoding="utf-8"))
    names = [name for name in _order(root) if (root / "slides" / f"{name}.md").is_file()]
    parts = [
        _part(name, decks.read(root / "slides" / f"{name}.md"), told, content)
        for name, told in zip(names, guide, strict=True)
    ]
    kept = ("says", "devices", "report", "network", "levels", "mail", "opening")
    return {
        **{name: content[name] for name in kept},
        "parts": parts,
        "general": [_general(each) for each in content["general"]],
        "pause": _general({"id": "break", "rank": 0, "place": "", **content["pause"]}),
    }


def _order(root: Path) -> list[str]:
    """The decks as slides/list.md lists them, which is the order of the chapters."""
    _, _, listed = (root / "slides" / "list.md").read_text(encoding="utf-8").partition("```{toctree}\n")
    return [line for line in listed.partition("```")[0].split("\n") if line and not line.startswith(":")]


def _part(name: str, slides: list[Slide], told: teaching.Part, said: dict[str, Any]) -> dict[str, Any]:
    main = _exercise(next(slide.exercise for slide in slides if slide.exercise))
    return {
        "id": name,
        "title": slides[0].title,
        "page": f"{name}.html",
        "deck": f"../slides/{name}.html",
        "guide": f"teaching.html#{told.place}",
        "aims": list(told.aims),
        "warning": told.warning,
        "exercise": {"title": main.title, "page": _page(main)},
        "blocks": [block | {"part": name} for block in _blocks(name, slides, main, told, said)],
    }


def _exercise(name: str) -> Exercise:
    return next(each for each in exercises.EXERCISES if each.id == name)


def _page(exercise: Exercise) -> str:
    return f"../notebooks/{exercise.notebook.removesuffix('.ipynb')}.html"


def _blocks(
    deck: str, slides: list[Slide], main: Exercise, told: teaching.Part, said: dict[str, Any]
) -> Iterator[Block]:
    """The class of one part: slides, and each step of the exercise where its slide is or before the last slide."""
    around = [_general(each) | {"id": f"{deck}.{each['id']}"} for each in said["part"]]
    yield from (block for block in around if block["place"] == "first")
    steps = list(getattr(exercises, main.name)().stage.by_id.values())
    for place, slide in enumerate(slides):
        if place == len(slides) - 1:
            yield from (_step(main, step, said) for step in steps)
            yield from (_with_guide(block, told) for block in around if block["place"] == "last")
        if slide.exercise == main.id:
            slide_steps = [step for step in steps if slide.step in {step.id, step.id.partition(".")[0]}]
            reached = steps.index(slide_steps[-1]) + 1 if slide_steps else 0
            for step in steps[:reached]:
                block = _step(main, step, said)
                yield block | _on_slide(block, place, slide) if step in slide_steps else block
            del steps[:reached]
        else:
            yield _slide(deck, place, slide, said)


def _on_slide(block: Block, place: int, slide: Slide) -> Block:
    """What a slide says of a step: its number and, where it sets the exercise, its title."""
    sets = {"title": slide.title, "link": f"{block['link']}&{slide.sets}"} if slide.sets else {}
    return {"number": place + 1, **sets}


def _with_guide(block: Block, told: teaching.Part) -> Block:
    """The questions of the guide are what a discussion discusses."""
    return block if block["say"] else block | {"say": told.questions[0], "link": f"teaching.html#{told.place}"}


def _minutes(usual: int, stretch: list[float]) -> dict[str, int]:
    least, most = stretch
    return {"min": max(1, math.ceil(usual * least)), "usual": usual, "max": max(usual, math.floor(usual * most))}


def _slide(deck: str, place: int, slide: Slide, said: dict[str, Any]) -> Block:
    link = f"../slides/{deck}.html#/{place}"
    if slide.exercise:
        # An exercise of another part, shown as one slide.
        link = "&".join(filter(None, (f"{_page(_exercise(slide.exercise))}#step={slide.step}", slide.sets)))
    return {
        "id": f"{deck}.slide.{place + 1}",
        "kind": "step" if slide.exercise else "slide",
        "group": "" if slide.exercise else "slide",
        "number": place + 1,
        "title": slide.title,
        **_minutes(slide.minutes, said["stretch"]["slide"]),
        "rank": OPTIONAL if slide.exercise else VOTE if slide.asks else SLIDE + place / 100,
        "say": slide.say,
        "link": link,
    }


def _step(exercise: Exercise, step: Step, said: dict[str, Any]) -> Block:
    fits = max((name for name in said["says"]["groups"] if step.id.startswith(name)), key=len)
    kind, numbered, _ = step.id.partition(".")
    core = CORE_TASKS if kind == "tasks" else CORE
    return {
        "id": f"{exercise.id}.{step.id}",
        "kind": "step",
        # Steps that are counted, such as tasks, are in one row.
        "group": f"{exercise.id}.{kind}" if numbered else "",
        "title": step.title,
        **_minutes(step.minutes, said["stretch"]["step"]),
        "rank": core if step.core else OPTIONAL,
        # What is said depends on the devices, so the plan looks it up.
        "says": fits,
        **_case(f"{_page(exercise)}#step={step.id}", kind, said["cases"].get(exercise.id)),
    }


def _case(link: str, kind: str, cases: dict[str, Any] | None) -> dict[str, Any]:
    """A link carries its case: a browser in which nobody chose one would open the other."""
    if cases is None or kind not in cases["steps"]:
        return {"link": link}
    taught, around = cases["taught"], cases["around"]
    return {
        "link": f"{link}&case={taught['case']}",
        "case": taught["title"],
        "around": {"text": around["title"], "link": f"{link}&case={around['case']}"},
    }


def _general(each: dict[str, Any]) -> Block:
    least, usual, most = each["minutes"]
    kept = {name: each[name] for name in ("id", "title", "rank", "place", "say")}
    extra = {"link": each.get("link", ""), "kind": "room", "after": each.get("after", False)}
    return {**kept, **extra, "min": least, "usual": usual, "max": most}

"""Write the packages for learning platforms into _build/handover/, from the built site."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from crossborder.exercises import EXERCISES
from crossborder.exercises.class_report.asked import CHAPTERS, new_model
from crossborder.exercises.class_report.words import CHAPTERS as TITLES
from crossborder.version import VERSION
from tools.archives import archive, files_of, moment
from tools.handover.scorm import EDITIONS, FOLDER, SCRIPTS, Chapter, Edition, Lesson, launch_page, manifest
from tools.project import BUILD, PAGES_PACKAGES, ROOT, SITE

if TYPE_CHECKING:
    from collections.abc import Sequence

TARGET = BUILD / "handover"
COURSE = "Formal International Cooperation against Cybercrime"
STATIC = Path(__file__).resolve().parent / "static"
PACKER = PAGES_PACKAGES / "lz-string" / "libs" / SCRIPTS[0]
# What tells a web server how to serve is nothing for a platform; some refuse a package that has it.
NOT_FOR_PLATFORMS = ("_headers", "robots.txt", "404.html")
README = """Packages for learning platforms (SCORM). Upload one as it is; do not unpack it.

scorm-1.2/    one package for each lesson, and course.zip with all of them: for nearly every platform
scorm-2004/   the same for platforms that play SCORM 2004

The platform hears whether a lesson is done (prediction kept, tasks of the core path checked, debrief opened) and, where it has such tasks, how
many of them were right at the last check. It keeps the learner's work between visits as far as there is room; when there is not, the page says
so, and "Save my work as a file" keeps all of it. Nothing goes to any other place.

There is no Common Cartridge and no LTI tool. Where a platform plays no SCORM, put links to the pages of the course on it; `make lecturer` writes
the questions as Moodle XML and QTI, and students hand in the file of their work.
"""


@cache
def lessons() -> tuple[Lesson, ...]:
    """Return the exercises as lessons, with the tasks of their core paths."""
    return tuple(
        Lesson(
            one.id,
            one.title,
            f"notebooks/{one.notebook.removesuffix('.ipynb')}.html",
            tuple(task.id for task in new_model(one.id).tasks if task.core),
        )
        for one in EXERCISES
    )


def course() -> list[Lesson | Chapter]:
    """Return the whole course in its order: each chapter, and behind it its lessons."""
    listed: list[Lesson | Chapter] = []
    for chapter, title in TITLES.items():
        listed.append(Chapter(title, f"book/{chapter}.html"))
        listed += [lesson for lesson in lessons() if CHAPTERS[lesson.id] == chapter]
    return listed


def package(target: Path, edition: Edition, title: str, listed: Sequence[Lesson | Chapter], site: Path = SITE) -> None:
    """Write one package.

    Args:
        edition: the edition of SCORM.
        listed: what the platform lists.
    """
    launches = {one.launch: launch_page(edition, one).encode() for one in listed if isinstance(one, Lesson)}
    scripts = {f"{FOLDER}/{path.name}": path.read_bytes() for path in (PACKER, *sorted(STATIC.iterdir()))}
    files = {**_pages(site), **launches, **scripts}
    told = manifest(edition, f"crossborder-{VERSION}-{target.stem}", title, listed, list(files))
    target.parent.mkdir(parents=True, exist_ok=True)
    archive(target, [("imsmanifest.xml", told.encode()), *files.items()], moment())


@cache
def _pages(site: Path) -> dict[str, bytes]:
    return {
        name: data
        for name, data in files_of(site)
        if name not in NOT_FOR_PLATFORMS and not any(part.startswith(".") for part in name.split("/"))
    }


def main() -> int:
    """Write every package."""
    for edition in EDITIONS.values():
        folder = TARGET / f"scorm-{edition.name}"
        for lesson in lessons():
            package(folder / f"{lesson.id}.zip", edition, lesson.title, [lesson])
        package(folder / "course.zip", edition, COURSE, course())
    (TARGET / "README.txt").write_text(README, encoding="utf-8")
    print(f"Packages for learning platforms are in {TARGET.relative_to(ROOT)}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

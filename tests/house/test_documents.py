"""The README says what is true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from crossborder.version import VERSION
from tools import commands, links
from tools.policy import POLICY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_readme_names_every_command_a_reader_needs(readme: str) -> None:
    rows = re.findall(r"^\| `make ([\w-]+)(?: [A-Z]+=\w+)?` .*`py -m tools ([\w-]+)` \|$", readme, re.MULTILINE)
    assert {name for name, _ in rows} == set(commands.COMMANDS) - {"help", "lock"}
    assert all(name == windows for name, windows in rows)


def test_readme_names_the_policy_the_tests_serve_with(readme: str) -> None:
    assert f"Content-Security-Policy: {POLICY}\n" in readme


def test_readme_says_once_that_it_gives_no_advice(readme: str) -> None:
    assert readme.count("legal advice") == 1


def test_readme_leads_to_files_that_are_there(readme: str, root: Path) -> None:
    named = re.findall(r"\]\(([^)#:]+)\)|`((?:[\w-]+/)*[A-Z][\w-]+(?:\.md)?)`", readme)
    files = {first or second for first, second in named} & {
        "CONTRIBUTING.md",
        "LICENSE",
        "LICENSE-TEXT",
        "docs/picture.png",
    }
    assert files == {"CONTRIBUTING.md", "LICENSE", "LICENSE-TEXT", "docs/picture.png"}
    assert [name for name in sorted(files) if not (root / name).is_file()] == []


def test_every_package_version_is_in_the_changelog(root: Path) -> None:
    assert f"## {VERSION} " in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_external_links_are_found_with_their_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="https://example.org/x?a=1&amp;b=2#part">x</a><a href="b.html">y</a>', encoding="utf-8"
    )
    (tmp_path / "b.html").write_text('<a class="z" href="https://example.org/x?a=1&amp;b=2">x</a>', encoding="utf-8")
    assert links.addresses(tmp_path) == {"https://example.org/x?a=1&b=2": "a.html"}


def test_an_address_that_cannot_be_asked_is_a_problem() -> None:
    assert links.problem("http://127.0.0.1:1/")


def test_readme_tells_how_large_the_module_is(readme: str, root: Path) -> None:
    told = re.search(
        r"about ([\d,]+) lines of Python, of which the exercises take ([\d,]+), the request ([\d,]+) and the rules\s+([\d,]+)",
        readme,
    )
    assert told
    places = ("", "exercises", "request", "rules")
    for said, place in zip(told.groups(), places, strict=True):
        files = (root / "crossborder" / place).rglob("*.py")
        lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
        assert abs(int(said.replace(",", "")) - lines) <= max(0.2 * lines, 500), (place, lines)

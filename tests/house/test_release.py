"""What a release hands out: the same bytes each time, and a copy that opens without a network."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import urllib.request
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.made import default_runtime
from tools import archives, project, release
from tools.lecturer import __main__ as lecturer
from tools.steps import StepError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MADE = (2026, 11, 28, 12, 0, 0)


def test_an_archive_depends_on_its_files_alone(tmp_path: Path) -> None:
    files = [("index.html", b"<p>page</p>"), ("a/b.js", b"1")]
    for name in ("one.zip", "two.zip"):
        archives.archive(tmp_path / name, files, MADE)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert [(each.filename, each.date_time) for each in zipfile.ZipFile(tmp_path / "one.zip").infolist()] == [
        ("index.html", MADE),
        ("a/b.js", MADE),
    ]


def test_check_sums_name_every_file_but_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"a")
    (tmp_path / release.SUMS).write_bytes(b"old")
    assert release.sums(tmp_path) == f"{hashlib.sha256(b'a').hexdigest()}  a.zip\n"


@pytest.mark.skipif(os.name == "nt", reason="BROWSER names a program of another system")
def test_the_offline_copy_opens_by_itself(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "index.html").write_text("<p>the course</p>", encoding="utf-8")
    (tmp_path / release.START).write_text(release.START_TEXT, encoding="utf-8")
    env = {**os.environ, "BROWSER": "true", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, release.START],
        cwd=tmp_path,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().split()[4]
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - the address it told
                assert answer.read() == b"<p>the course</p>"
        finally:
            server.terminate()


def test_stopping_the_offline_copy_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    stopped = release.START_TEXT.replace("server.serve_forever()", "raise KeyboardInterrupt")
    (tmp_path / release.START).write_text(stopped, encoding="utf-8")
    env = {**os.environ, "BROWSER": "true"}
    command = [sys.executable, release.START]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_copy_that_was_not_unpacked_whole_says_so(tmp_path: Path) -> None:
    (tmp_path / release.START).write_text(release.START_TEXT, encoding="utf-8")
    done = subprocess.run([sys.executable, release.START], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (
        done.stderr == "The folder “course” is not beside start.py: unpack the whole archive, and start again there.\n"
    )


def sums(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """A check sum of each file: pytest would look for hours for what differs between megabytes."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def small_site(folder: Path) -> Path:
    (folder / "site" / "data").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("<p>the course</p>", encoding="utf-8")
    (folder / "site" / "data" / "a.csv").write_text("a\n1\n", encoding="utf-8")
    return folder / "site"


@pytest.mark.slow
def test_a_release_made_twice_is_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but the bills of materials, which need the maintainers' own environment; those have no time and no number in them."""
    monkeypatch.setattr(release, "bills_of_materials", lambda *_: None)
    default_runtime()
    site, releases = small_site(tmp_path), []
    for name in ("one", "two"):
        names = release.release(tmp_path / name, site)
        releases.append(sums(tmp_path / name, names))
    assert releases[0] == releases[1]
    kinds = ("-site.zip", "-offline.zip", "-data.zip", "-scorm-1.2.zip", "-scorm-2004.zip", ".md", "SHA256SUMS")
    assert [sum(each.endswith(kind) for each in releases[0]) for kind in kinds] == [1] * len(kinds)
    wheels = sorted(each.partition("-")[0] for each in releases[0] if each.endswith(".whl"))
    assert wheels == ["crossborder", "live_cells"]


def test_a_page_printed_twice_is_the_same_wherever_its_parts_are_numbered_from() -> None:
    printed = b"/CreationDate (D:20261130224801) /ID (node000000%02d) /Headers [(node000000%02d)] (a node00000022)"
    assert lecturer.same_each_time(printed % (21, 27)) == lecturer.same_each_time(printed % (22, 28))


@pytest.fixture
def one_exercise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lecturer's edition of one exercise, with two papers where there is a seed."""
    monkeypatch.setenv("VARIANTS", "2")
    monkeypatch.setattr(lecturer.exercises, "EXERCISES", lecturer.exercises.EXERCISES[:1])


def files_of_edition(folder: Path) -> set[str]:
    with zipfile.ZipFile(folder / f"{release.NAME}-lecturer.zip") as packed:
        return set(packed.namelist())


@pytest.mark.slow  # Chromium prints it
@pytest.mark.usefixtures("one_exercise")
def test_the_lecturers_edition_is_made_twice_the_same_beside_what_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEED", "ours")
    made = []
    with ThreadPoolExecutor(1) as apart:  # in this thread, the browser of other tests may be driven
        for name in ("one", "two"):
            names = apart.submit(release.for_lecturers, tmp_path / name).result()
            made.append(sums(tmp_path / name, names))
            time.sleep(1)  # a moment of printing is told in seconds
    assert made[0] == made[1]
    files = files_of_edition(tmp_path / "one")
    assert {"key/love-bug.html", "key/love-bug.docx", "key/love-bug.pdf", "seed.txt"} <= files
    assert sum(each.startswith("exam/paper-") and each.endswith(".html") for each in files) == 2
    assert not release.FOR_LECTURERS.is_relative_to(release.RELEASE)


@pytest.mark.usefixtures("one_exercise")
def test_without_a_seed_the_lecturers_edition_has_no_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEED", "")
    monkeypatch.setattr(lecturer, "print_pages", lambda _: True)
    release.for_lecturers(tmp_path)
    files = files_of_edition(tmp_path)
    assert "key/love-bug.html" in files
    assert [each for each in files if each == "seed.txt" or each.startswith("exam/")] == []


def test_the_offline_copy_starts_by_a_double_click_on_each_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "wheels", lambda _: None)
    monkeypatch.setattr(release, "bills_of_materials", lambda *_: None)
    release.release(tmp_path / "made", small_site(tmp_path))
    with zipfile.ZipFile(next((tmp_path / "made").glob("*-offline.zip"))) as packed:
        rights = {each.filename: each.external_attr >> 16 & 0o777 for each in packed.infolist()}
        packed.extractall(tmp_path / "stick")
    assert {name for name in rights if "/" not in name} == {release.START, *release.STARTERS}
    assert all(rights[name] == 0o755 for name in release.STARTERS)
    windows = (tmp_path / "stick" / "Start (Windows).bat").read_bytes()
    assert windows.count(b"\r\n") == windows.count(b"\n")


@pytest.mark.slow  # npm lists
@pytest.mark.parametrize(
    ("folder", "shipped", "tool"),
    [("live-cells", "pyodide", ""), ("tools/pages", "minisearch", "purgecss")],
)
def test_the_bill_of_scripts_names_what_is_shipped_and_not_what_makes_it(folder: str, shipped: str, tool: str) -> None:
    bill = json.loads(release._of_scripts(folder))
    names = {each["name"] for each in bill["components"]}
    assert shipped in names
    assert tool not in names
    assert "timestamp" not in bill["metadata"]


def start_script(folder: Path, path: Path) -> str:
    """What the window of a double click says."""
    script = folder / "start.sh"
    script.write_text(release.POSIX, encoding="ascii")
    command = ["/bin/sh", script]
    return subprocess.run(command, env={"PATH": f"{path}:/bin:/usr/bin"} if path.name == "stub" else {"PATH": str(path)}, input="\n", capture_output=True, text=True, check=False).stdout  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="a shell script of other systems")
def test_where_there_is_no_python_the_window_says_where_to_get_it(tmp_path: Path) -> None:
    (tmp_path / release.START).touch()
    assert release.GET_PYTHON in start_script(tmp_path, tmp_path / "empty")


@pytest.mark.skipif(os.name == "nt", reason="a shell script of other systems")
def test_a_python_that_only_offers_to_be_installed_is_none(tmp_path: Path) -> None:
    """As macOS and Windows have it until their own store is asked."""
    (tmp_path / release.START).touch()
    stub = tmp_path / "stub"
    stub.mkdir()
    (stub / "python3").write_text("#!/bin/sh\necho No developer tools were found >&2\nexit 1\n", encoding="ascii")
    (stub / "python3").chmod(0o755)
    assert release.GET_PYTHON in start_script(tmp_path, stub)
    assert release.WINDOWS.count(f'-c "{release.TRIED}" >nul 2>nul && (') == 2


@pytest.mark.skipif(os.name == "nt", reason="a shell script of other systems")
def test_a_start_inside_the_archive_says_to_unpack_it(tmp_path: Path) -> None:
    assert release.UNPACK in start_script(tmp_path, tmp_path / "empty")
    assert f"if not exist start.py (echo {release.UNPACK}& goto end)" in release.WINDOWS


def test_a_release_is_made_from_what_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    monkeypatch.setattr(project, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(StepError, match="from a clone of the project"):
        release.require_clean()
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    release.require_clean()
    (tmp_path / "new.md").write_text("new", encoding="utf-8")
    with pytest.raises(StepError, match=r"\?\? new\.md"):
        release.require_clean()


def test_a_copy_without_history_takes_no_other_repositorys_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder lies inside a repository, as an unpacked archive may."""
    inside = tmp_path / "unpacked"
    inside.mkdir()
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], cwd=tmp_path, check=True)
    monkeypatch.setattr(project, "ROOT", inside)
    assert project.commit_time() == project.NO_HISTORY
    monkeypatch.setattr(project, "ROOT", tmp_path)
    assert int(project.commit_time()) > int(project.NO_HISTORY)

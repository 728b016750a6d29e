"""Finding browsers and Node.js, the commands, and the front page."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools import assemble, browsers, commands, javascript, node
from tools.hosted import Hosted
from tools.steps import StepError

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="stands in for programs with shell scripts")


def program(folder: Path, name: str, says: str = "") -> Path:
    """Put a program into a folder that says one thing."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n", encoding="ascii")
    path.chmod(0o755)
    return path


@posix
def test_node_that_is_too_old_is_not_used(tmp_path: Path) -> None:
    program(tmp_path, "npm")
    program(tmp_path, "node", "v18.20.4")
    assert node.find(str(tmp_path)) is None
    program(tmp_path, "node", "v20.1.0")
    nodejs = node.find(str(tmp_path))
    assert nodejs
    assert nodejs.folder == tmp_path


@posix
def test_node_without_npm_is_not_used(tmp_path: Path) -> None:
    program(tmp_path, "node", "v22.0.0")
    assert node.find(str(tmp_path)) is None


@posix
def test_browsers_are_found_by_any_of_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHROMIUM", "FIREFOX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browsers.missing() == ["chromium", "firefox"]
    program(tmp_path, "google-chrome")
    program(tmp_path, "firefox")
    assert browsers.missing() == []
    program(tmp_path, browsers.SHELL)
    assert browsers.find("chromium") == tmp_path / browsers.SHELL
    assert browsers.find("chromium", windowed=True) == tmp_path / "google-chrome"
    monkeypatch.setenv("CHROMIUM", str(program(tmp_path, "mine")))
    assert browsers.find("chromium") == tmp_path / "mine"


def test_browsers_of_winget_and_homebrew_are_found_beside_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMFILES", "C:/Program Files")
    assert browsers.places("firefox", "win32") == ["C:/Program Files/Mozilla Firefox/firefox.exe"]
    assert browsers.places("firefox", "darwin") == ["/Applications/Firefox.app/Contents/MacOS/firefox"]
    assert browsers.places("firefox", "linux") == []


@pytest.mark.parametrize(
    ("system", "platform", "command"),
    [
        ("debian", "linux", "sudo apt-get install -y chromium-headless-shell firefox-esr"),
        ("ubuntu", "linux", "sudo apt-get install -y chromium-browser firefox"),
        ("", "darwin", "brew install --cask chromium firefox"),
        ("", "win32", "winget install Hibbiki.Chromium Mozilla.Firefox"),
    ],
)
def test_one_command_installs_the_browsers(system: str, platform: str, command: str) -> None:
    assert browsers.command_to_type(["chromium", "firefox"], system, platform) == command


@pytest.mark.parametrize(
    ("release", "name"),
    [
        ('ID=debian\nVERSION_ID="12"', "debian"),
        ("ID=ubuntu\nID_LIKE=debian", "ubuntu"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"', "ubuntu"),
        ("ID=fedora", ""),
    ],
)
def test_the_distribution_is_told_by_its_own_file(tmp_path: Path, release: str, name: str) -> None:
    (tmp_path / "os-release").write_text(release, encoding="utf-8")
    assert browsers.distribution(tmp_path / "os-release") == name
    assert browsers.distribution(tmp_path / "none") == ""


def test_missing_browsers_stop_at_once_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "missing", lambda: ["firefox"])
    monkeypatch.setattr(browsers, "distribution", lambda: "")
    with pytest.raises(StepError, match=r"need firefox\. Type this, then try again:\n    "):
        browsers.ensure(tmp_path)


def test_an_unknown_command_is_told_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["nonsense"]) == 2
    assert "The commands are: serve, test, check" in capsys.readouterr().err


def test_a_failed_step_ends_with_its_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise StepError("what to do")

    monkeypatch.setitem(commands.COMMANDS, "site", commands.Command(fail))
    assert commands.main(["site"]) == 1
    assert capsys.readouterr().err.strip() == "what to do"


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        ("OSError(errno.ENOSPC, 'No space left on device', 'a/b')", "The disk is full. Make room, and start the same command again (No space left on device: a/b).\n"),
        ("PermissionError(errno.EACCES, 'Permission denied')", "This may not be read or written. Look whose file it is, and whether another program has it open (Permission denied).\n"),
        ("KeyboardInterrupt", "Stopped.\n"),
    ],
)  # fmt: skip
def test_what_is_no_fault_of_the_project_is_said_in_a_line(raised: str, words: str, root: Path) -> None:
    command = [sys.executable, "-c", f"import errno, tools; raise {raised}"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.stderr == words
    command[2] = "import tools; raise OSError(2, 'No such file')"
    assert "Traceback" in subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stderr


def test_what_python_compiles_for_the_tests_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    monkeypatch.setattr(commands, "make", lambda *_: None)
    monkeypatch.setattr(
        commands, "python", lambda *words, env=None, **_: seen.append(env) if "pytest" in words else None
    )
    commands.pytest(workers=1)
    commands.pytest("-m", commands.FAST, workers=2, env={"EXAMPLES": "few"})
    assert seen == [{"PYTHONDONTWRITEBYTECODE": ""}, {"PYTHONDONTWRITEBYTECODE": "", "EXAMPLES": "few"}]


def test_a_fault_of_types_stops_before_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def python(*words: str, **_: object) -> None:
        ran.append(words[1])
        if "mypy" in words:
            raise StepError("wrong types")

    monkeypatch.setattr(commands, "make", lambda *_: None)
    monkeypatch.setattr(commands, "python", python)
    with pytest.raises(StepError, match="wrong types"):
        commands.pytest(workers=1)
    assert sorted(ran) == ["mypy", "ruff", "ruff"]


def test_every_notebook_runs_with_make_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    for name in ("built", "installed", "make", "print_ledger", "look_at_code"):
        monkeypatch.setattr(commands, name, lambda *_: None)
    monkeypatch.setattr(commands.browsers, "ensure", lambda _: None)
    monkeypatch.setattr(commands, "python", lambda *words, **_: ran.extend(words))
    commands.check_command()
    assert "no:nbval" in ran
    ran.clear()
    commands.test_command()
    assert set(commands.NOTEBOOKS) <= set(ran)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == list(commands.COMMANDS)


def test_makefile_and_builder_have_the_same_commands(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    line = next(line for line in makefile.splitlines() if line.startswith("COMMANDS :="))
    assert line.split()[2:] == list(commands.COMMANDS)


@pytest.mark.skipif(not shutil.which("make"), reason="`python -m tools` does the same without make")
@pytest.mark.parametrize(
    ("words", "runs"), [(("nonsense",), "nonsense"), (("PORT=9000", "serve"), "serve"), ((), "help")]
)
def test_make_hands_every_word_on_to_the_builder(words: tuple[str, ...], runs: str, root: Path) -> None:
    make = ["make", "--just-print", "PYTHON=any", *words]
    # `make test` tells the make inside it about itself, which then prints more.
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(make, cwd=root, env=alone, capture_output=True, text=True, check=True)
    assert done.stdout == f"any -m tools {runs}\n"


def test_what_is_no_command_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["nonsense"]) == 2
    assert f"The commands are: {', '.join(commands.COMMANDS)}" in capsys.readouterr().err


def test_hooks_say_that_the_first_commit_takes_longer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("installed", "make", "call"):
        monkeypatch.setattr(commands, name, lambda *_, **__: None)
    commands.hooks_command()
    assert "The first commit takes a minute or two" in capsys.readouterr().out


def test_an_old_python_is_told_so(root: Path) -> None:
    code = "import sys, runpy; sys.version_info = (3, 9, 0); sys.argv = ['tools']; runpy.run_module('tools')"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.9" in done.stderr


def test_the_site_is_replaced_whole(tmp_path: Path) -> None:
    html, site = tmp_path / "html", tmp_path / "site"
    for folder in (html, site):
        folder.mkdir()
    (site / "old.html").write_text("old", encoding="utf-8")
    (html / ".buildinfo").write_text("x", encoding="utf-8")
    (html / "index.html").write_text("<html><head><title>The book</title></head></html>", encoding="utf-8")
    assemble.assemble(html, site, Hosted(path="/course/"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["html", "site"]
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert names == {".nojekyll", "404.html", "robots.txt", "index.html", *assemble.HOSTS_READ, *assemble.MOVED} | {
        f"notebooks/{path.name}" for path in assemble.NOTEBOOKS.glob("*.ipynb")
    }
    assert 'href="/course/"' in (site / "404.html").read_text(encoding="utf-8")


def test_the_page_for_what_is_not_there_names_the_course_and_leads_on(tmp_path: Path, root: Path) -> None:
    (tmp_path / "html").mkdir()
    assemble.assemble(tmp_path / "html", tmp_path / "site", Hosted(path="/course/"))
    page = (tmp_path / "site" / "404.html").read_text(encoding="utf-8")
    title = re.search(r"^title: (.+)$", (root / "_config.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert title is not None
    assert f">{title[1]}</a></header>" in page
    assert set(re.findall(r'href="([^"]+)"', page)) == {"/course/", "/course/search.html"}
    assert "<script" not in page


def test_a_page_that_moved_leads_to_its_new_address(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    assemble.assemble(tmp_path / "html", tmp_path / "site")
    for old, page in assemble.MOVED.items():
        assert f'<a href="{page}">' in (tmp_path / "site" / old).read_text(encoding="utf-8")


@pytest.mark.skipif(not javascript.MODULES.is_dir(), reason="`make check` installs the type checker")
def test_a_type_that_does_not_hold_and_a_missing_file_are_faults_and_a_package_that_is_not_installed_is_none(
    tmp_path: Path,
) -> None:
    rules = javascript.ROOT / javascript.PACKAGES
    project = {"extends": str(rules / "tsconfig.json"), "include": ["*.js", str(rules / "packages.d.ts")]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project), encoding="utf-8")
    (tmp_path / "script.js").write_text(
        """
        import { Widget } from '@lumino/widgets';
        import { XzReadableStream } from 'xz-decompress';
        import { clone } from '../node_modules/underscore/modules/clone.js';
        import { missing } from './no.js';

        export class Shown extends Widget {
          draw() { return [this.node, XzReadableStream, clone, missing]; }
        }
        export const wrong = document.createElement('p').href;
        """,
        encoding="utf-8",
    )
    nodejs = node.find()
    assert nodejs
    said = javascript.run(str(nodejs.node), "typescript/bin/tsc", "-p", str(tmp_path / "tsconfig.json"))
    assert re.findall(r"error (TS\d+): .*'(.+?)'", said) == [
        ("TS2307", "./no.js"),
        ("TS2339", "HTMLParagraphElement"),
    ], said

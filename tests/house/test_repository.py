"""What must never be in the files of this project."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Spelled so that this file does not contain what it looks for.
REGISTRY = re.compile(r"(?:files\.pythonhosted|\bpypi|registry\.npmjs|\bdeb\.debian|registry\.yarnpkg)\.(?:org|com)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|farm)/\w|(?<![\w./])/(?:home|Users)/(?!runner\b)\w+/")
UNFINISHED = re.compile("|".join([r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", "coming" + " soon", "lorem" + " ipsum"]))


@pytest.fixture(scope="session")
def files(root: Path) -> list[Path]:
    """Every text file that is or would be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, text=True)
    if done.returncode:
        pytest.skip("this copy has no git history, so nobody can tell what is committed")
    listed = done.stdout
    paths = [root / name for name in listed.split("\0") if name]
    texts = [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]
    assert texts
    return texts


def matches(files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    """Return file, line and text of each match."""
    return [
        f"{path.name}:{number}: {match[0]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := pattern.search(line))
    ]


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry", "machine"])
def test_no_file_names(files: list[Path], pattern: re.Pattern[str]) -> None:
    assert matches(files, pattern) == []


def test_nothing_is_left_unfinished(files: list[Path], root: Path) -> None:
    """Tests are left out: some of them look for these words themselves."""
    product = [path for path in files if path.relative_to(root).parts[0] != "tests"]
    assert matches(product, UNFINISHED) == []


def test_lock_files_name_no_address(root: Path) -> None:
    locks = sorted(root.glob("requirements*.txt"))
    assert [path.stem for path in locks] == [path.stem for path in sorted(root.glob("requirements*.in"))]
    for lock in (*locks, *root.glob("benchmarks/*.txt"), root / "live-cells" / "wheels.txt"):
        text = lock.read_text(encoding="utf-8")
        pins = [part for part in re.split(r"^(?=\S)", text, flags=re.MULTILINE) if re.match(r"[\w.-]+==", part)]
        assert pins
        assert [part for part in pins if "--hash=sha256:" not in part] == []
        assert "://" not in text
        assert "index" not in re.sub(r"#.*", "", text)
    packages = json.loads((root / "tests" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_every_requirement_is_pinned_in_its_lock(root: Path) -> None:
    sources = sorted(root.glob("requirements*.in"))
    assert sources
    for source in sources:
        wanted = re.findall(r"^([A-Za-z][\w.-]*)", source.read_text(encoding="utf-8"), re.MULTILINE)
        lock = source.with_suffix(".txt").read_text(encoding="utf-8")
        locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
        assert wanted, source.name
        assert [name for name in wanted if name.lower() not in locked] == [], source.name


def test_no_hidden_direction_marks(files: list[Path]) -> None:
    """Characters that turn the direction of text can make code read otherwise than it runs."""
    assert matches(files, re.compile("[\u202a-\u202e\u2066-\u2069]")) == []

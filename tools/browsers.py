"""Find Chromium and Firefox for the tests; as root on Debian or Ubuntu, install what is missing."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tools.steps import StepError, call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Chromium without its window: the same engine of the same package, and a page of the book costs a third of the processor time.
SHELL = "chromium-headless-shell"
# Program names, the first one found is used; and the package that brings it on Debian.
PROGRAMS = {
    "chromium": (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}
# Where winget and Homebrew put them, which is not on the PATH; a variable is written between percent signs.
PLACES = {
    ("darwin", "chromium"): (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    ("darwin", "firefox"): ("/Applications/Firefox.app/Contents/MacOS/firefox",),
    ("win32", "chromium"): (
        "%LOCALAPPDATA%/Chromium/Application/chrome.exe",
        "%PROGRAMFILES%/Chromium/Application/chrome.exe",
        "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    ),
    ("win32", "firefox"): ("%PROGRAMFILES%/Mozilla Firefox/firefox.exe",),
}
DEBIAN_PACKAGES = {"chromium": SHELL, "firefox": "firefox-esr"}
UBUNTU_PACKAGES = {"chromium": "chromium-browser", "firefox": "firefox"}
ELSEWHERE = {
    "darwin": "brew install --cask chromium firefox",
    "win32": "winget install Hibbiki.Chromium Mozilla.Firefox",
}
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
# What Chromium has to be told: started by root it cannot use its sandbox.
SANDBOX = ("--no-sandbox",) if IS_ROOT else ()


def find(browser: str, *, windowed: bool = False) -> Path | None:
    """Return the program of a browser, or None.

    Args:
        browser: "chromium" or "firefox"; the variable CHROMIUM or FIREFOX names another program.
        windowed: look for the one that a reader has first: what is timed is timed in it.
    """
    names = sorted(PROGRAMS[browser], key=lambda name: windowed and name == SHELL)
    for name in (os.environ.get(browser.upper(), ""), *names, *places(browser)):
        program = shutil.which(name) if name else None
        if program:
            return Path(program)
    return None


@contextmanager
def started(program: Path) -> Iterator[Browser]:
    """A Chromium without a window, to print pages with: it starts once for all of them.

    Args:
        program: the program.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, and most commands print nothing

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(program), args=list(SANDBOX))
        yield browser
        browser.close()


def places(browser: str, platform: str = sys.platform) -> list[str]:
    """Return where a browser may lie on this system although it is not on the PATH.

    Args:
        browser: "chromium" or "firefox".
        platform: sys.platform.
    """
    return [
        re.sub(r"%(\w+)%", lambda match: os.environ.get(match[1], ""), place)
        for place in PLACES.get((platform, browser), ())
    ]


def missing() -> list[str]:
    """Return the browsers that are not there."""
    return [browser for browser in PROGRAMS if find(browser) is None]


def distribution(release: Path = Path("/etc/os-release")) -> str:
    """Return "debian", "ubuntu" or "" from the file that names the Linux distribution."""
    if not release.is_file():
        return ""
    lines = release.read_text(encoding="utf-8").splitlines()
    names = " ".join(
        line.partition("=")[2].strip('"') for line in lines if line.startswith(("ID=", "ID_LIKE="))
    ).split()
    return "ubuntu" if "ubuntu" in names else "debian" if "debian" in names else ""


def command_to_type(browsers: list[str], system: str, platform: str) -> str:
    """Return the one command that installs these browsers.

    Args:
        browsers: names from PROGRAMS.
        system: what `distribution` returned.
        platform: sys.platform.
    """
    if platform in ELSEWHERE:
        return ELSEWHERE[platform]
    packages = UBUNTU_PACKAGES if system == "ubuntu" else DEBIAN_PACKAGES
    names = " ".join(packages[browser] for browser in browsers)
    return f"sudo apt-get install -y {names}" if system else f"install with this system's package manager: {names}"


def ensure(root: Path) -> None:
    """Make sure that both browsers are there.

    Raises:
        StepError: when one is missing and cannot be installed; the message is the command to type.
    """
    lacking = missing()
    if not lacking:
        return
    system = distribution()
    if system and IS_ROOT:
        packages = UBUNTU_PACKAGES if system == "ubuntu" else DEBIAN_PACKAGES
        names = [packages[browser] for browser in lacking]
        print(f"Installing {' and '.join(names)} for the tests ...", flush=True)
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        call(["apt-get", "update", "-q"], root=root, env=quiet, quiet=True)
        call(["apt-get", "install", "-y", "-q", "--no-install-recommends", *names], root=root, env=quiet, quiet=True)
        lacking = missing()
    if lacking:
        raise StepError(
            f"The tests need {' and '.join(lacking)}. Type this, then try again:\n"
            f"    {command_to_type(lacking, system, sys.platform)}"
        )

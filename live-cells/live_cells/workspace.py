"""Where the runtime's sources and their Node packages lie: in a checkout beside this package, else in a folder of the user's cache."""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from pathlib import Path

from .version import __version__

PACKAGE = Path(__file__).resolve().parent
PARTS = PACKAGE / "parts"  # in an installed package: what is beside it in a checkout
DEFAULT_RUNTIME = (
    PACKAGE / "default"
)  # in an installed package: a built runtime for sites without packages of their own


def user_cache() -> Path:
    """The folder for what programs of this user can make again."""
    if told := os.environ.get("LIVE_CELLS_CACHE"):
        return Path(told)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "live-cells"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "live-cells"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "live-cells"


@cache
def root() -> Path:
    """The folder with `runtime`, `kernel`, `build` and the lock files, in which npm may write.

    Returns:
        The checkout's own folder; for an installed package a copy in the user's cache, one for each version.
    """
    if not PARTS.is_dir():
        return PACKAGE.parent
    target = user_cache() / __version__
    if not (target / "package.json").is_file():
        shutil.copytree(PARTS, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    return target

"""One writer at a time: a lock on a file that other kernels on this machine respect. Python in a browser has no locks."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Writing takes milliseconds: who holds the lock longer than this many seconds has stopped.
LONGEST = 5.0
_STEP = 0.01


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file for the length of a `with` block. A kernel that dies lets go of it.

    Args:
        path: the file that is written; the lock lies beside it and is taken away afterwards.

    Raises:
        OSError: when the folder cannot be written to, or another program does not let go.
    """
    if sys.platform == "emscripten":
        # JupyterLite: two notebooks meet only where both write within the same few milliseconds.
        yield
        return
    beside = path.with_name(f".{path.name}.lock")
    held = _hold(beside, time.monotonic() + LONGEST)
    try:
        yield
    finally:
        # While it is still held, so that nobody else's lock is taken away. Windows keeps an open file; it is used again.
        with suppress(OSError):
            beside.unlink()
        os.close(held)


def _hold(beside: Path, until: float) -> int:
    while True:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        if _lock(handle) and _is_same(handle, beside):
            return handle
        os.close(handle)
        if time.monotonic() > until:
            raise OSError(0, "another program holds its lock")
        time.sleep(_STEP)


def _is_same(handle: int, beside: Path) -> bool:
    """Whether the lock is still the one that lies there: its last holder may have taken it away meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), beside.stat())
    except FileNotFoundError:
        return False


def _lock(handle: int) -> bool:
    """Try to lock an open file, without waiting."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - only Windows has it

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # mypy looks at this as another system
        else:
            import fcntl  # noqa: PLC0415 - Windows does not have it

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

"""The builder: what `make` calls. Standard library only, because it runs before anything is installed."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

# What is wrong with the machine and not with the project: a reader needs no way through its code.
HINTS = {
    errno.ENOSPC: "The disk is full. Make room, and start the same command again",
    errno.EDQUOT: "Your share of the disk is used up. Make room, and start the same command again",
    errno.EROFS: "The project lies where nothing can be written. Copy it to a place of your own",
    errno.EACCES: "This may not be read or written. Look whose file it is, and whether another program has it open",
}


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one line what ends a program and is no fault of it; show the way through the code for everything else.

    Args:
        error: the same, with its words.
        trace: the way through the code.
    """
    if isinstance(error, KeyboardInterrupt):
        print("Stopped.", file=sys.stderr)
    elif isinstance(error, OSError) and error.errno in HINTS:
        place = f": {error.filename}" if error.filename else ""
        print(f"{HINTS[error.errno]} ({error.strerror}{place}).", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


# Each program of this folder is started by itself, and imports this first.
sys.excepthook = tell

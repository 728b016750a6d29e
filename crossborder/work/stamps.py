"""When a field was written: a hybrid logical clock, so that the newest value wins whichever page or kernel merges first."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Milliseconds since 1970, a counter, and who wrote it, in hexadecimal digits: stamps are compared as texts. After one that
# begins with f (of the year 10331 and later) there may be no room for a later one.
_FORM = re.compile(r"([0-9a-e][0-9a-f]{11})-([0-9a-f]{4})-([0-9a-f]{6})")
NEVER = ""


def read_stamp(stamp: object) -> str:
    """A stamp as it is in a file; what is none counts as older than every stamp."""
    return stamp if isinstance(stamp, str) and _FORM.fullmatch(stamp) else NEVER


class Clock:
    """Gives stamps, each later than every stamp this clock has given or seen.

    Args:
        writer: six hexadecimal digits that tell this page or kernel from others; drawn with the first stamp when empty.
        now: seconds since 1970.
    """

    def __init__(self, writer: str = "", now: Callable[[], float] = time.time) -> None:
        self._writer, self._now = writer, now
        self._latest = (0, 0)

    def see(self, stamp: str) -> None:
        """Take note of a stamp that another page or kernel gave."""
        match = _FORM.fullmatch(stamp)
        if match:
            self._latest = max(self._latest, (int(match[1], 16), int(match[2], 16)))

    def stamp(self) -> str:
        """A new stamp."""
        # Drawn late: a clock that lies in a published picture of memory would give every reader the same one.
        self._writer = self._writer or os.urandom(3).hex()
        milliseconds, counter = self._latest
        present = int(self._now() * 1000)
        if present > milliseconds:
            milliseconds, counter = present, 0
        elif counter < 0xFFFF:  # noqa: PLR2004 - the largest number in four hexadecimal digits
            counter += 1
        else:
            milliseconds, counter = milliseconds + 1, 0
        self._latest = (milliseconds, counter)
        return f"{milliseconds:012x}-{counter:04x}-{self._writer}"

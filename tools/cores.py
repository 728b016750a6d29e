"""Work on many things of one kind, on all cores."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# So many things are done sooner than a process begins.
FEW = 8


def on_all_cores(work: Callable[[Any], Any], things: Sequence[Any]) -> list[Any]:
    """Do the same with each thing.

    Args:
        work: what is done; a function of a module, which other processes find by its name.
        things: what it is done with.

    Returns:
        What came of each, in the order of the things.
    """
    if len(things) <= FEW:
        return [work(thing) for thing in things]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(work, things, chunksize=FEW))

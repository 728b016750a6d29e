"""The published form of the memory snapshot: small to send, quick to lay out. Read by runtime/snapshot.js."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = 0x4556494C  # "LIVE"
PAGE = 4096
TABLE = "<5I"  # magic, length of Pyodide's header, length of the heap, end of the fresh memory, number of runs


def _exclusive_or(one: bytes, other: bytes) -> bytes:
    """Both byte strings mixed; they are equally long."""
    return (int.from_bytes(one, "little") ^ int.from_bytes(other, "little")).to_bytes(len(one), "little")


def _runs(heap: bytes) -> Iterator[tuple[int, int]]:
    """Start and length of each stretch of pages that hold anything."""
    start = None
    blank = bytes(PAGE)
    for at in range(0, len(heap), PAGE):
        used = heap[at : at + PAGE] != blank[: len(heap) - at]
        if used and start is None:
            start = at
        elif not used and start is not None:
            yield start, at - start
            start = None
    if start is not None:
        yield start, len(heap) - start


def compose(snapshot: bytes, fresh: bytes) -> bytes:
    """Leave out of a snapshot what the browser has or can make.

    Args:
        snapshot: As Pyodide writes it: header, then the heap.
        fresh: The memory of a WebAssembly module that has been instantiated and has not run.

    Returns:
        The file to publish, before compression; its layout is described in runtime/snapshot.js.
    """
    (start,) = struct.unpack_from("<I", snapshot, 4)
    header, heap = snapshot[:start], snapshot[start:].rstrip(b"\0")
    heap += bytes(-len(heap) % PAGE)
    fresh_end = min(len(fresh.rstrip(b"\0")) + PAGE, len(heap)) // PAGE * PAGE
    heap = _exclusive_or(heap[:fresh_end], fresh[:fresh_end]) + heap[fresh_end:]
    runs = list(_runs(heap))
    table = b"".join(struct.pack("<2I", *run) for run in runs)
    contents = b"".join(heap[at : at + length] for at, length in runs)
    return struct.pack(TABLE, MAGIC, len(header), len(heap), fresh_end, len(runs)) + table + header + contents


def memory_of(composed: bytes) -> dict[str, int]:
    """What a page has to know of the memory before the file is there.

    Args:
        composed: What `compose` made.

    Returns:
        `heapLength` and `freshEnd`, in bytes.
    """
    _, _, heap_length, fresh_end, _ = struct.unpack_from(TABLE, composed)
    return {"heapLength": heap_length, "freshEnd": fresh_end}

"""What is left out of Python's memory and of its WebAssembly file, and that the page puts back what it needs."""

from __future__ import annotations

import json
import lzma
import re
import struct
from typing import TYPE_CHECKING, Any

import pytest

from live_cells import node, picture

from .conftest import HERE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEAP = 4096  # where the heap of these tests begins: after one page of the interpreter's own
HEAD = 0x104  # of the chain of objects
STR = 0x200  # address of the type `str`
ABC_HASH = 2694041763  # hash("abc") & 0xffffffff in Pyodide
ASCII, WIDE = 0b1100100, 0b0101000  # state of a string: one byte a character and ASCII; two bytes
UNKNOWN = 0xFFFFFFFF  # of a hash that nobody has asked for
# Two pages with objects, and an empty page between them; not in the order of their addresses.
OBJECTS = (4 * 4096 + 8, 2 * 4096 + 16, 2 * 4096 + 256, 4 * 4096 + 800)


def _run(*arguments: str | Path) -> None:
    node.run_node([HERE / "memory.mjs", *map(str, arguments)], ROOT)


def _words(heap: bytearray, address: int, *words: int) -> None:
    struct.pack_into(f"<{len(words)}I", heap, address, *words)


def _word(heap: bytes, address: int) -> int:
    (word,) = struct.unpack_from("<I", heap, address)
    return int(word)


def _string(heap: bytearray, address: int, text: str, hashed: int, state: int = ASCII) -> None:
    """A string object: reference count, type, length, hash, state, then its text."""
    _words(heap, address, 1, STR, len(text), hashed, state)
    is_ascii = state & ASCII == ASCII
    body = text.encode("ascii" if is_ascii else "utf-16-le")
    start = address + (20 if is_ascii else 28)
    heap[start : start + len(body)] = body


def _heap() -> bytearray:
    """Five pages: the interpreter's own, an empty one, objects, an empty one, objects."""
    heap = bytearray(5 * 4096)
    circle = (HEAD, *OBJECTS, HEAD)
    for before, address, after in zip(circle, circle[1:], circle[2:], strict=False):
        _words(heap, address, after | 1, before | 2)
    _words(heap, HEAD, OBJECTS[0], OBJECTS[-1])
    _string(heap, 2 * 4096 + 512, "abc", ABC_HASH)
    _string(heap, 4 * 4096 + 1024, "abc", UNKNOWN)
    _string(heap, 4 * 4096 + 1088, "abc", 77)
    return heap


def _round(heap: bytearray, tmp_path: Path, start: bytes = b"fresh") -> tuple[bytes, bytes, dict[str, Any]]:
    """The memory as published and as the page lays it out, and what was said about it."""
    file, fresh, out, derived = (tmp_path / name for name in ("heap", "fresh", "out", "derived"))
    file.write_bytes(heap)
    fresh.write_bytes(start + bytes(4096 - len(start)))
    _run("leave", file, HEAP, STR, derived, fresh)
    header = struct.pack("<4I", 1, 144, 0, 0) + bytes(128)
    cut = file.read_bytes()
    (tmp_path / "picture").write_bytes(picture.compose(header + cut, fresh.read_bytes()))
    _run("back", tmp_path / "picture", fresh, derived, out)
    return cut, out.read_bytes(), json.loads(derived.read_text())


def test_the_chain_of_objects_is_published_as_steps_and_put_back_in_order(tmp_path: Path) -> None:
    cut, laid_out, derived = _round(_heap(), tmp_path)
    inorder = sorted(OBJECTS)
    assert derived["chains"] == [[HEAD, inorder[0]]]
    assert [_word(cut, address) for address in inorder] == [240 | 1, 7944 | 1, 792 | 1, 1]
    assert [_word(cut, address + 4) for address in inorder] == [2, 2, 2, 2]
    assert [_word(laid_out, address) for address in inorder] == [(each | 1) for each in (*inorder[1:], HEAD)]
    assert [_word(laid_out, address + 4) for address in inorder] == [each | 2 for each in (HEAD, *inorder[:-1])]
    assert (_word(laid_out, HEAD), _word(laid_out, HEAD + 4)) == (inorder[0], inorder[-1])


def test_only_hashes_that_python_would_compute_are_left_out(tmp_path: Path) -> None:
    places = (2 * 4096 + 512 + 12, 4 * 4096 + 1024 + 12, 4 * 4096 + 1088 + 12)
    cut, laid_out, derived = _round(_heap(), tmp_path)
    assert derived["mark"] == 0
    assert [_word(cut, place) for place in places] == [0, UNKNOWN, 77]
    assert [_word(laid_out, place) for place in places] == [ABC_HASH, UNKNOWN, 77]


def test_the_mark_of_a_missing_hash_is_a_number_that_stands_for_nothing_else(tmp_path: Path) -> None:
    heap = _heap()
    _string(heap, 4 * 4096 + 2048, "looks like a string", 0)
    _string(heap, 4 * 4096 + 2112, "ünï", 1, WIDE)
    _, laid_out, derived = _round(heap, tmp_path)
    assert derived["mark"] == 2
    assert [_word(laid_out, 4 * 4096 + place + 12) for place in (2048, 2112)] == [0, 1]


def test_a_chain_that_does_not_close_is_left_as_it_is(tmp_path: Path) -> None:
    heap = _heap()
    _words(heap, OBJECTS[2] + 4, OBJECTS[0])  # names another one as the one before
    _, laid_out, derived = _round(heap, tmp_path)
    assert derived["chains"] == []
    assert [_word(laid_out, address) for address in OBJECTS] == [_word(heap, address) for address in OBJECTS]


def test_what_a_block_held_before_does_not_stand_behind_a_string(tmp_path: Path) -> None:
    heap, file = _heap(), tmp_path / "heap"
    string, other = 2 * 4096 + 512, 4 * 4096 + 1088  # the second only looks like one
    for address in (string, other):
        _words(heap, address - 4, 32 | 3)
        heap[address + 20 + 4 : address + 32] = b"old" * 2 + b"!!"
    file.write_bytes(heap)
    _run("clear", file, HEAP, STR)
    cleared = file.read_bytes()
    assert cleared[string + 20 : string + 32] == b"abc\0" + bytes(4) + b"ld!!"
    heap[string + 24 : string + 28] = bytes(4)
    assert cleared == heap


STATIC, RENAMED = 0x300, 0x380  # strings that the module itself sets up; the second has a hash from the start


def test_the_index_of_a_dictionary_is_made_anew_from_its_entries(tmp_path: Path) -> None:
    heap, fresh = _heap(), bytearray(4096)
    keys = 2 * 4096 + 512, STATIC, RENAMED  # hashes of the first two begin with the same place
    for memory, hashes in ((heap, (11, 12)), (fresh, (UNKNOWN, 12))):
        for address, hashed in zip((STATIC, RENAMED), hashes, strict=True):
            _words(memory, address, 1, STR, 1, hashed, ASCII)
    tables = [4 * 4096 + place for place in (2048, 2176, 2304, 2432)]
    indexes = [  # by rule; after something was deleted; of a string whose hash a page cannot know; of any keys, with their hashes
        (b"\xff\xff\xff\0\xff\1\xff\xff", (keys[1], 7, keys[0], 7)),
        (b"\xff\xff\xff\xfe\xff\0\xff\xff", (keys[0], 7)),
        (b"\xff\xff\xff\xff\0\xff\xff\xff", (keys[2], 7)),
        (b"\xff\xff\xff\xff\xff\xff\0\xff", (6, 0x5000, 7)),
    ]
    for table, (index, entries) in zip(tables, indexes, strict=True):
        general = len(entries) == 3
        count = 1 if general else len(entries) // 2
        _words(heap, table, 1, 3 | 3 << 8 | (0 if general else 1 << 16), 0, 5 - count, count)
        heap[table + 20 : table + 28] = index
        _words(heap, table + 28, *entries)
    cut, laid_out, _ = _round(heap, tmp_path, bytes(fresh))
    left_out = b"\xfe" * 8
    expected = [left_out, indexes[1][0], indexes[2][0], left_out]
    assert [cut[table + 20 : table + 28] for table in tables] == expected
    assert [laid_out[table + 20 : table + 28] for table in tables] == [index for index, _ in indexes]


TUPLE, PLAIN, OTHER = 0x240, 0x280, 0x2C0  # addresses of types
COLLECTED, VALUES = 1 << 14, 1 << 2  # flags of a type


def test_what_a_block_held_before_does_not_stand_behind_an_object(tmp_path: Path) -> None:
    heap, file = _heap(), tmp_path / "heap"
    types = json.dumps([[TUPLE, 16, COLLECTED], [PLAIN, 20, 0], [OTHER, 20, VALUES]])
    tuple_, plain, other, pair = (2 * 4096 + place for place in (1024, 1088, 1152, 1216))
    for block, start in ((tuple_, tuple_ + 8), (plain, plain), (other, other), (pair, pair)):
        heap[block : block + 40] = b"old." * 10
        _words(heap, block - 4, 40 | 3)
        _words(heap, block + 36, 24 | 3)
        _words(heap, start, 1, PLAIN)
    _words(heap, tuple_ + 12, TUPLE, 1, UNKNOWN, 0x5000)
    _words(heap, plain - 4, 32 | 3)
    _words(heap, plain + 28, 24 | 3)
    _words(heap, other + 4, OTHER)  # what it holds stands behind it
    _words(heap, pair, 0x5000)  # no object: an address, and that of a type
    file.write_bytes(heap)
    _run("behind", file, HEAP, types, str(TUPLE))
    heap[tuple_ + 28 : tuple_ + 36] = bytes(8)
    heap[plain + 20 : plain + 28] = bytes(8)
    assert file.read_bytes() == heap


PLACES = 2**16  # of the index of the dictionary of interned strings
ROOM = 2 * PLACES // 3  # entries
TABLE = 6 * 4096  # address of that dictionary's keys


def _heap_with_interned(values: tuple[int, ...]) -> bytearray:
    """Two interned strings and their dictionary, in which one more was deleted and the two are in the wrong order."""
    heap = _heap() + bytearray(4096 + 20 + 4 * PLACES + 8 * ROOM)
    heap += bytes(-len(heap) % 4096)
    low, high = (4 * 4096 + place for place in (2048, 2112))
    for address in (low, high):
        _string(heap, address, "abc", ABC_HASH, ASCII | 1)
    _words(heap, TABLE, 1, 16 | 18 << 8 | 1 << 16, 0, ROOM - 3, 3)
    _words(heap, TABLE + 20, *[UNKNOWN] * PLACES)
    _words(heap, TABLE + 20 + 4 * PLACES, high, values[0], 0, 0, low, values[1])
    return heap


def test_the_dictionary_of_interned_strings_is_made_anew(tmp_path: Path) -> None:
    low, high = (4 * 4096 + place for place in (2048, 2112))
    cut, laid_out, derived = _round(_heap_with_interned((high, low)), tmp_path)
    assert derived["interned"] == {"at": TABLE, "size": PLACES}
    assert set(cut[TABLE + 20 : TABLE + 20 + 4 * PLACES + 8 * ROOM]) == {255}
    assert [_word(laid_out, TABLE + 4 * i) for i in (3, 4)] == [ROOM - 2, 2]
    entries = TABLE + 20 + 4 * PLACES
    assert [_word(laid_out, entries + 4 * i) for i in range(6)] == [low, low, high, high, 0, 0]
    place = ABC_HASH % PLACES
    following = (5 * place + (ABC_HASH >> 5) + 1) % PLACES  # where Python looks when the first place is taken
    assert [_word(laid_out, TABLE + 20 + 4 * i) for i in (place, following)] == [0, 1]


def test_a_dictionary_of_other_values_is_left_as_it_is(tmp_path: Path) -> None:
    heap = _heap_with_interned((1, 2))
    _, laid_out, derived = _round(heap, tmp_path)
    assert "interned" not in derived
    assert laid_out[TABLE:] == heap[TABLE:].rstrip(b"\0") + bytes(len(laid_out) - len(heap.rstrip(b"\0")))


def _section(number: int, body: bytes) -> bytes:
    return bytes((number, len(body))) + body


def _module(exports: bytes, bodies: tuple[bytes, ...]) -> bytes:
    """A WebAssembly file: five functions without arguments, of which the last is in the table."""
    code = bytes([len(bodies)]) + b"".join(bytes([len(body)]) + body for body in bodies)
    return b"".join((
        b"\0asm\1\0\0\0",
        _section(1, b"\x01\x60\0\0"),
        _section(3, b"\5\0\0\0\0\0"),
        _section(4, b"\1\x70\0\1"),
        _section(7, exports),
        _section(9, b"\1\0\x41\0\x0b\1\4"),
        _section(10, code),
    ))  # fmt: skip


def test_a_function_that_nothing_reaches_loses_its_body_and_keeps_its_number(tmp_path: Path) -> None:
    # A number that looks like a call of the second (0x10 1) is none.
    calls_the_third, other, stops = b"\0\x41\x10\x1a\x10\2\x0b", b"\0\1\1\x0b", b"\0\0\x0b"
    file, out = tmp_path / "whole.wasm", tmp_path / "trimmed.wasm"
    file.write_bytes(_module(b"\2\4keep\0\0\4drop\0\1", (calls_the_third, other, other, other, other)))
    _run("trim", file, out, "keep")
    assert out.read_bytes() == _module(b"\1\4keep\0\0", (calls_the_third, stops, other, stops, other))


def _with_memory(pieces: tuple[tuple[int, bytes], ...], named: int = 0) -> bytes:
    """A WebAssembly file with memory, and a function that names an address."""
    body = b"\0\x41" + _number(named) + b"\x1a\x0b"
    data = b"".join(b"\0\x41" + _number(at) + b"\x0b" + bytes([len(piece)]) + piece for at, piece in pieces)
    return b"".join((
        b"\0asm\1\0\0\0",
        _section(1, b"\x01\x60\0\0"),
        _section(3, b"\1\0"),
        _section(5, b"\1\0\1"),
        _section(7, b"\2\6memory\2\0\3run\0\0"),
        _section(12, bytes([len(pieces)])),
        _section(10, b"\1" + bytes([len(body)]) + body),
        _section(11, bytes([len(pieces)]) + data),
    ))  # fmt: skip


def _number(value: int) -> bytes:
    """An address up to 8191, with its sign."""
    return bytes((value & 127 | 128, value >> 7))


def test_pieces_of_memory_that_lie_near_each_other_become_one(tmp_path: Path) -> None:
    file, out = tmp_path / "whole.wasm", tmp_path / "trimmed.wasm"
    file.write_bytes(_with_memory(((64, b"one"), (70, b"two"), (8000, b"far"))))
    _run("trim", file, out, "memory", "run")
    joined = _with_memory(((64, b"one\0\0\0two"), (8000, b"far")))
    assert out.read_bytes() == joined.replace(_number(64) + b"\x0b", b"\xc0\0\x0b")


def test_descriptions_go_but_not_signatures_nor_what_lies_in_a_description_s_end(tmp_path: Path) -> None:
    file, out = tmp_path / "whole.wasm", tmp_path / "ranges.json"
    first, second = b"f(x)\n--\n\nReturn the half of x.\0", b"A description without a signature.\0"
    place, inner = 512 + first.index(b"Return"), 512 + first.index(b"of x.")
    words = struct.pack("<2I", 512, 1024)  # of which one is the second's
    file.write_bytes(_with_memory(((256, words), (512, first), (1024, second)), named=inner))
    _run("described", file, json.dumps([second[:-1].decode()]), out)
    assert json.loads(out.read_text()) == [[place, inner], [1024, 1024 + len(second) - 1]]


@pytest.mark.slow
def test_memory_that_was_given_back_is_published_empty(runtime: Path) -> None:
    snapshot = lzma.decompress(next(runtime.glob("snapshot-*")).read_bytes())
    leftovers = [number for number in re.findall(rb"given back (\d+)(?= given)", snapshot) if int(number) % 40]
    assert leftovers == []
    derived = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))["files"]["snapshot"]["derived"]
    assert "interned" in derived  # what is cleared is no part of a string
    assert snapshot.count(b"\xfe" * 8) > 5000  # indexes of dictionaries

"""Fuzz every reader of what a stranger may have made: `make fuzz` (SECONDS=60 for each reader, READER=work for one).

With atheris (`requirements-fuzz.txt`; it has no wheel for every system) the inputs are led by the coverage of the readers' code;
without it they are mutated from the seeds alone, and it says so. Whatever is found ends it with the input that did it.
"""

# ruff: noqa: S101, S311 - a fuzzer's findings are failed assertions, and its chance has to be repeatable

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools import variables

# The process that atheris leads is told so; the one that begins it needs only to know whether it is there.
IS_LED = sys.argv[1:2] == ["--inside"]
HAS_ATHERIS = find_spec("atheris") is not None
if IS_LED:
    import atheris

WATCHED = (
    "crossborder.work",
    "crossborder.request",
    "crossborder.records.bounded",
    "crossborder.exercises.state",
    "tools.facts",
)
# What is watched has to be imported under watch.
with atheris.instrument_imports(include=list(WATCHED)) if IS_LED else nullcontext():
    from benchmarks.fuzzed import READERS, large, seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

# No input of five megabytes may take longer. What is typed is no file: a request holds texts of this length at most.
LONGEST_SECONDS = 1.0
LONGEST_TYPED = 20_000
LONGEST_INPUT = 20_000
FIGURES = Path(__file__).resolve().parent.parent / "_build" / "bench" / "fuzz.json"
# What readers dislike.
PIECES = (
    b"[", b"]", b"{", b"}", b'"', b",", b":", b"\\", b"\\ud83d", b"1e999", b"NaN", b"9" * 400, b"null", b"true", b"<b>", b"\x00", b"\xff",
    b"=", b"&", b"%", b"~head", b"~cleared", b"\xe2\x80\x8b", b"::ffff:", b"24:00", b"+14:00", b"31.12.9999", b"\n[[", b"]]\n", b"'''",
)  # fmt: skip


def timed(name: str, data: bytes) -> float:
    """Give one input to a reader; a slow answer is a fault too.

    Returns:
        The seconds it took.
    """
    begun = time.process_time()
    READERS[name](data)
    taken = time.process_time() - begun
    assert taken < LONGEST_SECONDS, f"{name}: {taken:.1f} s for {len(data):,} bytes"
    return taken


def mutated(begin: tuple[bytes, ...], chance: random.Random) -> bytes:
    """A seed with a few places changed, cut, doubled or filled with what readers dislike."""
    data = bytearray(chance.choice(begin))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        length = chance.choice((0, 1, 4, 40))
        piece = chance.choice((*PIECES, bytes(data[at : at + length]), bytes([chance.randrange(256)])))
        data[at : at + length] = piece * chance.choice((1, 1, 1, 2, 50))
    return bytes(data)


def mutate(name: str, seconds: float, seed: int = 1) -> dict[str, int]:
    """Try mutations of the seeds for a while."""
    chance, tried, until, begin = random.Random(seed), 0, time.monotonic() + seconds, seeds()[name]
    while time.monotonic() < until:
        data = mutated(begin, chance)
        try:
            timed(name, data)
        except BaseException:
            print(f"{name}: {data[:2000]!r}", file=sys.stderr)
            raise
        tried += 1
    return {"executions": tried}


def guided(name: str, seconds: float) -> dict[str, int]:
    """Let atheris choose the inputs by the coverage of the readers' code, in a process of its own: it ends its process when it is done."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder, "corpus"), Path(folder, "words")
        corpus.mkdir()
        for at, data in enumerate(seeds()[name]):
            (corpus / str(at)).write_bytes(data)
        words.write_text("".join(f'"{_escaped(piece)}"\n' for piece in PIECES), encoding="ascii")
        options = (
            f"-max_total_time={seconds:.0f}",
            f"-max_len={LONGEST_INPUT}",
            f"-dict={words}",
            "-timeout=60",
            "-seed=1",
        )
        command = [
            sys.executable,
            "-m",
            "benchmarks.fuzz",
            "--inside",
            name,
            *options,
            f"-artifact_prefix={folder}/",
            str(corpus),
        ]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode:
            left = [path.read_bytes()[:2000] for path in Path(folder).glob("*-*") if path.is_file()]
            sys.exit(f"{name}: a fault. {done.stdout[-3000:]}\n{done.stderr[-3000:]}\nThe input: {left!r}")
        return _figures(done.stderr)


def _escaped(piece: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in piece)


def _figures(log: str) -> dict[str, int]:
    """What the fuzzer counted: inputs tried, and branches of the readers' code met from the first input to the last."""
    covered = [int(count) for count in re.findall(r"\bcov: (\d+)", log)]
    done = re.search(r"Done (\d+) runs", log)
    return {
        "executions": int(done[1]) if done else 0,
        "branches_of_the_seeds": covered[0] if covered else 0,
        "branches": max(covered, default=0),
    }


def inside(name: str, options: list[str]) -> None:
    """Be the process in which atheris runs. What is loaded once is loaded before it counts seconds."""
    for data in seeds()[name]:
        READERS[name](data)
    atheris.Setup([sys.argv[0], *options], lambda data: timed(name, data))
    atheris.Fuzz()


def heavy(name: str) -> tuple[float, str]:
    """The longest time that a reader took for an input of the largest size, and which input that was."""
    READERS[name](seeds()[name][0])
    most = LONGEST_TYPED if name == "typed" else None
    return max((timed(name, data[:most]), what) for what, data in large().items())


def fuzz(names: list[str], seconds: float) -> Iterator[tuple[str, dict[str, Any]]]:
    """Fuzz readers one after the other.

    Yields:
        The name of a reader and its figures.
    """
    for name in names:
        taken, what = heavy(name)
        figures = guided(name, seconds) if HAS_ATHERIS else mutate(name, seconds)
        yield name, {**figures, "largest_ms": round(taken * 1000), "slowest_input": what}


def main() -> None:
    """Fuzz one reader, or all of them one after the other; the figures go to _build/bench/fuzz.json."""
    if IS_LED:
        inside(sys.argv[2], sys.argv[3:])
        return
    reader, seconds = variables.reader(), variables.seconds()
    print(
        "led by coverage (atheris)" if HAS_ATHERIS else "atheris is not there: mutations of the seeds, without coverage"
    )
    all_figures = {}
    for name, figures in fuzz([reader] if reader else sorted(READERS), seconds):
        all_figures[name] = figures
        print(f"{name:15} {', '.join(f'{what}: {value}' for what, value in figures.items())}", flush=True)
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(all_figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

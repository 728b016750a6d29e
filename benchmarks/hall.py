"""A lecture hall: 200 first visits to an exercise over one line of 50 Mbit/s, until the first answer and until live.

No browser takes part. Every visit asks a server on this machine for what a browser asks for, in its order, over connections of its own; all
bytes pass one shaped line, of which each visit that waits gets its turn. So that a run ends soon, each visit takes a twentieth (`SCALE`) of its
bytes and the times are given as they would be in full: the line decides them, not this machine. What a telephone computes comes on top.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.line import Line

if TYPE_CHECKING:
    from pathlib import Path

VISITS = 200
LINE = 50_000_000 / 8  # bytes a second
SCALE = 20
CHUNK = 14_000  # bytes: what one turn carries
COMPRESSED = (".html", ".js", ".css", ".svg")  # what a careful host sends with gzip
SPREADS = (0, 60, 300)  # seconds within which the visits begin
CONTROLS, LIVE = ("loader", "bar", "page", "style"), ("worker", "python", "wasm", "snapshot")


@dataclass(frozen=True)
class Hall:
    """What a room waits; times in seconds since a visit began.

    Args:
        spread: seconds within which all begin.
        megabytes: what a visit fetches.
        answer_median: until the controls' files are there, for half of the visits.
        answer_last: the same for the last.
        live_median: until everything is there, for half of the visits.
        live_last: the same for the last.
    """

    spread: int
    megabytes: float
    answer_median: float
    answer_last: float
    live_median: float
    live_last: float


def _sent(path: Path) -> int:
    body = path.read_bytes()
    return len(gzip.compress(body, 6)) if path.suffix in COMPRESSED else len(body)


def sizes(site: Path, page: str) -> tuple[int, int]:
    """Bytes until the controls can be drawn, and the rest until live, of a page with its style sheets and scripts.

    Args:
        site: the built site.
        page: address of the exercise in it.
    """
    text = (site / page).read_text(encoding="utf-8")
    match = re.search(r'id="live-config"[^>]*>(.*?)</script>', text)
    if match is None:
        message = f"{page} has no live cells"
        raise ValueError(message)
    files = json.loads(match[1])["build"]["files"]
    linked = set(re.findall(r'(?:src|href)="?([^"#\s>]+\.(?:js|css))', text))
    beside = [path for path in ((site / page).parent / name for name in linked) if path.is_file()]
    first = _sent(site / page) + sum(map(_sent, beside))
    live = site / "_static" / "live"
    first += sum(_sent(live / files[key]["name"]) for key in CONTROLS if key in files)
    return first, sum(_sent(live / files[key]["name"]) for key in LIVE)


async def _answer(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The server: each line it reads is a number of bytes to send."""
    while asked := await reader.readline():
        left = int(asked)
        while left:
            count = min(CHUNK, left)
            await line.pass_on(count)
            writer.write(bytes(count))
            await writer.drain()
            left -= count
    writer.close()


async def _visit(port: int, delay: float, parts: tuple[int, int]) -> list[float]:
    """One visit: when each part was there, in seconds since it began."""
    await asyncio.sleep(delay)
    loop = asyncio.get_running_loop()
    began, times = loop.time(), []
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for part in parts:
        writer.write(f"{part}\n".encode())
        await reader.readexactly(part)
        times.append(loop.time() - began)
    writer.close()
    return times


async def _run(parts: tuple[int, int], spread: float) -> list[list[float]]:
    # Files and times shrink alike: the line is as fast as it is, and each visit takes a twentieth of its bytes and of its time.
    small = (max(1, parts[0] // SCALE), max(1, parts[1] // SCALE))
    line = Line(LINE)
    server = await asyncio.start_server(lambda reader, writer: _answer(line, reader, writer), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        return await asyncio.gather(*(_visit(port, spread / SCALE * at / VISITS, small) for at in range(VISITS)))


def hall(site: Path, page: str) -> list[Hall]:
    """Run the room once for each way of beginning.

    Args:
        site: the built site.
        page: address of the exercise in it.
    """
    parts = sizes(site, page)
    rows = []
    for spread in SPREADS:
        times = asyncio.run(_run(parts, spread))
        answers, lives = ([SCALE * each[at] for each in times] for at in (0, 1))
        figures = (sum(parts) / 1e6, median(answers), max(answers), median(lives), max(lives))
        rows.append(Hall(spread, *(round(figure, 1) for figure in figures)))
    return rows

"""A slow line between a browser and a server of this machine: one for all that a page and its workers fetch, in any browser."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 4096  # bytes: what one turn carries
TURN = 0.001  # seconds: shorter waits are added up


class Line:
    """A line that many share: who waits gets one turn after the other, in turn.

    Args:
        rate: bytes a second.
        delay: seconds until a request arrives.
    """

    def __init__(self, rate: float, delay: float = 0) -> None:
        self.rate, self.delay = rate, delay
        self.free = 0.0
        self.bytes = self.requests = 0
        self.used = 0.0  # when the last bytes passed

    async def pass_on(self, count: int) -> None:
        """Wait until its bytes have passed."""
        loop = asyncio.get_running_loop()
        self.free = max(self.free, loop.time()) + count / self.rate
        if (wait := self.free - loop.time()) > TURN:
            await asyncio.sleep(wait)
        self.bytes += count
        self.used = loop.time()


async def _requests(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while asked := await reader.read(CHUNK):
        line.requests += asked.startswith(b"GET ")
        await asyncio.sleep(line.delay)
        writer.write(asked)
        await writer.drain()
    writer.close()


async def _answers(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while sent := await reader.read(CHUNK):
        await line.pass_on(len(sent))
        writer.write(sent)
        await writer.drain()
    writer.close()


async def _connect(line: Line, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    served, asking = await asyncio.open_connection("127.0.0.1", port)
    with suppress(ConnectionError):  # either side may have gone
        await asyncio.gather(_requests(line, reader, asking), _answers(line, served, writer))


@contextmanager
def lined(address: str, line: Line) -> Iterator[str]:
    """Put a line before a server.

    Args:
        address: where the server answers, on this machine.
        line: what its answers pass.

    Yields:
        The address behind the line.
    """
    loop = asyncio.new_event_loop()
    port = urlsplit(address).port or 80

    async def start() -> asyncio.Server:
        return await asyncio.start_server(lambda *pair: _connect(line, port, *pair), "127.0.0.1", 0)

    server = loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield address.replace(f":{port}", f":{server.sockets[0].getsockname()[1]}")
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()

"""The reader as others see it: a picture in, a `Reading` out; behind it a child process that comes and goes.

The recognition takes hundreds of megabytes and now and then a second of both cores: so it lives in a child
process that is started when the first picture comes, killed when one takes too long, and ended when nobody
has sent any for a while. Pictures wait in a bounded queue. Nothing of them is logged or written.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sys
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from locales import Text
from services.errors import Invalid
from services.ktp.card import Reading
from services.ktp.child import HEAD
from services.ktp.image import check_picture

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "services.ktp.child")
ROOT = Path(__file__).parent.parent.parent
SECONDS = 25.0
"""For one picture, the start of the child included; four in a row stay below the lease of an update."""
IDLE_SECONDS = 120.0
WAITING = 40


def is_installed() -> bool:
    """Whether the extra `ocr` is there; without it a photo is only attached."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "PIL"))


class Reader:
    """Reads one picture at a time, in the order of coming."""

    def __init__(
        self,
        regency: str,
        command: Sequence[str] = COMMAND,
        seconds: float = SECONDS,
        idle_seconds: float = IDLE_SECONDS,
        waiting: int = WAITING,
    ) -> None:
        self._regency = regency
        self._command = command
        self._seconds = seconds
        self._idle_seconds = idle_seconds
        self._most = waiting
        self._waiting = 0
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None
        self._idle: asyncio.TimerHandle | None = None

    @property
    def is_running(self) -> bool:
        """Whether the child process is there now."""
        return self._child is not None and self._child.returncode is None

    async def read(self, picture: bytes, today: date) -> Reading:
        """What a picture says. Raises `Invalid` for no picture, one that cannot be read, and a full queue."""
        check_picture(picture)
        if self._waiting >= self._most:
            raise Invalid(Text("ktp-queue-full"))
        self._waiting += 1
        try:
            async with self._turn:
                return await self._read(picture, today)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Ends the child process."""
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        child, self._child = self._child, None
        if child is not None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            # Closes the pipes as well, so that none is left to the garbage collector.
            await child.communicate()

    async def _read(self, picture: bytes, today: date) -> Reading:
        if self._idle is not None:
            self._idle.cancel()
        head = json.dumps({"regency": self._regency, "today": today.isoformat()}).encode()
        try:
            async with asyncio.timeout(self._seconds):
                answer = await self._asked(head + b"\n" + picture)
        except (TimeoutError, OSError, EOFError) as error:
            log.warning("a picture could not be read: %s", type(error).__name__)
            await self.close()
            raise Invalid(Text("ktp-reader-failed")) from error
        except asyncio.CancelledError:
            # An answer that nobody awaits would be taken for the next picture's.
            await self.close()
            raise
        self._rest_later()
        if "reading" not in answer:
            raise Invalid(Text("ktp-no-picture"))
        return Reading.load(answer["reading"])

    async def _asked(self, message: bytes) -> dict[str, dict[str, object]]:
        child = await self._started()
        if child.stdin is None or child.stdout is None:
            raise EOFError
        child.stdin.write(HEAD.pack(len(message)) + message)
        await child.stdin.drain()
        size = HEAD.unpack(await child.stdout.readexactly(HEAD.size))[0]
        answer: dict[str, dict[str, object]] = json.loads(await child.stdout.readexactly(size))
        return answer

    async def _started(self) -> asyncio.subprocess.Process:
        if self._child is not None and self._child.returncode is None:
            return self._child
        await self.close()
        pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        self._child = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, stderr=nothing, cwd=ROOT
        )
        return self._child

    def _rest_later(self) -> None:
        self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._rest)

    def _rest(self) -> None:
        """Closing its input ends the child by itself; it is collected with the next start or the close."""
        if self._child is not None and self._child.stdin is not None and not self._turn.locked():
            self._child.stdin.close()

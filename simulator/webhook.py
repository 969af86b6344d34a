"""Updates pushed to the bot's own web server, in order, again until it says 2xx."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

import aiohttp

from simulator.errors import Json, bad_request
from simulator.state import Simulator

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
PATIENCE = 60.0


def is_loopback(host: str | None) -> bool:
    """Whether a host name or address means this machine only."""
    if not host:
        return False
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_address(url: str) -> None:
    """Raises `ApiError` for an address outside this machine: no update of a simulation leaves it."""
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not is_loopback(address.hostname):
        raise bad_request("bad webhook: the simulator posts to http addresses on loopback only")


class Webhook:
    """Posts what waits in the queue to the address in `simulator.webhook`, as long as there is one.

    `retry_seconds`: pause after a failure. `run` executes a method call that comes back as the answer.
    """

    def __init__(
        self, simulator: Simulator, run: Callable[[Json], Awaitable[object]], retry_seconds: float = 1.0
    ) -> None:
        self._simulator = simulator
        self._run = run
        self._retry_seconds = retry_seconds
        self._task: asyncio.Task[None] | None = None

    async def restart(self) -> None:
        """Follow a changed address."""
        await self.stop()
        if self._simulator.webhook.get("url"):
            self._task = asyncio.create_task(self._deliver())

    async def stop(self) -> None:
        """Deliver no more."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _deliver(self) -> None:
        updates = self._simulator.updates
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                await updates.arrival()
                first = updates.first()
                if first is None:
                    continue
                if await self._post(session, first[1]):
                    updates.confirm(first[0] + 1)
                    self._simulator.commit()
                else:
                    await asyncio.sleep(self._retry_seconds)

    async def _post(self, session: aiohttp.ClientSession, body: bytes) -> bool:
        webhook = self._simulator.webhook
        headers = {"Content-Type": "application/json"}
        if webhook.get("secret_token"):
            headers[SECRET_HEADER] = webhook["secret_token"]
        try:
            async with session.post(webhook["url"], data=body, headers=headers) as answer:
                if answer.ok:
                    await self._answer_in_reply(await answer.read())
                    return True
                failure = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            failure = str(error) or "Connection timed out"
        webhook["last_error_date"] = int(self._simulator.now())
        webhook["last_error_message"] = failure
        self._simulator.changes.poke()
        return False

    async def _answer_in_reply(self, body: bytes) -> None:
        try:
            call = json.loads(body) if body else None
        except ValueError:
            return
        if isinstance(call, dict) and "method" in call:
            await self._run(call)

"""How a test client reaches the simulation: in the same process, or over the control API."""

from __future__ import annotations

from typing import Any, Protocol

import aiohttp

from simulator.actions import act
from simulator.control import wait_for_change
from simulator.errors import Json, Refused
from simulator.state import Simulator
from simulator.views import history


class Link(Protocol):
    """What `Person` needs of a simulation."""

    async def join(self, fields: Json) -> Json:
        """Add or change a person; gives the account."""

    async def act(self, person_id: int, action: str, body: Json) -> Json:
        """Let a person do something; raises `Refused`."""

    async def history(self, person_id: int, chat_id: int) -> Json:
        """The chat as the person sees it."""

    async def wait(self, chat_id: int, since: int, seconds: float) -> None:
        """Return when the chat changed after `since`, or after so many seconds."""

    async def idle(self, seconds: float) -> bool:
        """Whether the bot confirmed all updates and no call runs, waiting so many seconds for it."""

    async def file(self, file_id: str) -> bytes:
        """The bytes of a file; raises `Refused`."""

    async def close(self) -> None:
        """Let go of connections."""


class DirectLink:
    """The simulation is an object here."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    async def join(self, fields: Json) -> Json:
        account = self._simulator.add_person(**fields)
        self._simulator.commit()
        return account.as_json()

    async def act(self, person_id: int, action: str, body: Json) -> Json:
        return act(self._simulator, person_id, action, body)

    async def history(self, person_id: int, chat_id: int) -> Json:
        return history(self._simulator, person_id, chat_id)

    async def wait(self, chat_id: int, since: int, seconds: float) -> None:
        await wait_for_change(self._simulator, since, seconds, chat_id)

    async def idle(self, seconds: float) -> bool:
        return await self._simulator.changes.wait(self._simulator.is_idle, seconds)

    async def file(self, file_id: str) -> bytes:
        found = self._simulator.files.find(file_id)
        if found is None:
            raise Refused("no such file")
        return self._simulator.files.read(found)

    async def close(self) -> None:
        """Nothing to let go of."""


class HttpLink:
    """The simulation runs elsewhere on this machine, at `url`."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        return self._session

    async def _call(self, verb: str, path: str, **options: Any) -> Json:
        async with self._open().request(verb, f"{self._url}/sim{path}", **options) as answer:
            body: Json = await answer.json()
            if not answer.ok:
                raise Refused(str(body.get("error")))
            return body

    async def join(self, fields: Json) -> Json:
        return await self._call("POST", "/people", json=fields)

    async def act(self, person_id: int, action: str, body: Json) -> Json:
        return await self._call("POST", f"/people/{person_id}/{action}", json=body)

    async def history(self, person_id: int, chat_id: int) -> Json:
        return await self._call("GET", f"/people/{person_id}/chat", params={"chat": chat_id})

    async def wait(self, chat_id: int, since: int, seconds: float) -> None:
        await self._call("GET", "/changes", params={"chat": chat_id, "since": since, "timeout": seconds})

    async def idle(self, seconds: float) -> bool:
        return bool((await self._call("GET", "/idle", params={"timeout": seconds}))["idle"])

    async def file(self, file_id: str) -> bytes:
        async with self._open().get(f"{self._url}/sim/files/{file_id}") as answer:
            if not answer.ok:
                raise Refused("no such file")
            return await answer.read()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None


def link_to(where: Simulator | str) -> Link:
    """The fitting link for a simulator object or the address of one."""
    return HttpLink(where) if isinstance(where, str) else DirectLink(where)

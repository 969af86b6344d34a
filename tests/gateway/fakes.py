"""Telegram, handlers and time as the tests want them."""

from __future__ import annotations

import asyncio
import heapq
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, Update

from gateway.api import Api
from gateway.outgoing import Outgoing, message
from gateway.request import AiohttpRequest
from gateway.router import Answer, Incoming
from models import AuditEntry, Database, InboxStatus, InboxUpdate

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TOKEN = "123456:synthetic-token-for-the-tests-only"  # pragma: allowlist secret
SECRET = "1609010101800001"  # a synthetic NIK that must turn up nowhere in clear


def text_update(update_id: int, chat: int = 1, text: str = "halo") -> dict[str, Any]:
    """Somebody writes."""
    return {"update_id": update_id, "message": _message(update_id, chat) | {"text": text}}


def press(update_id: int, chat: int = 1, data: str = "x") -> dict[str, Any]:
    """Somebody presses a button."""
    query = {
        "id": f"q{update_id}",
        "from": _person(chat),
        "chat_instance": "1",
        "data": data,
        "message": _message(7, chat) | {"text": "card"},
    }
    return {"update_id": update_id, "callback_query": query}


def document_update(update_id: int, chat: int = 1) -> dict[str, Any]:
    """Somebody sends a file."""
    file = {"file_id": f"file{update_id}", "file_unique_id": f"u{update_id}"}
    return {"update_id": update_id, "message": _message(update_id, chat) | {"document": file}}


def _person(chat: int) -> dict[str, Any]:
    return {"id": abs(chat), "is_bot": False, "first_name": "Contoh"}


def _message(number: int, chat: int) -> dict[str, Any]:
    place = {"id": chat, "type": "private" if chat > 0 else "group"}
    return {"message_id": number, "date": 1_800_000_000, "chat": place, "from": _person(chat)}


class FakeApi(Api):
    """Answers as scripted: an exception is raised, a function is called, anything else is the result."""

    def __init__(self) -> None:
        self.bot = Bot(TOKEN, request=AiohttpRequest(), get_updates_request=AiohttpRequest())
        self.script: dict[str, deque[Any]] = defaultdict(deque)
        self.calls: list[tuple[str, dict[str, Any], tuple[str, bytes] | None]] = []
        self.answered: list[tuple[str, str | None, bool]] = []
        self.files: dict[str, Any] = {}
        self.before: Callable[[str, Mapping[str, Any]], Awaitable[None]] | None = None
        self._ids = count(1000)

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        attachment: tuple[str, bytes] | None = None,
        read_timeout: float | None = None,
    ) -> Any:
        if self.before is not None:
            await self.before(method, parameters)
        await asyncio.sleep(0)
        self.calls.append((method, dict(parameters), attachment))
        planned = self.script[method].popleft() if self.script[method] else None
        if isinstance(planned, Exception):
            raise planned
        if callable(planned):
            planned = planned()
        return planned if planned is not None else {"message_id": next(self._ids)}

    async def answer_callback(self, query_id: str, text: str | None = None, alert: bool = False) -> bool:
        self.answered.append((query_id, text, alert))
        return True

    async def fetch_file(self, file_id: str, limit: int = 0) -> bytes:
        found = self.files[file_id]
        if isinstance(found, asyncio.Event):
            await found.wait()
            return b"late"
        if isinstance(found, Exception):
            raise found
        return bytes(found)

    def said(self, chat: int | None = None) -> list[tuple[str, str]]:
        """Method and text of the calls, to one chat."""
        return [
            (method, parameters.get("text", ""))
            for method, parameters, _ in self.calls
            if chat is None or parameters.get("chat_id") == chat
        ]


class FakeRouter:
    """Writes one audit row an update and answers with its text; `act` may do anything else first."""

    def __init__(self) -> None:
        self.act: Callable[[AsyncSession, Incoming], Awaitable[Answer | None]] | None = None
        self.seen: list[tuple[int, bool]] = []
        self.groups: list[int] = []
        self.settled = 0
        self.prepared: list[bytes | None] = []
        self.prepare_error: Exception | None = None
        self.apologies: list[Update | None] = []

    async def preload(self, session: AsyncSession, updates: Sequence[Update]) -> None:
        self.groups.append(len(updates))

    async def settle(self, session: AsyncSession) -> None:
        self.settled += 1

    async def handle(self, session: AsyncSession, incoming: Incoming) -> Answer:
        update = incoming.update
        self.seen.append((update.update_id, incoming.answered))
        chat = update.effective_chat
        session.add(
            AuditEntry(
                at=incoming.now,
                action="test",
                subject=f"chat{chat.id if chat else 0}",
                subject_id=update.update_id,
            )
        )
        if self.act is not None and (answer := await self.act(session, incoming)) is not None:
            return answer
        said: list[Outgoing] = []
        if chat is not None and update.message is not None:
            said.append(message(chat.id, f"re: {update.message.text}"))
        return Answer(said, toast="ok" if update.callback_query else None)

    async def prepare(self, update: Update, data: bytes | None) -> Any:
        self.prepared.append(data)
        if self.prepare_error is not None:
            raise self.prepare_error
        return ("file", data)

    def apology(self, update: Update | None) -> str:
        self.apologies.append(update)
        return "maaf"

    def alert(self, count: int) -> str:
        return f"alert {count}"


class Timeline:
    """Time that passes only when nothing else is left to do; stands in for `wait_for_any`."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.seconds

    def utc(self) -> datetime:
        """The same time as a date."""
        return NOW + timedelta(seconds=self.seconds - 1000.0)

    async def wait_for_any(self, *events: asyncio.Event, seconds: float) -> None:
        """Like gateway.background.wait_for_any."""
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, next(self._order), mine))
        waits: list[asyncio.Future[Any]] = [mine, *(asyncio.ensure_future(event.wait()) for event in events)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()

    async def until(self, done: Callable[[], bool]) -> None:
        """Lets time pass until it is so."""
        while True:
            for _ in range(30):
                await asyncio.sleep(0)
            if done():
                return
            while self._sleepers and self._sleepers[0][2].done():
                heapq.heappop(self._sleepers)
            assert self._sleepers, "nobody waits for time to pass, and it is not so yet"
            self.seconds, _, sleeper = heapq.heappop(self._sleepers)
            sleeper.set_result(None)


async def eventually(condition: Callable[[], Awaitable[bool]], seconds: float = 20.0) -> None:
    """Returns as soon as it is so; the loop goes on meanwhile."""
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 - the database rings no bell
            await asyncio.sleep(0.002)


async def inbox(database: Database) -> list[InboxUpdate]:
    """All updates, oldest first."""
    async with database.read() as session:
        return list(await session.scalars(select(InboxUpdate).order_by(InboxUpdate.update_id)))


async def waiting(database: Database) -> int:
    """How many updates are not done."""
    async with database.read() as session:
        found = select(func.count()).select_from(InboxUpdate)
        return int(await session.scalar(found.where(InboxUpdate.status == InboxStatus.WAITING)) or 0)


async def applied(database: Database) -> list[int]:
    """The ids of the updates whose effects are in the database, in the order in which they came about."""
    async with database.read() as session:
        rows = await session.scalars(
            select(AuditEntry).where(AuditEntry.action == "test").order_by(AuditEntry.id)
        )
        return [row.subject_id or 0 for row in rows]


def another(database: Database) -> Database:
    """The same database as a second process would open it."""
    return Database(database.url.render_as_string(hide_password=False))

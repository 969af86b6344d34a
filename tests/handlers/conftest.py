"""Conversations as transcripts: people who send and press, and what then stands in their chats.

The real routing table runs on a real database; only Telegram is a small model of itself in memory.
"""

from __future__ import annotations

import asyncio
import io
import pickle
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload
from telegram import Update, User
from telegram.ext import ExtBot

from config import Settings
from gateway.intake import needed
from gateway.outgoing import MAX_CAPTION, MAX_TEXT, Outgoing
from gateway.router import Answer, Incoming
from handlers import ROUTES
from handlers.child import Args, Child, R
from handlers.file_maker import FileMaker
from handlers.importing import Importer
from handlers.paperwork import PaperMaker
from handlers.picture_maker import PictureMaker
from handlers.router import Handlers
from models import Account, Database, Enrolment, Organisation, Role, RoleGrant
from regency import load_regency
from tests.factories import make_enrolment, make_organisation, make_worker

ADMIN_ID = 9_001
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)  # a Sunday, ten in the morning in the regency
BOT: dict[str, Any] = {"id": 1, "is_bot": True, "first_name": "Lindung", "username": "lindung_bot"}


@dataclass
class Shown:
    """A message of the bot as it stands in a chat."""

    message_id: int
    method: str
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    card: str | None = None
    file_name: str = ""
    data: bytes | None = None
    parameters: dict[str, Any] = field(default_factory=dict)


class _Plain(HTMLParser):
    """The words of a message; refuses markup that Telegram would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.open = "", list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}, f"<{tag}> is not Telegram's"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def shown_words(html: str) -> str:
    """What a person reads of a message in Telegram HTML."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    assert not parser.open, f"not closed: {parser.open}"
    return parser.words


class Chat:
    """One private chat: what delivery and Telegram would make of the outbox."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.cards: dict[str, int] = {}
        self.commands: list[str] = []
        self._last_id = 0

    def next_id(self) -> int:
        """The id of the next message of either side."""
        self._last_id += 1
        return self._last_id

    def find(self, message_id: int) -> Shown:
        """A message by its id."""
        return next(one for one in self.shown if one.message_id == message_id)

    def apply(self, out: Outgoing) -> None:
        """One call of the Bot API, with the limits that Telegram would hold against it."""
        if out.method == "deleteMessage":
            self.shown = [one for one in self.shown if one.message_id != out.parameters["message_id"]]
            return
        if out.method == "setMyCommands":
            self.commands = [one["command"] for one in out.parameters["commands"]]
            return
        said = shown_words(out.parameters.get("text") or out.parameters.get("caption") or "")
        longest = MAX_TEXT if out.method == "sendMessage" else MAX_CAPTION
        assert len(said) <= longest, f"{len(said)} characters"
        assert said.strip() or out.method != "sendMessage"
        keyboard = out.parameters.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [
            (button["text"], button.get("callback_data") or button["url"])
            for row in keyboard
            for button in row
        ]
        assert all(label.strip() for label, _ in buttons)
        one = Shown(
            0, out.method, said, buttons, out.card,
            out.parameters.get("file_name", ""), out.attachment, out.parameters,
        )  # fmt: skip
        self._place(one, out.fresh)

    def _place(self, one: Shown, fresh: bool) -> None:
        place = self.cards.get(one.card) if one.card else None
        if place is not None and not fresh:
            one.message_id = place
            self.shown[self.shown.index(self.find(place))] = one
        else:
            if place is not None:
                self.shown.remove(self.find(place))
            one.message_id = self.next_id()
            self.shown.append(one)
        if one.card and one.buttons:
            self.cards[one.card] = one.message_id
        elif one.card:
            self.cards.pop(one.card, None)


class Person:
    """Somebody with Telegram. Sending and pressing run the bot; reading looks at the chat."""

    def __init__(self, world: World, telegram_id: int, name: str) -> None:
        self.world, self.telegram_id, self.name = world, telegram_id, name
        self.chat = Chat()
        self.toasts: list[str] = []

    @property
    def user(self) -> dict[str, Any]:
        """As Telegram describes them."""
        return {"id": self.telegram_id, "is_bot": False, "first_name": self.name, "language_code": "id"}

    async def sends(self, text: str) -> None:
        """Types a message or a command."""
        entities = []
        if command := re.match(r"/\w+", text):
            entities = [{"type": "bot_command", "offset": 0, "length": len(command[0])}]
        await self.sends_message(text=text, entities=entities)

    async def sends_message(self, **parts: Any) -> None:
        """A message of any kind, its parts as in the Bot API."""
        message = {
            "message_id": self.chat.next_id(),
            "date": int(self.world.now.timestamp()),
            "chat": {"id": self.telegram_id, "type": "private", "first_name": self.name},
            "from": self.user,
            **parts,
        }
        await self.world.update({"message": message})

    async def sends_file(
        self, data: bytes, name: str = "peserta.xlsx", caption: str | None = None, mime: str = ""
    ) -> None:
        """A document; its bytes can be fetched from then on."""
        file_id = f"file-{len(self.world.files)}"
        self.world.files[file_id] = data
        document = {
            "file_id": file_id, "file_unique_id": file_id, "file_name": name,
            "file_size": len(data), "mime_type": mime,
        }  # fmt: skip
        await self.sends_message(document=document, **({"caption": caption} if caption else {}))

    async def sends_contact(self, phone: str, owner: int | None = None) -> None:
        """Shares a contact, one's own unless another owner is given."""
        contact = {"phone_number": phone, "first_name": self.name, "user_id": owner or self.telegram_id}
        await self.sends_message(contact=contact)

    async def sends_photo(self, file_id: str = "photo-1") -> None:
        """A photo."""
        photo = {"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 90, "height": 60}
        await self.sends_message(photo=[photo])

    async def presses(self, label: str) -> None:
        """Presses the newest button whose label begins with, or else holds, these words."""
        await self.sends_data(self.button(label), self._holder(label).message_id)

    async def sends_data(self, data: str, message_id: int = 1, answered: bool = False) -> None:
        """Presses a button with this data, whether or not there is one: a modified client can.

        `answered`: the lane was busy, so the press was answered before its turn.
        """
        message = {
            "message_id": message_id,
            "date": int(self.world.now.timestamp()),
            "chat": {"id": self.telegram_id, "type": "private", "first_name": self.name},
            "from": BOT,
            "text": "–",
        }
        query = {
            "id": str(self.world.next_update), "from": self.user, "chat_instance": "1",
            "message": message, "data": data,
        }  # fmt: skip
        await self.world.update({"callback_query": query}, answered)

    def button(self, label: str) -> str:
        """The data of the newest button with this label."""
        return _pick(self._holder(label), label) or ""

    def has_button(self, label: str) -> bool:
        """Whether there is such a button anywhere in the chat."""
        return any(_pick(one, label) for one in self.chat.shown)

    def _holder(self, label: str) -> Shown:
        for one in reversed(self.chat.shown):
            if _pick(one, label):
                return one
        raise AssertionError(f"no button {label!r} in:\n{self.transcript}")

    @property
    def newest(self) -> Shown:
        """The message at the bottom of the chat."""
        assert self.chat.shown, "nothing was said"
        return self.chat.shown[-1]

    @property
    def buttons(self) -> list[str]:
        """The labels below the message at the bottom."""
        return [label for label, _ in self.newest.buttons]

    @property
    def toast(self) -> str:
        """The last answer to a press."""
        return self.toasts[-1] if self.toasts else ""

    @property
    def transcript(self) -> str:
        """Everything in the chat, for looking at it."""
        return "\n---\n".join(
            f"{one.text}\n" + "\n".join(f"[{label}] {data}" for label, data in one.buttons)
            for one in self.chat.shown
        )

    def reads(self, *parts: str) -> None:
        """These words stand in the message at the bottom."""
        for part in parts:
            assert part in self.newest.text, f"no {part!r} in:\n{self.transcript}"

    def does_not_read(self, *parts: str) -> None:
        """These words stand nowhere in the chat, nor on a button."""
        for part in parts:
            assert part not in self.transcript, f"{part!r} in:\n{self.transcript}"

    def got(self, *parts: str) -> None:
        """These words stand in one of the messages of the chat."""
        assert any(all(part in one.text for part in parts) for one in self.chat.shown), (
            f"no {parts!r} in:\n{self.transcript}"
        )

    def file(self) -> Shown:
        """The newest document in the chat."""
        return next(one for one in reversed(self.chat.shown) if one.method == "sendDocument")

    def sheet(self, name: str | None = None) -> list[tuple[Any, ...]]:
        """The rows of the newest document, a spreadsheet."""
        book = openpyxl.load_workbook(io.BytesIO(self.file().data or b""))
        sheet = book[name] if name else book.worksheets[0]
        return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def _pick(one: Shown, label: str) -> str | None:
    for wanted in (str.startswith, str.__contains__):
        for shown, data in one.buttons:
            if wanted(shown, label):
                return data
    return None


class _InThread(Child):
    """Draws in a thread of the tests: starting a process for every picture takes most of the time.

    Everything goes over as it would to another process.
    """

    async def run(self, size: int, work: Callable[[*Args], R], *args: *Args) -> R:
        return await self.apart(work, *args)

    async def apart(self, work: Callable[[*Args], R], *args: *Args) -> R:
        work, args = pickle.loads(pickle.dumps((work, args)))  # noqa: S301
        return await asyncio.to_thread(work, *args)


class World:
    """The bot, its database, the clock, and everybody who talks to it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database, self.settings = database, settings
        self.regency = load_regency(settings.regency)
        self.now = NOW
        self.next_update = 1
        self.files: dict[str, bytes | None] = {}
        self.people: dict[int, Person] = {}
        self._waiting: list[Outgoing] = []
        self._held: list[Outgoing] = []
        self._bot: ExtBot[None] = ExtBot("1:test")
        self._bot._bot_user = User(**BOT)
        self.handlers = Handlers(settings, self.regency, self._bot, ROUTES)
        self.importer = Importer(database, settings, self.handlers, self._put, lambda: self.now)
        self.paper_maker = PaperMaker(database, settings, self.handlers, self._put, lambda: self.now)
        self.picture_maker = PictureMaker(database, settings, self.handlers, self._put, lambda: self.now)
        self.picture_maker._child = _InThread()
        self.file_maker = FileMaker(database, settings, self.handlers, self._put, lambda: self.now)
        self.file_maker._child = _InThread()
        self.imports = True

    def person(self, telegram_id: int, name: str) -> Person:
        """Somebody who has not written yet."""
        one = self.people[telegram_id] = Person(self, telegram_id, name)
        return one

    async def holder(self, name: str, role: Role, organisation_id: int | None = None) -> Person:
        """Somebody who has a role already."""
        one = self.person(8_000 + len(self.people), name)
        async with self.database.write() as session:
            account = await self.account(session, one)
            session.add(
                RoleGrant(
                    account_id=account.id,
                    role=role,
                    organisation_id=organisation_id,
                    granted_at=self.now - timedelta(days=9),
                )
            )
        return one

    async def account(self, session: AsyncSession, person: Person) -> Account:
        """The account of a person, made if need be."""
        found = await session.scalar(select(Account).where(Account.telegram_id == person.telegram_id))
        if found is None:
            found = Account(
                telegram_id=person.telegram_id, name=person.name, phone_proven=False, created_at=self.now
            )
            session.add(found)
            await session.flush()
        return found

    async def account_id(self, person: Person) -> int:
        """The id of the account of a person."""
        async with self.database.write() as session:
            return (await self.account(session, person)).id

    async def update(self, parts: dict[str, Any], answered: bool = False) -> None:
        """One update through the bot as dispatch does it: commit, fetch, then once more with the file."""
        update = Update.de_json(needed({"update_id": self.next_update, **parts}), self._bot)
        self.next_update += 1
        self.now += timedelta(seconds=1)
        answer = await self._handle(update, None, answered)
        if answer.wants_file:
            prepared = await self.handlers.prepare(update, self.files.get(answer.wants_file))
            answer = await self._handle(update, prepared, answered)
            assert answer.wants_file is None
        while self.imports and (await self._background()):
            self._deliver(self._waiting)
            self._waiting = []
        presser = self.people.get(update.effective_user.id) if update.effective_user else None
        if update.callback_query and presser:
            presser.toasts.append((answer.toast or "")[:200])

    async def _background(self) -> bool:
        """One step of what the leader does beside answering."""
        for worker in (self.importer, self.paper_maker, self.picture_maker, self.file_maker):
            if await worker.step():
                return True
        return False

    async def _handle(self, update: Update, prepared: Any, answered: bool) -> Answer:
        async with self.database.write() as session:
            await self.handlers.preload(session, [update])
            answer = await self.handlers.handle(session, Incoming(update, self.now, answered, prepared))
            await self.handlers.settle(session)
        self._deliver(answer.outgoing)
        return answer

    async def _put(self, _session: AsyncSession, outgoing: Sequence[Outgoing], _now: datetime) -> None:
        self._waiting = [*self._waiting, *outgoing]

    def _deliver(self, outgoing: Sequence[Outgoing]) -> None:
        found, self._held = [*self._held, *outgoing], []
        for one in found:
            if one.not_before is not None and one.not_before > self.now:
                self._held.append(one)
            elif one.chat_id in self.people:
                self.people[one.chat_id].chat.apply(one)

    async def rows(self, make: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
        """What a function makes of a writing session, committed."""
        async with self.database.write() as session:
            return await make(session)


class Village:
    """A masjid with its takmir, and people who wait."""

    def __init__(self, world: World, organisation: Organisation, takmir: Person) -> None:
        self.world, self.organisation, self.takmir = world, organisation, takmir

    async def names(self, name: str, days: float = 1, **over: Any) -> int:
        """Somebody handed in so many days ago; the id of the entry."""
        since = NOW - timedelta(days=days)
        by = await self.world.account_id(self.takmir)
        async with self.world.database.write() as session:
            worker = await make_worker(session, name=name, **over.pop("worker", {}))
            facts = {"organisation": self.organisation, "submitted_at": since, "status_since": since}
            one = await make_enrolment(session, worker=worker, submitted_by=by, **(facts | over))
            return one.id


async def village(world: World, **over: Any) -> Village:
    """A masjid, confirmed unless said otherwise."""
    async with world.database.write() as session:
        organisation = await make_organisation(session, **({"name": "Masjid Al-Ikhlas"} | over))
    return Village(world, organisation, await world.holder("Pak Takmir", Role.COORDINATOR, organisation.id))


async def entry_of(world: World, enrolment_id: int) -> Enrolment:
    """An entry as stored, with its worker."""
    async with world.database.read() as session:
        return await session.get_one(
            Enrolment, enrolment_id, options=[joinedload(Enrolment.worker, innerjoin=True)]
        )


@pytest.fixture
async def masjid(world: World) -> Village:
    """Masjid Al-Ikhlas and its takmir."""
    return await village(world)


def world_on(database: Database) -> World:
    """The bot on an empty database of either kind."""
    return World(database, Settings(_env_file=None, admin_ids=(ADMIN_ID,)))


@pytest.fixture
async def world(sqlite_database: Database) -> World:
    """The bot on an empty database."""
    return world_on(sqlite_database)


@pytest.fixture
async def staff(world: World) -> Person:
    """Somebody of the office."""
    return await world.holder("Rina Petugas", Role.STAFF)


@pytest.fixture
async def colleague(world: World) -> Person:
    """A second one."""
    return await world.holder("Yusuf Petugas", Role.STAFF)


@pytest.fixture
async def verifier(world: World) -> Person:
    """Somebody who goes to the villages."""
    return await world.holder("Tono Lapangan", Role.VERIFIER)


@pytest.fixture
def admin(world: World) -> Person:
    """The administrator of the installation."""
    return world.person(ADMIN_ID, "Sari Admin")


@pytest.fixture
def guest(world: World) -> Person:
    """Somebody who has never written before."""
    return world.person(7_500, "Pak Tamu")

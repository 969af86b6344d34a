"""The simulated Telegram: one bot, its people and chats, and everything they have said."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from simulator.accounts import Account
from simulator.callbacks import Callbacks
from simulator.calls import Calls
from simulator.changes import Changes
from simulator.chats import Chat, Entry
from simulator.commands import Key
from simulator.entities import arrange
from simulator.errors import Json, Refused, bad_request, forbidden
from simulator.faults import Faults, FloodLimits
from simulator.files import Files
from simulator.store import Store
from simulator.updates import Updates

BOT_ID = 7_000_000_001
FIRST_PERSON = 900_000_001
FIRST_GROUP = -1_000_000_000_001


class Simulator:
    """The state of a simulation; `serve` puts it on the network.

    token:            the only token that is let in; None lets in every well-formed one
    state_path:       SQLite file to go on from; None keeps everything in memory
    clock:            seconds since 1970, for dates and expiry
    flood:            whether Telegram's flood limits are enforced
    callback_seconds: how long a pressed button may be answered
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        name: str = "Lindung",
        username: str = "lindung_bot",
        state_path: Path | None = None,
        clock: Callable[[], float] = time.time,
        flood: bool = False,
        callback_seconds: float = 15.0,
    ) -> None:
        self.token = token
        self.bot_id = int(token.partition(":")[0]) if token else BOT_ID
        self.name = name
        self.username = username
        self.flood = flood
        self.clock_offset = 0.0
        self._clock = clock
        self._callback_seconds = callback_seconds
        self.faults = Faults()
        self.calls = Calls()
        self.changes = Changes()
        self.store = Store(state_path) if state_path else None
        # Files that the page offers to send, made when they are asked for.
        self.samples: dict[str, Callable[[], Awaitable[bytes]]] = {}
        self._begin()

    def _begin(self) -> None:
        """Everything that the store keeps and a reset forgets."""
        store = self.store
        self.limits = FloodLimits()
        self.people: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.commands: dict[Key, list[Json]] = {}
        self.profile: dict[str, str] = {}
        self.webhook: Json = {}
        self.updates = Updates(store, self.changes.poke)
        self.callbacks = Callbacks(self._callback_seconds, store)
        self.files = Files(store)
        if store:
            self._restore(store)

    def _restore(self, store: Store) -> None:
        for kept in sorted(store.values("person"), key=lambda one: int(one["id"])):
            self.people[kept["id"]] = Account.from_json(kept)
        for kept in store.values("chat"):
            self.chats[kept["id"]] = Chat.from_json(kept)
        for kept in sorted(store.values("message"), key=lambda one: int(one["message"]["message_id"])):
            chat = self.chats[kept["message"]["chat"]["id"]]
            chat.entries[kept["message"]["message_id"]] = Entry(**kept)
        self.updates.restore(store.values("update"))
        for kept in store.values("bot"):
            self.commands = {(scope, code): commands for scope, code, commands in kept["commands"]}
            self.profile = kept["profile"]
            self.webhook = kept["webhook"]
            self.updates.allowed = kept["allowed"]
        for kept in store.values("counters"):
            self.changes.version = max(self.changes.version, kept["changes"])
            self.updates.next_id = kept["updates"]
            self.callbacks.next_id = max(self.callbacks.next_id, kept["callbacks"])

    def now(self) -> float:
        """The simulator's time, seconds since 1970."""
        return self._clock() + self.clock_offset

    def commit(self) -> None:
        """Put on disk what changed; called before anything is answered."""
        if self.store:
            counters = {
                "changes": self.changes.version,
                "updates": self.updates.next_id,
                "callbacks": self.callbacks.next_id,
            }
            self.store.put("counters", "all", counters)
            self.store.commit()

    def reset(self) -> None:
        """Forget people, chats, updates, files, commands, faults and counters."""
        if self.store:
            self.store.clear()
        self.faults.clear()
        self.calls.reset()
        self.clock_offset = 0.0
        self._begin()
        self.changes.bump()
        self.commit()

    def close(self) -> None:
        """Let go of the state file."""
        if self.store:
            self.commit()
            self.store.close()

    # The bot

    def bot(self) -> Json:
        """The bot as a `User`."""
        return {"id": self.bot_id, "is_bot": True, "first_name": self.name, "username": self.username}

    def save_bot(self) -> None:
        """Keep commands, descriptions and webhook."""
        if self.store:
            commands = [[scope, code, listed] for (scope, code), listed in self.commands.items()]
            kept = {"commands": commands, "profile": self.profile, "webhook": self.webhook}
            self.store.put("bot", "bot", {**kept, "allowed": self.updates.allowed})

    # People and chats

    def add_person(self, **fields: Any) -> Account:
        """Add a person, or change the one of this id; `fields` are those of `Account`, all optional."""
        person_id = int(fields.pop("id", 0) or max([*self.people, FIRST_PERSON - 1]) + 1)
        if "name" in fields:
            first, _, last = str(fields.pop("name")).partition(" ")
            fields = {"first_name": first, "last_name": last, **fields}
        old = self.people.get(person_id)
        account = Account.from_json(
            {"first_name": "Warga", **(old.as_json() if old else {}), **fields, "id": person_id}
        )
        self.people[person_id] = account
        if self.store:
            self.store.put("person", person_id, account.as_json())
        if person_id in self.chats:
            self.chats[person_id].api = account.as_chat()
            self.save_chat(self.chats[person_id])
        self.changes.bump(person_id)
        return account

    def person(self, person_id: int) -> Account:
        """A person; raises `Refused` for an unknown id."""
        if person_id not in self.people:
            raise Refused(f"no such person: {person_id}")
        return self.people[person_id]

    def private_chat(self, account: Account) -> Chat:
        """The chat of a person with the bot."""
        chat = self.chats.get(account.id)
        if chat is None:
            chat = self.chats[account.id] = Chat(account.id, account.as_chat(), members=[account.id])
        return chat

    def writable(self, chat_id: int | None) -> Chat:
        """A chat that the bot may write to; raises `ApiError` with Telegram's reason."""
        chat = self.chats.get(chat_id) if chat_id is not None else None
        if chat is None:
            if chat_id in self.people:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        if chat.blocked:
            private = chat.type == "private"
            raise forbidden(
                "bot was blocked by the user" if private else f"bot was kicked from the {chat.type} chat"
            )
        if chat.type == "private" and not (chat.started or chat.known):
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def meet(self, person_id: int) -> None:
        """Lets the bot write to somebody first: they wrote to it at a time that nobody remembers here."""
        chat = self.private_chat(self.person(person_id))
        chat.known = True
        self.save_chat(chat)

    def save_chat(self, chat: Chat) -> None:
        """Keep what changed about a chat."""
        if self.store:
            self.store.put("chat", chat.id, chat.as_json())

    # Messages

    def post(
        self, chat: Chat, content: Json, sender: Json | None, *, by_bot: bool, markup: Json | None = None
    ) -> Json:
        """Put a message into a chat; gives it as `Message` of the Bot API."""
        message: Json = {"message_id": chat.new_id(), "chat": chat.api, "date": int(self.now())}
        if sender is not None:
            message["from"] = sender
        message.update(content)
        if markup and "inline_keyboard" in markup:
            message["reply_markup"] = markup
        entry = Entry(message, self.changes.bump(chat.id), by_bot, markup=markup)
        fallen = chat.add(entry)
        if by_bot:
            chat.action = None
        if self.store:
            if fallen is not None:
                self.store.delete("message", f"{chat.id}:{fallen}")
            self._save_entry(chat, entry)
        return message

    def replace(self, chat: Chat, entry: Entry, message: Json) -> Json:
        """Put an edited message in the place of the old one."""
        entry.message = message
        entry.seq = chat.seq = self.changes.bump(chat.id)
        self._save_entry(chat, entry)
        return message

    def remove(self, chat: Chat, entry: Entry) -> None:
        """Delete a message; its place is remembered, so that every window learns of it."""
        kept = ("message_id", "chat", "date", "from")
        entry.message = {name: entry.message[name] for name in kept if name in entry.message}
        entry.markup = None
        entry.deleted = True
        entry.seq = chat.seq = self.changes.bump(chat.id)
        self._save_entry(chat, entry)

    def _save_entry(self, chat: Chat, entry: Entry) -> None:
        if self.store:
            self.store.put("message", f"{chat.id}:{entry.message['message_id']}", entry.as_json())
            self.save_chat(chat)

    def touch(self, chat: Chat) -> None:
        """Record a change of the chat that is no message: keyboard, toast, block."""
        chat.seq = self.changes.bump(chat.id)
        self.save_chat(chat)

    def is_idle(self) -> bool:
        """Whether the bot has confirmed every update and no call is being worked on."""
        return not len(self.updates) and not self.calls.running


def typed(text: str) -> Json:
    """What a person typed as message content: the text with the entities that Telegram finds."""
    words, entities = arrange(text, ())
    return {"text": words, "entities": entities} if entities else {"text": words}

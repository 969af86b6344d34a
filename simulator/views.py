"""What a person sees: the list of chats, and a chat with its messages, keyboard, toasts and commands."""

from __future__ import annotations

from simulator.accounts import Account
from simulator.chats import Chat, Entry
from simulator.commands import visible
from simulator.errors import Json, Refused
from simulator.state import Simulator


def overview(simulator: Simulator) -> Json:
    """The bot, the people and the groups, with what a chat list shows of each."""
    chats = simulator.chats
    return {
        "version": simulator.changes.version,
        "bot": simulator.bot(),
        "people": [
            {**account.as_json(), **_summary(chats.get(account.id))} for account in simulator.people.values()
        ],
        "groups": [
            {**chat.api, "members": chat.members, **_summary(chat)}
            for chat in chats.values()
            if chat.type != "private"
        ],
    }


def _summary(chat: Chat | None) -> Json:
    if chat is None:
        return {"started": False, "blocked": False, "from_bot": 0, "seq": 0, "last": None}
    standing = (entry for entry in reversed(chat.entries.values()) if not entry.deleted)
    last = next(standing, None)
    return {
        "started": chat.is_open,
        "blocked": chat.blocked,
        "from_bot": chat.from_bot,
        "seq": chat.seq,
        "last": last and {"by_bot": last.by_bot, "message": last.message},
    }


def history(simulator: Simulator, person_id: int, chat_id: int | None = None, since: int = 0) -> Json:
    """A chat as this person sees it; messages and toasts with a change number above `since` only."""
    account = simulator.person(person_id)
    chat = simulator.chats.get(person_id if chat_id is None else chat_id)
    if chat is None or (chat.type != "private" and person_id not in chat.members):
        if chat_id not in (None, person_id):
            raise Refused(f"{account.name} is in no chat {chat_id}")
        chat = Chat(account.id, account.as_chat())
    action = chat.action if chat.action and chat.action["until"] > simulator.now() else None
    return {
        "version": simulator.changes.version,
        "seq": chat.seq,
        "chat": chat.api,
        "started": chat.is_open,
        "blocked": chat.blocked,
        "from_bot": chat.from_bot,
        "keyboard": chat.keyboard,
        "action": action,
        "messages": [_message(entry, person_id) for entry in chat.entries.values() if entry.seq > since],
        "toasts": [
            toast for toast in chat.toasts if toast["seq"] > since and toast["person_id"] == person_id
        ],
        "waiting": simulator.callbacks.waiting(chat.id),
        "commands": _commands(simulator, account, chat),
    }


def _commands(simulator: Simulator, account: Account, chat: Chat) -> list[Json]:
    private = chat.type == "private"
    return visible(simulator.commands, chat.id, account.id, account.language_code, private=private)


def _message(entry: Entry, person_id: int) -> Json:
    return {
        "id": entry.message["message_id"],
        "seq": entry.seq,
        "mine": entry.message.get("from", {}).get("id") == person_id,
        "by_bot": entry.by_bot,
        "deleted": entry.deleted,
        "force_reply": bool(entry.markup and entry.markup.get("force_reply")),
        "message": entry.message,
    }

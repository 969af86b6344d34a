"""What people do on their phones: write, press, share, send, block."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from simulator.accounts import Account
from simulator.chats import Chat, Entry
from simulator.entities import utf16_length
from simulator.errors import ApiError, Json, Refused
from simulator.state import FIRST_GROUP, Simulator, typed

Action = Callable[[Simulator, Account, Chat, Json], Json]


def act(simulator: Simulator, person_id: int, action: str, body: Json) -> Json:
    """Do one of `ACTIONS` for a person, in the private chat or in the group `chat_id`; raises `Refused`."""
    account = simulator.person(person_id)
    perform = ACTIONS.get(action)
    if perform is None:
        raise Refused(f"unknown action: {action}; known: {', '.join(sorted(ACTIONS))}")
    chat = simulator.private_chat(account)
    if body.get("chat_id") not in (None, chat.id):
        chat = _group(simulator, account, body["chat_id"])
    elif chat.blocked and action not in ("start", "unblock", "block"):
        raise Refused(f"{account.name} has blocked the bot")
    try:
        answer = perform(simulator, account, chat, body)
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(f"{action}: {error!r}") from error
    except ApiError as error:
        raise Refused(error.description) from error
    simulator.commit()
    return answer


def _group(simulator: Simulator, account: Account, chat_id: Any) -> Chat:
    chat = simulator.chats.get(int(chat_id))
    if chat is None or account.id not in chat.members:
        raise Refused(f"{account.name} is in no chat {chat_id}")
    return chat


def say(
    simulator: Simulator, account: Account, chat: Chat, content: Json, reply_to: int | None = None
) -> Json:
    """Put a person's message into the chat and tell the bot, if it may see it."""
    if chat.type == "private":
        chat.started = True
        if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = {**chat.keyboard, "hidden": True}
    if reply_to is not None:
        replied = chat.entries.get(reply_to)
        if replied is not None and not replied.deleted:
            content = {**content, "reply_to_message": replied.message}
    channel = chat.type == "channel"
    message = simulator.post(chat, content, None if channel else account.as_user(), by_bot=False)
    if channel:
        simulator.updates.push("channel_post", message)
    elif chat.type == "private" or _concerns_bot(simulator, chat, message):
        simulator.updates.push("message", message)
    return {"message_id": message["message_id"], "seq": chat.seq}


def _concerns_bot(simulator: Simulator, chat: Chat, message: Json) -> bool:
    """Privacy mode: in a group a bot sees commands, replies to itself and mentions, unless it may see all."""
    if chat.sees_all or message.get("reply_to_message", {}).get("from", {}).get("id") == simulator.bot_id:
        return not chat.blocked
    text = message.get("text", "")
    return not chat.blocked and (text.startswith("/") or f"@{simulator.username}" in text)


def send(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Typed text; like the apps, long text goes out in several messages."""
    content = typed(str(body["text"]))
    if not content["text"]:
        raise Refused("an empty message cannot be sent")
    pieces = _pieces(content["text"])
    answers = [say(simulator, account, chat, typed(piece), body.get("reply_to")) for piece in pieces]
    return answers[-1]


def _pieces(text: str, limit: int = 4096) -> list[str]:
    if utf16_length(text) <= limit:
        return [text]
    half = limit // 2
    return [text[at : at + half] for at in range(0, len(text), half)]


def start(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """The Start button, or a deep link with its payload; lifts a block as on Telegram."""
    if chat.blocked:
        unblock(simulator, account, chat, {})
    payload = str(body.get("payload", ""))
    return say(simulator, account, chat, typed(f"/start {payload}"))


def press(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Press an inline button.

    Any `data` goes: a modified client can send what no button holds, and press on deleted messages.
    """
    message_id = int(body["message_id"])
    data = str(body["data"])
    if not 1 <= len(data.encode()) <= 64:
        raise Refused("callback data has 1 to 64 bytes")
    pressed = simulator.callbacks.press(chat.id, account.id, message_id, simulator.now())
    entry = chat.entries.get(message_id)
    lost = {"chat": chat.api, "message_id": message_id, "date": 0}
    message = lost if entry is None or entry.deleted else entry.message
    query = {
        "id": pressed.id,
        "from": account.as_user(),
        "message": message,
        "chat_instance": str(chat.id * 7919),
        "data": data,
    }
    simulator.updates.push("callback_query", query)
    simulator.touch(chat)
    return {"callback_id": pressed.id, "seq": chat.seq}


def contact(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Share the own contact, or forward that of a `person_id`, or any `phone` and `name`."""
    if "phone" in body:
        shared: Json = {"phone_number": str(body["phone"]), "first_name": str(body.get("name") or "Kontak")}
        return say(simulator, account, chat, {"contact": shared})
    owner = simulator.person(int(body.get("person_id") or account.id))
    if not owner.phone:
        raise Refused(f"{owner.name} has no phone number")
    shared = {"phone_number": owner.phone, "first_name": owner.first_name, "user_id": owner.id}
    if owner.last_name:
        shared["last_name"] = owner.last_name
    content: Json = {"contact": shared}
    keyboard = chat.keyboard
    if keyboard and owner is account and body.get("reply_to") is None:
        # The apps send the number of a "share contact" button as a reply to the message that asked for it.
        return say(simulator, account, chat, content, keyboard["message_id"])
    return say(simulator, account, chat, content, body.get("reply_to"))


def _content(body: Json) -> bytes:
    try:
        return base64.b64decode(body["content"], validate=True)
    except binascii.Error as error:
        raise Refused("content is not base64") from error


def _captioned(body: Json, content: Json) -> Json:
    words = typed(str(body.get("caption") or ""))
    if words["text"]:
        content["caption"] = words["text"]
        if "entities" in words:
            content["caption_entities"] = words["entities"]
    return content


def file(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Send a document: `name`, `content` in base64, perhaps `mime` and `caption`."""
    stored = simulator.files.add("document", str(body["name"]), _content(body), str(body.get("mime") or ""))
    return say(simulator, account, chat, _captioned(body, {"document": stored.as_document()}))


def photo(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Send a photo: `content` in base64, perhaps `caption`."""
    stored = simulator.files.add("photo", "photo.jpg", _content(body), "image/jpeg")
    return say(simulator, account, chat, _captioned(body, {"photo": stored.as_photo()}))


def location(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Send a place: `latitude` and `longitude` in degrees."""
    place = {"latitude": float(body["latitude"]), "longitude": float(body["longitude"])}
    return say(simulator, account, chat, {"location": place})


def sticker(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Send a sticker of one `emoji`."""
    emoji = str(body.get("emoji") or "👍")
    stored = simulator.files.add("sticker", "sticker.webp", emoji.encode(), "image/webp")
    shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
    known = {"file_id": stored.id, "file_unique_id": stored.unique, "file_size": stored.size}
    return say(simulator, account, chat, {"sticker": {**known, **shape, "emoji": emoji}})


def voice(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Send a voice message of `seconds`."""
    content = _content(body) if body.get("content") else b"OggS"
    stored = simulator.files.add("voice", "voice.ogg", content, "audio/ogg")
    spoken = {
        "file_id": stored.id,
        "file_unique_id": stored.unique,
        "duration": int(body.get("seconds") or 3),
        "mime_type": stored.mime,
        "file_size": stored.size,
    }
    return say(simulator, account, chat, {"voice": spoken})


def edit(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Change the text of an own message."""
    entry = _own(chat, account, int(body["message_id"]))
    content = typed(str(body["text"]))
    old = {name: value for name, value in entry.message.items() if name not in ("text", "entities")}
    message = simulator.replace(chat, entry, {**old, **content, "edit_date": int(simulator.now())})
    simulator.updates.push("edited_message", message)
    return {"message_id": message["message_id"], "seq": chat.seq}


def _own(chat: Chat, account: Account, message_id: int) -> Entry:
    entry = chat.entries.get(message_id)
    if entry is None or entry.deleted or entry.message.get("from", {}).get("id") != account.id:
        raise Refused(f"no own message {message_id}")
    return entry


def delete(simulator: Simulator, account: Account, chat: Chat, body: Json) -> Json:
    """Delete an own message; bots are not told."""
    simulator.remove(chat, _own(chat, account, int(body["message_id"])))
    return {"seq": chat.seq}


def _membership(simulator: Simulator, account: Account, chat: Chat, old: str, new: str) -> None:
    def member(status: str) -> Json:
        known: Json = {"user": simulator.bot(), "status": status}
        return {**known, "until_date": 0} if status == "kicked" else known

    change = {"chat": chat.api, "from": account.as_user(), "date": int(simulator.now())}
    simulator.updates.push(
        "my_chat_member", {**change, "old_chat_member": member(old), "new_chat_member": member(new)}
    )
    simulator.touch(chat)


def block(simulator: Simulator, account: Account, chat: Chat, _body: Json) -> Json:
    """Stop and block the bot; in a group: remove it."""
    if not chat.blocked:
        chat.blocked = True
        _membership(simulator, account, chat, "member", "kicked")
    return {"seq": chat.seq}


def unblock(simulator: Simulator, account: Account, chat: Chat, _body: Json) -> Json:
    """Let the bot in again."""
    if chat.blocked:
        chat.blocked = False
        _membership(simulator, account, chat, "kicked", "member")
    return {"seq": chat.seq}


def add_group(simulator: Simulator, body: Json) -> Json:
    """A group or channel with the bot in it: `title`, `members`, `type`, `sees_all` (privacy mode off)."""
    members = [simulator.person(int(member)).id for member in body["members"]]
    if not members:
        raise Refused("a group has at least one member")
    chat_id = int(body.get("id") or min([*simulator.chats, FIRST_GROUP + 1]) - 1)
    api: Json = {"id": chat_id, "type": str(body.get("type", "supergroup")), "title": str(body["title"])}
    if body.get("username"):
        api["username"] = str(body["username"])
    chat = Chat(chat_id, api, members=members, started=True, sees_all=bool(body.get("sees_all")))
    simulator.chats[chat_id] = chat
    _membership(simulator, simulator.person(members[0]), chat, "left", "member")
    simulator.commit()
    return {"chat_id": chat_id, "seq": chat.seq}


ACTIONS: dict[str, Action] = {
    "send": send,
    "start": start,
    "press": press,
    "contact": contact,
    "file": file,
    "photo": photo,
    "location": location,
    "sticker": sticker,
    "voice": voice,
    "edit": edit,
    "delete": delete,
    "block": block,
    "unblock": unblock,
}

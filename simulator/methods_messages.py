"""The bot writes, edits and deletes text messages and answers pressed buttons."""

from __future__ import annotations

from typing import Any

from simulator.chats import Chat, Entry
from simulator.entities import Entity, arrange, utf16_length
from simulator.errors import ApiError, Json, bad_request
from simulator.keyboards import read_inline, read_markup
from simulator.markup import MarkupError, parse_html
from simulator.params import Params, check_encoding
from simulator.state import Simulator

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
TOAST_LIMIT = 200
DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def formatted(params: Params, text: str, entities_name: str) -> tuple[str, list[Entity]]:
    """The text and entities of a call; raises `ApiError`. HTML is the only parse mode known."""
    mode = params.text("parse_mode").lower()
    if mode == "html":
        try:
            return arrange(*parse_html(text))
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error}") from error
    if mode:
        raise bad_request("unsupported parse_mode")
    given = params.nested(entities_name) or []
    if not isinstance(given, list):
        raise bad_request("can't parse entities: expected an Array")
    return arrange(text, given)


def _text(params: Params) -> tuple[str, list[Entity]]:
    text, entities = formatted(params, params.text("text"), "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, entities


def caption(params: Params) -> Json:
    """The caption of a call as message content; raises `ApiError`."""
    if not params.text("caption"):
        return {}
    text, entities = formatted(params, params.text("caption"), "caption_entities")
    return checked_caption(text, entities)


def checked_caption(text: str, entities: list[Entity]) -> Json:
    """A caption as message content; raises `ApiError` when it is too long."""
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def target(simulator: Simulator, params: Params) -> Chat:
    """The chat that the bot writes to; raises `ApiError`."""
    chat_id = params.chat_id()
    if chat_id is None:
        name = params.text("chat_id")
        if not name:
            raise bad_request("chat_id is empty")
        chat_id = next(
            (chat.id for chat in simulator.chats.values() if f"@{chat.api.get('username')}" == name), None
        )
    return simulator.writable(chat_id)


def send(simulator: Simulator, params: Params, chat: Chat, content: Json) -> Json:
    """Put the bot's message into the chat with the call's reply and keyboard."""
    markup = read_markup(params.nested("reply_markup"))
    reply = _replied(params, chat)
    if reply is not None:
        content = {**content, "reply_to_message": reply}
    if simulator.flood:
        simulator.limits.take(chat.id, simulator.now())
    sender = None if chat.type == "channel" else simulator.bot()
    message = simulator.post(chat, content, sender, by_bot=True, markup=markup)
    if markup and "keyboard" in markup:
        chat.keyboard = {**markup, "message_id": message["message_id"]}
        simulator.touch(chat)
    elif markup and markup.get("remove_keyboard"):
        chat.keyboard = None
        simulator.touch(chat)
    return message


def _replied(params: Params, chat: Chat) -> Json | None:
    wanted = params.nested("reply_parameters") or {}
    message_id = wanted.get("message_id") or params.integer("reply_to_message_id")
    if not message_id:
        return None
    entry = chat.entries.get(int(message_id))
    if entry is None or entry.deleted:
        if wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return {name: value for name, value in entry.message.items() if name != "reply_to_message"}


def send_message(simulator: Simulator, params: Params) -> Json:
    """sendMessage"""
    chat = target(simulator, params)
    text, entities = _text(params)
    return send(simulator, params, chat, {"text": text, "entities": entities} if entities else {"text": text})


def own_entry(simulator: Simulator, params: Params) -> tuple[Chat, Entry]:
    """The message of the bot that an edit is about; raises `ApiError`."""
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = target(simulator, params)
    entry = chat.find(params.integer("message_id"), "message to edit not found")
    if not entry.by_bot:
        raise bad_request("message can't be edited")
    if simulator.flood:
        simulator.limits.take(chat.id, simulator.now())
    return chat, entry


def apply_edit(
    simulator: Simulator, chat: Chat, entry: Entry, changed: Json, dropped: tuple[str, ...]
) -> Json:
    """Replace the `dropped` parts of a message by `changed`; raises `ApiError` if nothing would change."""
    old = entry.message
    if all(old.get(name) == changed.get(name) for name in (*dropped, *changed)):
        raise bad_request(NOT_MODIFIED)
    kept = {name: value for name, value in old.items() if name not in dropped}
    message = {**kept, **changed, "edit_date": int(simulator.now())}
    entry.markup = message.get("reply_markup")
    return simulator.replace(chat, entry, message)


def _with_markup(params: Params, content: Json) -> Json:
    markup = read_inline(params.nested("reply_markup"))
    return {**content, "reply_markup": markup} if markup else content


def edit_message_text(simulator: Simulator, params: Params) -> Json:
    """editMessageText"""
    text, entities = _text(params)
    chat, entry = own_entry(simulator, params)
    if "text" not in entry.message:
        raise bad_request("there is no text in the message to edit")
    content: Json = {"text": text, "entities": entities} if entities else {"text": text}
    dropped = ("text", "entities", "reply_markup")
    return apply_edit(simulator, chat, entry, _with_markup(params, content), dropped)


def edit_message_caption(simulator: Simulator, params: Params) -> Json:
    """editMessageCaption"""
    content = caption(params)
    chat, entry = own_entry(simulator, params)
    if not entry.message.keys() & {"document", "photo"}:
        raise bad_request("there is no caption in the message to edit")
    dropped = ("caption", "caption_entities", "reply_markup")
    return apply_edit(simulator, chat, entry, _with_markup(params, content), dropped)


def edit_message_reply_markup(simulator: Simulator, params: Params) -> Json:
    """editMessageReplyMarkup"""
    chat, entry = own_entry(simulator, params)
    return apply_edit(simulator, chat, entry, _with_markup(params, {}), ("reply_markup",))


def delete_message(simulator: Simulator, params: Params) -> bool:
    """deleteMessage: younger than 48 hours; somebody else's message only in private chats."""
    chat = target(simulator, params)
    _delete(simulator, chat, params.integer("message_id"))
    return True


def delete_messages(simulator: Simulator, params: Params) -> bool:
    """deleteMessages: what is not there is passed over."""
    chat = target(simulator, params)
    numbers = params.nested("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified")
    for message_id in numbers:
        try:
            _delete(simulator, chat, int(message_id))
        except ApiError:
            continue
    return True


def _delete(simulator: Simulator, chat: Chat, message_id: int) -> None:
    entry = chat.find(message_id, "message to delete not found")
    if simulator.now() - entry.message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    if not entry.by_bot and chat.type != "private":
        raise bad_request("message can't be deleted")
    simulator.remove(chat, entry)


def answer_callback_query(simulator: Simulator, params: Params) -> bool:
    """answerCallbackQuery: once, in time; the text becomes a toast or an alert."""
    text = params.text("text")
    check_encoding(text)
    if utf16_length(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    pressed = simulator.callbacks.answer(params.text("callback_query_id"), simulator.now())
    chat = simulator.chats[pressed.chat_id]
    toast: Json = {
        "seq": simulator.changes.version + 1,
        "callback_id": pressed.id,
        "person_id": pressed.person_id,
        "message_id": pressed.message_id,
        "text": text,
        "alert": params.flag("show_alert"),
        "url": params.text("url"),
    }
    chat.toasts.append(toast)
    simulator.touch(chat)
    return True


def send_chat_action(simulator: Simulator, params: Params) -> bool:
    """sendChatAction: shown in the chat's head until the next message of the bot, at most five seconds."""
    chat = target(simulator, params)
    action = params.text("action")
    if not action:
        raise bad_request("wrong parameter action in request")
    chat.action = {"action": action, "until": simulator.now() + 5}
    simulator.touch(chat)
    return True


METHODS: dict[str, Any] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
}

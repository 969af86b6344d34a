"""The bot sends documents and photos and fetches what people sent."""

from __future__ import annotations

from typing import Any

from simulator.errors import ApiError, Json, bad_request
from simulator.files import StoredFile
from simulator.keyboards import read_inline
from simulator.methods_messages import (
    apply_edit,
    caption,
    checked_caption,
    formatted,
    own_entry,
    send,
    target,
)
from simulator.params import Params, Upload
from simulator.state import Simulator

UPLOAD_LIMIT = 50 * 1024 * 1024
GROUP_SIZES = range(2, 11)


def _stored(simulator: Simulator, kind: str, upload: Upload | None, file_id: str) -> StoredFile:
    if upload is not None:
        if len(upload.content) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        return simulator.files.add(kind, upload.name, upload.content, upload.mime)
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    file = simulator.files.find(file_id)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def media_content(file: StoredFile) -> Json:
    """A stored file as message content."""
    return {"photo": file.as_photo()} if file.kind == "photo" else {"document": file.as_document()}


def _send_file(simulator: Simulator, params: Params, kind: str) -> Json:
    chat = target(simulator, params)
    words = caption(params)
    file = _stored(simulator, kind, params.upload(kind), params.text(kind))
    return send(simulator, params, chat, {**media_content(file), **words})


def send_document(simulator: Simulator, params: Params) -> Json:
    """sendDocument: an upload or a known file_id; addresses on the web are not fetched."""
    return _send_file(simulator, params, "document")


def send_photo(simulator: Simulator, params: Params) -> Json:
    """sendPhoto: an upload or a known file_id."""
    return _send_file(simulator, params, "photo")


def _input_media(simulator: Simulator, params: Params, item: Any) -> Json:
    if not isinstance(item, dict) or item.get("type") not in ("document", "photo"):
        raise bad_request("can't parse InputMedia: type must be document or photo")
    address = str(item.get("media", ""))
    upload = params.attached(address) if address.startswith("attach://") else None
    content = media_content(_stored(simulator, item["type"], upload, address))
    if item.get("caption"):
        marked = Params(item)
        text, entities = formatted(marked, marked.text("caption"), "caption_entities")
        content.update(checked_caption(text, entities))
    return content


def send_media_group(simulator: Simulator, params: Params) -> list[Json]:
    """sendMediaGroup: two to ten documents or photos as one album."""
    chat = target(simulator, params)
    items = params.nested("media")
    if not isinstance(items, list) or len(items) not in GROUP_SIZES:
        raise bad_request("wrong number of media in the album: must include 2-10 items")
    contents = [_input_media(simulator, params, item) for item in items]
    album = str(simulator.changes.version + 1)
    return [send(simulator, params, chat, {**content, "media_group_id": album}) for content in contents]


def edit_message_media(simulator: Simulator, params: Params) -> Json:
    """editMessageMedia: another document or photo in the same message."""
    chat, entry = own_entry(simulator, params)
    if not entry.message.keys() & {"document", "photo"}:
        raise bad_request("there is no media in the message to edit")
    content = _input_media(simulator, params, params.nested("media"))
    markup = read_inline(params.nested("reply_markup"))
    dropped = ("document", "photo", "caption", "caption_entities", "reply_markup")
    return apply_edit(
        simulator, chat, entry, {**content, "reply_markup": markup} if markup else content, dropped
    )


def get_file(simulator: Simulator, params: Params) -> Json:
    """getFile"""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    return simulator.files.describe(file_id)


METHODS: dict[str, Any] = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
}

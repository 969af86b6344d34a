from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from simulator import Person
from simulator.errors import ApiError
from tests.simulator.conftest import Bot
from tests.simulator.samples import png


def form(person: Person, **fields: Any) -> aiohttp.FormData:
    made = aiohttp.FormData({"chat_id": str(person.id)}, default_to_multipart=True)
    for name, value in fields.items():
        if isinstance(value, bytes):
            made.add_field(name, value, filename=f"{name}.txt")
        else:
            made.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return made


async def test_a_document_goes_there_and_back(bot: Bot, siti: Person) -> None:
    caption = {"caption": "<b>14</b> baris", "parse_mode": "HTML"}
    sent = await bot.form("sendDocument", form(siti, document=b"isi", **caption))
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("14 baris", "bold")
    again = await bot.call("sendDocument", chat_id=siti.id, document=sent["document"]["file_id"])
    assert again["document"] == sent["document"]
    seen = await siti.reads("14 baris")
    assert (seen.file_name, await siti.download(seen)) == ("document.txt", b"isi")


async def test_the_bot_fetches_what_a_person_sent(bot: Bot, siti: Person) -> None:
    await siti.send_photo(png(100, 60), caption="KTP")
    message = (await bot.updates(offset=-1))[0]["message"]
    assert message["caption"] == "KTP"
    file = await bot.call("getFile", file_id=message["photo"][-1]["file_id"])
    async with bot.session.get(f"{bot.files}/{file['file_path']}") as answer:
        assert await answer.read() == png(100, 60)


async def test_photos_come_by_attach_address(bot: Bot, siti: Person) -> None:
    sent = await bot.form("sendPhoto", form(siti, photo="attach://p", p=png(100, 60)))
    assert sent["photo"][-1]["width"] == 100


async def test_an_album_has_two_to_ten_items(bot: Bot, siti: Person) -> None:
    media = [
        {"type": "photo", "media": "attach://a", "caption": "Satu"},
        {"type": "photo", "media": "attach://b"},
    ]
    sent = await bot.form("sendMediaGroup", form(siti, media=media, a=png(9, 9), b=png(8, 8)))
    assert len({one["media_group_id"] for one in sent}) == 1
    assert [one.get("caption") for one in sent] == ["Satu", None]
    with pytest.raises(ApiError, match="2-10 items"):
        await bot.form("sendMediaGroup", form(siti, media=media[:1], a=png(9, 9)))
    with pytest.raises(ApiError, match="type must be document or photo"):
        await bot.form("sendMediaGroup", form(siti, media=[{"type": "video"}] * 2))


async def test_caption_and_media_of_a_message_can_be_edited(bot: Bot, siti: Person) -> None:
    sent = await bot.form("sendDocument", form(siti, document=b"isi"))
    where = {"chat_id": siti.id, "message_id": sent["message_id"]}
    assert (await bot.call("editMessageCaption", **where, caption="Baru"))["caption"] == "Baru"
    with pytest.raises(ApiError, match="message is not modified"):
        await bot.call("editMessageCaption", **where, caption="Baru")
    with pytest.raises(ApiError, match="there is no text in the message to edit"):
        await bot.call("editMessageText", **where, text="x")
    media = {"type": "photo", "media": "attach://p"}
    swapped = await bot.form(
        "editMessageMedia", form(siti, message_id=str(sent["message_id"]), media=media, p=png(9, 9))
    )
    assert "photo" in swapped
    assert "document" not in swapped


@pytest.mark.parametrize(
    ("method", "fields", "complaint"),
    [
        ("sendDocument", {}, "there is no document in the request"),
        ("sendDocument", {"document": "unbekannt"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": b"x", "caption": "x" * 1025}, "message caption is too long"),
        ("sendDocument", {"document": b""}, "file must be non-empty"),
        ("sendPhoto", {"photo": b"no image"}, "IMAGE_PROCESS_FAILED"),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
    ],
)
async def test_wrong_files_are_refused(
    bot: Bot, siti: Person, method: str, fields: Any, complaint: str
) -> None:
    with pytest.raises(ApiError, match=f"Bad Request: {complaint}"):
        await bot.form(method, form(siti, **fields))


async def test_a_photo_is_no_document(bot: Bot, siti: Person) -> None:
    sent = await bot.form("sendPhoto", form(siti, photo=png(9, 9)))
    with pytest.raises(ApiError, match="can't use file of type Photo as Document"):
        await bot.call("sendDocument", chat_id=siti.id, document=sent["photo"][0]["file_id"])


async def test_media_of_a_text_message_cannot_be_edited(bot: Bot, siti: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text="x")
    with pytest.raises(ApiError, match="there is no media"):
        await bot.call("editMessageMedia", chat_id=siti.id, message_id=sent["message_id"], media={})

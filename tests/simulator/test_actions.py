from __future__ import annotations

import base64
from typing import Any

import pytest

from simulator import Person, Refused, Simulator
from simulator.actions import act, add_group
from tests.simulator.conftest import Bot
from tests.simulator.samples import png


async def newest(bot: Bot) -> Any:
    return (await bot.updates(offset=-1))[0]


async def test_a_deep_link_brings_its_payload(bot: Bot, siti: Person) -> None:
    await siti.open_link("lihat https://t.me/lindung_bot?start=klaim_AB-12")
    message = (await newest(bot))["message"]
    assert message["text"] == "/start klaim_AB-12"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_long_text_is_split_as_the_apps_do(bot: Bot, siti: Person) -> None:
    await siti.send("x" * 5000)
    texts = [one["message"]["text"] for one in await bot.updates()][1:]
    assert "".join(texts) == "x" * 5000
    assert max(map(len, texts)) <= 4096


async def test_the_own_contact_carries_the_own_id(bot: Bot, siti: Person) -> None:
    await siti.share_contact()
    assert (await newest(bot))["message"]["contact"] == {
        "phone_number": "+6281200000001",
        "first_name": "Siti",
        "last_name": "Aminah",
        "user_id": siti.id,
    }


async def test_a_requested_contact_answers_the_request(bot: Bot, siti: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Nomor", "request_contact": True}]]}
    asked = await bot.call("sendMessage", chat_id=siti.id, text="Nomor?", reply_markup=keyboard)
    await siti.press("Nomor")
    reply = (await newest(bot))["message"]["reply_to_message"]
    assert reply["message_id"] == asked["message_id"]


async def test_other_contacts_can_be_forwarded(bot: Bot, siti: Person, simulator: Simulator) -> None:
    async with await Person.join(simulator, name="Budi", phone="+62813") as budi:
        await siti.forward_contact(budi)
    assert (await newest(bot))["message"]["contact"]["user_id"] == budi.id
    await siti.send_contact("+62814", "Ani")
    assert (await newest(bot))["message"]["contact"] == {"phone_number": "+62814", "first_name": "Ani"}


async def test_forged_data_and_dead_buttons_can_be_pressed(bot: Bot, siti: Person) -> None:
    await siti.press_data(1, "hak:admin")
    query = (await newest(bot))["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("hak:admin", "/start")
    await siti.press_data(99, "x")
    query = (await newest(bot))["callback_query"]
    assert query["message"]["date"] == 0
    with pytest.raises(Refused, match="1 to 64 bytes"):
        await siti.press_data(1, "x" * 65)


async def test_every_kind_of_message_arrives(bot: Bot, siti: Person) -> None:
    await siti.send_file("daftar.csv", b"nik,nama", caption="/impor ya")
    await siti.send_photo(png(500, 300))
    await siti.send_location(-4.5, 104.1)
    await siti.send_sticker("🙏")
    await siti.send_voice(7)
    document, photo, place, sticker, voice = [one["message"] for one in await bot.updates()][1:]
    assert document["document"]["file_name"] == "daftar.csv"
    assert document["caption_entities"][0]["type"] == "bot_command"
    assert [size["width"] for size in photo["photo"]] == [90, 320, 500]
    assert place["location"] == {"latitude": -4.5, "longitude": 104.1}
    assert (sticker["sticker"]["emoji"], voice["voice"]["duration"]) == ("🙏", 7)


async def test_an_edit_is_told_a_deletion_is_not(bot: Bot, siti: Person) -> None:
    number = await siti.send("salah")
    await siti.edit(number, "benar")
    assert (await newest(bot))["edited_message"]["text"] == "benar"
    waiting = len(await bot.updates())
    await siti.delete(number)
    assert len(await bot.updates()) == waiting
    with pytest.raises(Refused, match="no own message"):
        await siti.edit(number, "hantu")


async def test_blocking_and_starting_again_are_told(bot: Bot, siti: Person) -> None:
    await siti.block()
    await siti.block()
    change = (await newest(bot))["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    with pytest.raises(Refused, match="has blocked the bot"):
        await siti.send("halo")
    await siti.start()
    kinds = [set(one) - {"update_id"} for one in await bot.updates()]
    assert kinds == [{"my_chat_member"}, {"my_chat_member"}, {"message"}]


async def test_a_group_shows_the_bot_what_concerns_it(bot: Bot, siti: Person, simulator: Simulator) -> None:
    group = add_group(simulator, {"title": "Posko", "members": [siti.id]})["chat_id"]
    assert (await newest(bot))["my_chat_member"]["chat"]["title"] == "Posko"
    there = siti.in_group(group)
    await there.send("obrolan warga")
    await there.send("/status@lindung_bot")
    sent = await bot.call("sendMessage", chat_id=group, text="Ya?")
    await there.send("jawaban", reply_to=sent["message_id"])
    seen = [
        one["message"]["text"]
        for one in await bot.updates()
        if one.get("message", {}).get("chat", {}).get("id") == group
    ]
    assert seen == ["/status@lindung_bot", "jawaban"]
    simulator.chats[group].sees_all = True
    await there.send("semua terbaca")
    assert (await newest(bot))["message"]["text"] == "semua terbaca"


async def test_a_channel_post_has_no_sender(bot: Bot, siti: Person, simulator: Simulator) -> None:
    channel = {"title": "Kabar", "members": [siti.id], "type": "channel", "username": "kabar_okus"}
    await siti.in_group(add_group(simulator, channel)["chat_id"]).send("Pengumuman")
    post = (await newest(bot))["channel_post"]
    assert (post["text"], "from" in post) == ("Pengumuman", False)
    assert (await bot.call("sendMessage", chat_id="@kabar_okus", text="x"))["chat"]["title"] == "Kabar"


@pytest.mark.parametrize(
    ("action", "body", "complaint"),
    [
        ("dance", {}, "unknown action"),
        ("send", {}, "send: KeyError"),
        ("send", {"text": "  "}, "empty message"),
        ("file", {"name": "x", "content": "?"}, "not base64"),
        ("photo", {"content": base64.b64encode(b"x").decode()}, "IMAGE_PROCESS_FAILED"),
        ("send", {"text": "x", "chat_id": -5}, "is in no chat"),
        ("location", {"latitude": "x", "longitude": 1}, "ValueError"),
    ],
)
def test_what_cannot_be_done_is_refused(simulator: Simulator, action: str, body: Any, complaint: str) -> None:
    person = simulator.add_person(name="Siti")
    with pytest.raises(Refused, match=complaint):
        act(simulator, person.id, action, body)
    with pytest.raises(Refused, match="no such person"):
        act(simulator, 1, action, body)


def test_a_person_without_a_number_cannot_share_it(simulator: Simulator) -> None:
    person = simulator.add_person(name="Siti")
    with pytest.raises(Refused, match="no phone number"):
        act(simulator, person.id, "contact", {})
    with pytest.raises(Refused, match="at least one member"):
        add_group(simulator, {"title": "Kosong", "members": []})

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from simulator import NoSuchButton, NotSeen, Person, Refused, Simulator
from tests.simulator.conftest import Bot


def keys(*labels: str) -> Any:
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


async def pressed(bot: Bot) -> Any:
    return (await bot.updates(offset=-1))[0]["callback_query"]


async def test_the_newest_button_of_a_label_is_pressed(bot: Bot, siti: Person) -> None:
    for text in ("lama", "baru"):
        await bot.call("sendMessage", chat_id=siti.id, text=text, reply_markup=keys("Setujui"))
    await siti.press("Setujui")
    assert (await pressed(bot))["message"]["text"] == "baru"


async def test_the_exact_label_goes_before_a_part(bot: Bot, siti: Person) -> None:
    await bot.call("sendMessage", chat_id=siti.id, text="?", reply_markup=keys("Setujui semua", "Setujui"))
    await siti.press("Setujui")
    assert (await pressed(bot))["data"] == "Setujui"
    await siti.press("semua")
    assert (await pressed(bot))["data"] == "Setujui semua"


async def test_a_button_may_come_later(bot: Bot, siti: Person) -> None:
    pressing = asyncio.create_task(siti.press("Kirim"))
    await bot.call("sendMessage", chat_id=siti.id, text="Ringkasan", reply_markup=keys("Kirim"))
    await pressing
    assert (await pressed(bot))["data"] == "Kirim"


async def test_a_missing_button_is_explained(bot: Bot, siti: Person) -> None:
    with pytest.raises(NoSuchButton, match="no button at all"):
        await siti.press("Ya", timeout=0)
    await bot.call("sendMessage", chat_id=siti.id, text="?", reply_markup=keys("Kembali", "Batal"))
    with pytest.raises(NoSuchButton, match=r"no button 'Ya', but \[Kembali\], \[Batal\]"):
        await siti.press("Ya", timeout=0)


async def test_a_link_button_to_the_bot_is_a_deep_link(bot: Bot, siti: Person) -> None:
    urls = [{"text": "Perbaiki", "url": "https://t.me/lindung_bot?start=ubah_7"}]
    urls.append({"text": "Situs", "url": "https://example.org/"})
    await bot.call("sendMessage", chat_id=siti.id, text="?", reply_markup={"inline_keyboard": [urls]})
    await siti.press("Perbaiki")
    assert (await siti.messages())[-1].text == "/start ubah_7"
    with pytest.raises(Refused, match="no link to the bot"):
        await siti.press("Situs")


async def test_only_what_came_after_the_last_action_is_read(bot: Bot, siti: Person) -> None:
    await bot.call("sendMessage", chat_id=siti.id, text="Langkah 1")
    await siti.reads("Langkah 1")
    await siti.send("jawaban")
    with pytest.raises(NotSeen, match="did not read 'Langkah 1'"):
        await siti.reads("Langkah 1", timeout=0)


async def test_edits_and_toasts_are_read_too(bot: Bot, siti: Person) -> None:
    card = await bot.call("sendMessage", chat_id=siti.id, text="Langkah 1", reply_markup=keys("Lanjut"))
    await siti.press("Lanjut")
    callback = await pressed(bot)
    await bot.call("editMessageText", chat_id=siti.id, message_id=card["message_id"], text="Langkah 2")
    assert (await siti.reads("Langkah 2")).is_edited
    await bot.call("answerCallbackQuery", callback_query_id=callback["id"], text="Tersimpan")
    assert (await siti.reads("Tersimpan")).kind == "toast"
    assert [toast.text for toast in await siti.toasts()] == ["Tersimpan"]


async def test_errors_show_the_transcript(bot: Bot, siti: Person) -> None:
    await bot.call("sendMessage", chat_id=siti.id, text="Halo", reply_markup=keys("Ya", "Tidak"))
    await siti.press("Ya")
    await bot.call("answerCallbackQuery", callback_query_id=(await pressed(bot))["id"], text="Baik")
    await bot.call("editMessageText", chat_id=siti.id, message_id=2, text="Halo lagi")
    with pytest.raises(NotSeen) as caught:
        await siti.reads("Selamat", timeout=0)
    transcript = "   1 Siti Aminah: /start\n   2 Bot (edited): Halo lagi\n   (toast) Baik"
    assert str(caught.value).endswith(transcript)


async def test_a_condition_can_be_waited_for(bot: Bot, siti: Person) -> None:
    seeing = asyncio.create_task(siti.sees(lambda messages: len(messages) == 3))
    for text in ("satu", "dua"):
        await bot.call("sendMessage", chat_id=siti.id, text=text)
    assert [message.text for message in await seeing] == ["/start", "satu", "dua"]
    with pytest.raises(NotSeen, match="in vain"):
        await siti.sees(lambda messages: not messages, timeout=0)


async def test_settled_waits_for_the_bot(bot: Bot, siti: Person) -> None:
    with pytest.raises(NotSeen, match="did not settle"):
        await siti.settled(timeout=0)
    await bot.updates(offset=(await bot.updates())[0]["update_id"] + 1)
    await siti.settled()


async def test_two_people_do_not_read_each_other(bot: Bot, siti: Person, simulator: Simulator) -> None:
    budi = await Person.join(simulator, name="Budi")
    await budi.start()
    await bot.call("sendMessage", chat_id=siti.id, text="untuk Siti")
    await bot.call("sendMessage", chat_id=budi.id, text="untuk Budi")
    await asyncio.gather(siti.reads("untuk Siti"), budi.reads("untuk Budi"))
    assert (await budi.last()).text == "untuk Budi"


async def test_a_silent_bot_has_no_last_message(siti: Person) -> None:
    with pytest.raises(NotSeen, match="has not written"):
        await siti.last()


async def test_known_people_are_changed_by_joining_again(siti: Person, simulator: Simulator) -> None:
    again = await Person.join(simulator, name="Siti Aminah", id=siti.id, phone="+62899")
    await again.share_contact()
    assert (await again.messages())[-1].raw["contact"]["phone_number"] == "+62899"

from __future__ import annotations

import pytest

from simulator import Person, Refused, Simulator
from simulator.actions import add_group
from simulator.views import history, overview
from tests.simulator.conftest import Bot


async def test_the_list_shows_the_last_words(bot: Bot, siti: Person, simulator: Simulator) -> None:
    quiet = simulator.add_person(name="Budi", role="Petugas")
    await bot.call("sendMessage", chat_id=siti.id, text="Selamat datang")
    seen = {person["id"]: person for person in overview(simulator)["people"]}
    assert (seen[siti.id]["from_bot"], seen[siti.id]["last"]["message"]["text"]) == (1, "Selamat datang")
    assert (seen[quiet.id]["started"], seen[quiet.id]["last"], seen[quiet.id]["role"]) == (
        False,
        None,
        "Petugas",
    )


async def test_history_tells_the_new_and_the_gone(bot: Bot, siti: Person, simulator: Simulator) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text="x", reply_markup={"force_reply": True})
    seen = history(simulator, siti.id)
    assert [one["mine"] for one in seen["messages"]] == [True, False]
    assert [one["force_reply"] for one in seen["messages"]] == [False, True]
    await bot.call("deleteMessage", chat_id=siti.id, message_id=sent["message_id"])
    later = history(simulator, siti.id, since=seen["seq"])
    assert [(one["id"], one["deleted"]) for one in later["messages"]] == [(2, True)]
    assert "text" not in later["messages"][0]["message"]


async def test_a_toast_is_for_who_pressed(bot: Bot, siti: Person, simulator: Simulator) -> None:
    budi = await Person.join(simulator, name="Budi")
    group = add_group(simulator, {"title": "Posko", "members": [siti.id, budi.id]})["chat_id"]
    pressed = await siti.in_group(group).press_data(1, "x")
    assert [one["id"] for one in history(simulator, siti.id, group)["waiting"]] == [pressed]
    await bot.call("answerCallbackQuery", callback_query_id=pressed, text="Baik")
    assert [one["text"] for one in history(simulator, siti.id, group)["toasts"]] == ["Baik"]
    assert history(simulator, budi.id, group)["toasts"] == []
    assert [one["title"] for one in overview(simulator)["groups"]] == ["Posko"]


def test_strangers_see_nothing(simulator: Simulator) -> None:
    siti, budi = simulator.add_person(name="Siti"), simulator.add_person(name="Budi")
    group = add_group(simulator, {"title": "Posko", "members": [siti.id]})["chat_id"]
    with pytest.raises(Refused, match="is in no chat"):
        history(simulator, budi.id, group)
    assert history(simulator, budi.id)["messages"] == []

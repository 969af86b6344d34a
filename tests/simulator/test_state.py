from __future__ import annotations

from pathlib import Path

import pytest

from simulator import Person, Refused, Simulator, serve
from simulator.errors import ApiError
from tests.simulator.conftest import Bot


def test_people_are_added_and_changed(simulator: Simulator) -> None:
    siti = simulator.add_person(name="Siti Nur Aminah", phone="+62812")
    assert (siti.first_name, siti.last_name) == ("Siti", "Nur Aminah")
    assert simulator.add_person().id == siti.id + 1
    changed = simulator.add_person(id=siti.id, role="Pekerja")
    assert (changed.name, changed.phone, changed.role) == ("Siti Nur Aminah", "+62812", "Pekerja")
    with pytest.raises(Refused, match="no such person"):
        simulator.person(1)


async def test_everything_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite3"
    keys = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
    first = Simulator(state_path=path)
    async with serve(first) as server:
        bot = Bot(server)
        siti = await Person.join(first, name="Siti")
        await siti.start()
        await siti.send("kedua")
        await siti.send_file("a.txt", b"isi")
        await bot.updates(offset=(await bot.updates())[0]["update_id"] + 1)
        sent = await bot.call("sendMessage", chat_id=siti.id, text="Ya?", reply_markup=keys)
        await bot.call("setMyCommands", commands=[{"command": "start", "description": "Mulai"}])
        await bot.call("setMyDescription", description="Halo")
        pressed = await siti.press_data(sent["message_id"], "ya")
        expected = await bot.updates()
        await bot.session.close()
    # No close: the process was killed, only what was committed before an answer counts.
    again = Simulator(state_path=path)
    async with serve(again) as server:
        bot, siti = Bot(server), Person(again, siti.id)
        assert await bot.updates() == expected
        assert [message.text for message in await siti.messages()] == ["/start", "kedua", "", "Ya?"]
        assert (await siti.last()).labels == ["Ya"]
        assert await siti.commands() == ["start"]
        assert (await bot.call("getMyDescription"))["description"] == "Halo"
        assert await bot.call("answerCallbackQuery", callback_query_id=pressed)
        assert await siti.send("kelima") == 5
        numbers = [one["update_id"] for one in await bot.updates()]
        assert numbers == list(range(numbers[0], numbers[0] + 4))
        assert (await siti.messages())[-1].seq > expected[-1]["callback_query"]["message"]["message_id"]
        await bot.session.close()
    again.close()
    first.close()


async def test_a_reset_forgets_all_and_goes_on(bot: Bot, siti: Person, simulator: Simulator) -> None:
    version = simulator.changes.version
    simulator.faults.add(kind="500", times=None)
    simulator.reset()
    assert (simulator.people, simulator.chats, len(simulator.updates)) == ({}, {}, 0)
    assert simulator.changes.version > version
    with pytest.raises(ApiError, match="chat not found"):
        await bot.call("sendMessage", chat_id=siti.id, text="x")


def test_a_reset_empties_the_file(tmp_path: Path) -> None:
    simulator = Simulator(state_path=tmp_path / "state.sqlite3")
    simulator.add_person(name="Siti")
    simulator.commit()
    simulator.reset()
    simulator.close()
    again = Simulator(state_path=tmp_path / "state.sqlite3")
    assert again.people == {}
    again.close()

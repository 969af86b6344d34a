"""Who somebody is, whatever Telegram says of them."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from telegram import Update

from gateway.router import Incoming
from models import Account, Card
from tests.handlers.conftest import Person, Village, World


@pytest.mark.parametrize("name", ["", "\u202e\u200f", "   "])
async def test_somebody_without_a_name_is_called_by_their_number(world: World, name: str) -> None:
    nameless = world.person(7_501, name)
    await nameless.sends("/start")
    nameless.reads("selamat datang")
    async with world.database.read() as session:
        stored = await session.scalar(select(Account.name).where(Account.telegram_id == 7_501))
    assert stored == "7501"


async def test_an_account_follows_the_name(guest: Person, world: World) -> None:
    await guest.sends("halo")
    guest.name = "Pak\u202e  Tamu Baru"
    await guest.sends("halo")
    async with world.database.read() as session:
        assert [one.name for one in await session.scalars(select(Account))] == ["Pak Tamu Baru"]


async def test_two_first_words_in_one_group_of_updates(guest: Person, world: World) -> None:
    chat = {"id": guest.telegram_id, "type": "private"}
    said = {"message_id": 1, "date": 1, "from": guest.user, "chat": chat, "text": "halo"}
    updates = [Update.de_json({"update_id": number, "message": said}, world._bot) for number in (1, 2)]
    async with world.database.write() as session:
        await world.handlers.preload(session, updates)
        for update in updates:
            assert (await world.handlers.handle(session, Incoming(update, world.now))).outgoing
    async with world.database.read() as session:
        assert len(list(await session.scalars(select(Account)))) == 1


def test_the_apology_and_the_alert(guest: Person, world: World) -> None:
    query = {"id": "1", "from": guest.user | {"language_code": "en"}, "chat_instance": "1"}
    english = Update.de_json({"update_id": 1, "callback_query": query}, world._bot)
    assert "Maaf" in world.handlers.apology(None)
    assert "orry" in world.handlers.apology(english)
    assert "3 pesan" in world.handlers.alert(3)


async def test_a_card_comes_down_when_it_answers_a_button_of_a_message_below_it(
    world: World, masjid: Village
) -> None:
    entry_id = await masjid.names("Ahmad Satu")
    takmir = masjid.takmir
    await takmir.sends("/anggota")
    above = takmir.newest.message_id
    async with world.database.write() as session:
        session.add(Card(chat_id=takmir.telegram_id, name="anggota", message_id=above))
    await takmir.sends("/bantuan")
    await takmir.sends_data(f"orang:{entry_id}", takmir.newest.message_id)
    takmir.reads("Ahmad Satu")
    assert takmir.newest.card == "anggota"
    assert all(one.message_id != above for one in takmir.chat.shown)


async def test_a_card_whose_own_button_is_pressed_stays_where_it_is(world: World, masjid: Village) -> None:
    entry_id = await masjid.names("Ahmad Satu")
    takmir = masjid.takmir
    await takmir.sends("/anggota")
    own = takmir.newest.message_id
    async with world.database.write() as session:
        session.add(Card(chat_id=takmir.telegram_id, name="anggota", message_id=own))
    await takmir.sends("/bantuan")
    await takmir.sends_data(f"orang:{entry_id}", own)
    assert takmir.newest.card != "anggota"
    assert "Ahmad Satu" in takmir.chat.find(own).text

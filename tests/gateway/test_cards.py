"""Which message is which card, without asking the database again and again."""

from __future__ import annotations

import pytest

from gateway import cards as module
from gateway.cards import Cards
from gateway.handover import Parcel
from models import Card, Database
from tests.gateway.fakes import NOW


def row(chat: int, name: str | None = "form") -> Parcel:
    return Parcel(1, chat, "sendMessage", {}, None, name, False, NOW)


async def test_what_is_known_is_not_asked_for_again(database: Database) -> None:
    async with database.write() as session:
        session.add_all(
            [Card(chat_id=1, name="form", message_id=5), Card(chat_id=2, name="menu", message_id=6)]
        )
    cards = Cards(database)
    await cards.load([row(1), row(2), row(2, "menu"), row(3, None)])
    assert [cards.message_id(1, "form"), cards.message_id(2, "form"), cards.message_id(2, "menu")] == [
        5,
        None,
        6,
    ]
    cards.remember(1, "form", 9)
    cards.forget(2, "menu")
    await cards.load([row(1), row(2, "menu")])
    assert [cards.message_id(1, "form"), cards.message_id(2, "menu")] == [9, None]


async def test_memory_is_bounded_but_never_forgets_what_is_not_written_yet(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 10)
    cards = Cards(sqlite_database)
    for chat in range(20):
        cards.remember(chat, "form", 100 + chat)
    await cards.load([row(50)], busy={3, 4})
    assert [cards.message_id(chat, "form") for chat in (3, 4, 5)] == [103, 104, None]

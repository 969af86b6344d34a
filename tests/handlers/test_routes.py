"""The routing table: every line is reached, no line hides another."""

from __future__ import annotations

from telegram import Update

from handlers import ROUTES
from handlers.routes import Table
from tests.handlers.conftest import World


def test_no_command_and_no_button_stands_twice() -> None:
    for kind in ("command", "button"):
        names = [route.name for route in ROUTES if route.kind == kind]
        assert len(names) == len(set(names))


def test_buttons_are_short_enough_for_their_arguments() -> None:
    assert all(len(route.name) <= 16 for route in ROUTES if route.kind == "button")


def test_a_button_is_looked_up_by_its_name(world: World) -> None:
    table = Table(ROUTES)
    person = world.person(7_500, "Pak Tamu")
    for data, first in (("anggota:1", "anggota"), ("anggota", "anggota"), ("anggotaku", "unknown button")):
        query = {"id": "1", "from": person.user, "chat_instance": "1", "data": data}
        update = Update.de_json({"update_id": 1, "callback_query": query}, world._bot)
        fitting = [one for one in table.candidates(update) if one.handler.check_update(update)]
        assert fitting[0].name == first


def test_text_is_offered_to_no_command(world: World) -> None:
    person = world.person(7_500, "Pak Tamu")
    chat = {"id": person.telegram_id, "type": "private"}
    said = {"message_id": 1, "date": 1, "from": person.user, "chat": chat, "text": "halo"}
    update = Update.de_json({"update_id": 1, "message": said}, world._bot)
    assert "command" not in {one.kind for one in Table(ROUTES).candidates(update)}

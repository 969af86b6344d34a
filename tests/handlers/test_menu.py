"""One list of commands, from which the menu, /bantuan and Telegram's own menu are made."""

from __future__ import annotations

import pytest

from handlers import ROUTES, menu
from models import Role
from services.permissions import ALLOWED, Action
from services.roles import Access
from tests.handlers.conftest import Person, Village


def names(*roles: Role) -> list[str]:
    """The commands of somebody with these roles."""
    return [one.name for one in menu.commands_of(Access(1, frozenset({Role.GUEST, *roles})))]


def test_every_command_of_the_menu_is_in_the_routing_table_with_the_same_action() -> None:
    routed = {route.name: route.action for route in ROUTES if route.kind == "command"}
    pressed = {route.name for route in ROUTES if route.kind == "button"}
    for command in menu.COMMANDS:
        assert routed[command.name] is command.action
        assert command.label is None or command.name in pressed


@pytest.mark.parametrize("role", list(Role))
def test_the_menu_fits_the_role(role: Role) -> None:
    expected = {one.name for one in menu.COMMANDS if {Role.GUEST, role} & ALLOWED[one.action]}
    assert set(names(role)) == expected


def test_everyone_s_commands_need_no_role() -> None:
    assert [name for name, _ in menu.everyones_commands("id")] == [n for n in names() if n != "start"]
    assert Action.SUBMIT_MEMBER not in {one.action for one in menu.COMMANDS if one.name in names()}


def test_descriptions_fit_telegram() -> None:
    for language in ("id", "en"):
        for name, words in menu.everyones_commands(language):
            assert 1 <= len(words) <= 256
            assert name.isalpha()


async def test_the_menu_is_greeted_by_name(guest: Person, masjid: Village) -> None:
    await guest.sends("/menu")
    guest.reads("Silakan pilih, Pak Tamu")
    assert guest.buttons == [
        "🛡 Cek status saya", "🚑 Kecelakaan / duka", "🕌 Daftarkan lembaga", "❓ Bantuan",
    ]  # fmt: skip
    await masjid.takmir.sends("/menu")
    await masjid.takmir.presses("👥 Anggota saya")
    masjid.takmir.reads("Belum ada anggota")

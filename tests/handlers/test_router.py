"""Who somebody is, whatever Telegram says of them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import Account
from tests.handlers.conftest import World


@pytest.mark.parametrize("name", ["", "\u202e\u200f", "   "])
async def test_somebody_without_a_name_is_called_by_their_number(world: World, name: str) -> None:
    nameless = world.person(7_501, name)
    await nameless.sends("/start")
    nameless.reads("selamat datang")
    async with world.database.read() as session:
        stored = await session.scalar(select(Account.name).where(Account.telegram_id == 7_501))
    assert stored == "7501"

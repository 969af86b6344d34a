from __future__ import annotations

import pytest

from simulator import Person, Simulator
from simulator.errors import ApiError
from tests.simulator.conftest import Bot

START = [{"command": "start", "description": "Mulai"}]
STAFF = [{"command": "antrean", "description": "Yang menunggu"}]


async def test_the_bot_is_who_its_token_says(bot: Bot) -> None:
    me = await bot.call("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (123456, True, "lindung_bot")


async def test_commands_are_kept_by_scope_and_language(bot: Bot, siti: Person) -> None:
    scope = {"type": "chat", "chat_id": siti.id}
    await bot.call("setMyCommands", commands=START)
    await bot.call("setMyCommands", commands=STAFF, scope=scope)
    assert await bot.call("getMyCommands") == START
    assert await bot.call("getMyCommands", language_code="en") == []
    assert await siti.commands() == ["antrean"]
    await bot.call("deleteMyCommands", scope=scope)
    assert await siti.commands() == ["start"]
    with pytest.raises(ApiError, match="chat not found"):
        await bot.call("setMyCommands", commands=STAFF, scope={"type": "chat", "chat_id": 1})


async def test_descriptions_are_kept_by_language(bot: Bot) -> None:
    assert await bot.call("getMyName") == {"name": "Lindung"}
    await bot.call("setMyDescription", description="Halo")
    await bot.call("setMyDescription", description="Hello", language_code="en")
    assert await bot.call("getMyDescription", language_code="en") == {"description": "Hello"}
    assert await bot.call("getMyDescription", language_code="jv") == {"description": "Halo"}
    assert await bot.call("getMyShortDescription") == {"short_description": ""}
    assert await bot.call("setChatMenuButton") is True


async def test_a_chat_and_its_members_are_told(bot: Bot, siti: Person, simulator: Simulator) -> None:
    assert (await bot.call("getChat", chat_id=siti.id))["first_name"] == "Siti"
    member = {"chat_id": siti.id, "user_id": siti.id}
    assert (await bot.call("getChatMember", **member))["status"] == "member"
    stranger = simulator.add_person(name="Budi")
    assert (await bot.call("getChatMember", chat_id=siti.id, user_id=stranger.id))["status"] == "left"
    assert (await bot.call("getChatMember", chat_id=siti.id, user_id=123456))["status"] == "member"
    with pytest.raises(ApiError, match="user not found"):
        await bot.call("getChatMember", chat_id=siti.id, user_id=1)
    with pytest.raises(ApiError, match="chat not found"):
        await bot.call("getChat", chat_id=1)

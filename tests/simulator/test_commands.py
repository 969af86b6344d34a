from __future__ import annotations

from typing import Any

import pytest

from simulator.commands import Key, read_commands, scope_key, visible
from simulator.errors import ApiError


@pytest.mark.parametrize(
    ("scope", "key"),
    [
        (None, "default"),
        ({"type": "all_private_chats"}, "all_private_chats"),
        ({"type": "chat", "chat_id": 7}, "chat:7"),
        ({"type": "chat_administrators", "chat_id": -1}, "chat_administrators:-1"),
        ({"type": "chat_member", "chat_id": -1, "user_id": 7}, "chat_member:-1:7"),
    ],
)
def test_scopes_have_keys(scope: Any, key: str) -> None:
    assert scope_key(scope) == key


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(ApiError, match="BotCommandScope"):
        scope_key({"type": "galaxy"})


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        ({"command": "Status", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "a" * 33, "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "status", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "status", "description": "x" * 257}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
def test_wrong_commands_are_refused(command: Any, complaint: str) -> None:
    with pytest.raises(ApiError, match=complaint):
        read_commands([command])


def test_lists_are_bounded_and_slashes_dropped() -> None:
    with pytest.raises(ApiError, match="BOT_COMMANDS_TOO_MUCH"):
        read_commands([{"command": "a", "description": "b"}] * 101)
    with pytest.raises(ApiError, match="can't parse"):
        read_commands("start")
    assert read_commands([{"command": "/a", "description": "b"}]) == [{"command": "a", "description": "b"}]


def test_the_narrowest_scope_wins_and_in_it_the_language() -> None:
    def named(name: str) -> list[Any]:
        return [{"command": name, "description": name}]

    lists: dict[Key, list[Any]] = {("default", ""): named("default"), ("default", "en"): named("english")}
    assert visible(lists, 7, 7, "id", private=True) == named("default")
    assert visible(lists, 7, 7, "en", private=True) == named("english")
    lists["all_private_chats", ""] = named("private")
    assert visible(lists, 7, 7, "en", private=True) == named("private")
    lists["chat:7", ""] = named("chat")
    assert visible(lists, 7, 7, "id", private=True) == named("chat")
    lists["chat_member:-1:7", ""] = named("member")
    assert visible(lists, -1, 7, "id", private=False) == named("member")
    assert visible({}, 7, 7, "id", private=True) == []

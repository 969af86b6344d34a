"""The bot's command lists: one per scope and language, and which of them a chat shows."""

from __future__ import annotations

import re
from typing import Any

from simulator.errors import Json, bad_request

_name = re.compile(r"[a-z0-9_]{1,32}")
Key = tuple[str, str]


def scope_key(scope: Any) -> str:
    """A scope as text, such as "default" or "chat:42"; raises `ApiError`."""
    scope = scope or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    match kind:
        case "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators":
            return str(kind)
        case "chat" | "chat_administrators":
            return f"{kind}:{scope.get('chat_id')}"
        case "chat_member":
            return f"{kind}:{scope.get('chat_id')}:{scope.get('user_id')}"
        case _:
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")


def read_commands(raw: Any) -> list[Json]:
    """Checked commands; raises `ApiError`."""
    if not isinstance(raw, list) or len(raw) > 100:
        raise bad_request(
            "BOT_COMMANDS_TOO_MUCH" if isinstance(raw, list) else "can't parse list of commands"
        )
    for command in raw:
        if not _name.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return [{**command, "command": str(command["command"]).removeprefix("/")} for command in raw]


def visible(
    lists: dict[Key, list[Json]], chat_id: int, user_id: int, language: str, *, private: bool
) -> list[Json]:
    """The commands of a chat's menu: the narrowest scope wins, in it the person's language.

    The order is that of https://core.telegram.org/bots/api#determining-list-of-commands.
    """
    if private:
        scopes = [f"chat:{chat_id}", "all_private_chats", "default"]
    else:
        scopes = [f"chat_member:{chat_id}:{user_id}", f"chat:{chat_id}", "all_group_chats", "default"]
    for scope in scopes:
        for code in (language, ""):
            if lists.get((scope, code)):
                return lists[scope, code]
    return []

"""Who the bot is: its name, commands, descriptions, menus, and what it may know of a chat."""

from __future__ import annotations

from typing import Any

from simulator.chats import Chat
from simulator.commands import read_commands, scope_key
from simulator.errors import Json, bad_request
from simulator.methods_messages import target
from simulator.params import Params
from simulator.state import Simulator


def get_me(simulator: Simulator, _params: Params) -> Json:
    """getMe"""
    return {
        **simulator.bot(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _known_chat(simulator: Simulator, params: Params) -> Chat:
    chat_id = params.chat_id()
    chat = simulator.chats.get(chat_id) if chat_id is not None else None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def get_chat(simulator: Simulator, params: Params) -> Json:
    """getChat: `ChatFullInfo` with what is required of it."""
    chat = _known_chat(simulator, params)
    accepted = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    return {**chat.api, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted}


def get_chat_member(simulator: Simulator, params: Params) -> Json:
    """getChatMember: the bot or a person; someone who is not there has "left"."""
    chat = _known_chat(simulator, params)
    user_id = params.integer("user_id")
    if user_id == simulator.bot_id:
        return {"user": simulator.bot(), "status": "left" if chat.blocked else "member"}
    account = simulator.people.get(user_id)
    if account is None:
        raise bad_request("user not found")
    return {"user": account.as_user(), "status": "member" if user_id in chat.members else "left"}


def _key(simulator: Simulator, params: Params) -> tuple[str, str]:
    scope = params.nested("scope")
    if isinstance(scope, dict) and "chat_id" in scope and str(scope["chat_id"]).lstrip("-").isdigit():
        target(simulator, Params({"chat_id": scope["chat_id"]}))
    return scope_key(scope), params.text("language_code")


def set_my_commands(simulator: Simulator, params: Params) -> bool:
    """setMyCommands for one scope and language."""
    simulator.commands[_key(simulator, params)] = read_commands(params.nested("commands"))
    simulator.save_bot()
    simulator.changes.bump()
    return True


def get_my_commands(simulator: Simulator, params: Params) -> list[Json]:
    """getMyCommands of exactly this scope and language."""
    return simulator.commands.get((scope_key(params.nested("scope")), params.text("language_code")), [])


def delete_my_commands(simulator: Simulator, params: Params) -> bool:
    """deleteMyCommands of one scope and language."""
    simulator.commands.pop(_key(simulator, params), None)
    simulator.save_bot()
    simulator.changes.bump()
    return True


def _setter(field: str) -> Any:
    def set_text(simulator: Simulator, params: Params) -> bool:
        simulator.profile[f"{field}:{params.text('language_code')}"] = params.text(field)
        simulator.save_bot()
        return True

    return set_text


def _getter(field: str) -> Any:
    def get_text(simulator: Simulator, params: Params) -> Json:
        profile = simulator.profile
        default = simulator.name if field == "name" else ""
        code = params.text("language_code")
        return {field: profile.get(f"{field}:{code}") or profile.get(f"{field}:") or default}

    return get_text


def accept(_simulator: Simulator, _params: Params) -> bool:
    """Settings that change nothing here."""
    return True


METHODS: dict[str, Any] = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": accept,
    "setMyDefaultAdministratorRights": accept,
    "pinChatMessage": accept,
    "unpinChatMessage": accept,
    "logOut": accept,
    "close": accept,
}

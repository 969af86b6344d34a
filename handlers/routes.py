"""How one line of the routing table is made: what it reacts to, what it allows, and who handles it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers.context import Context
from locales import Text
from services.permissions import Action, allowed

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]
AnyHandler = BaseHandler[Update, Any, None]
PRIVATE = filters.ChatType.PRIVATE


@dataclass(frozen=True)
class Route:
    """One line of the table. `name` is the command or the first part of a button's data."""

    name: str
    action: Action
    handler: AnyHandler
    kind: str


def command(name: str, action: Action, handle: Handle) -> Route:
    """/name in a private chat."""
    guarded = _guarded(action, handle)
    handler: AnyHandler = CommandHandler(name, guarded, filters=PRIVATE & filters.UpdateType.MESSAGE)
    return Route(name, action, handler, "command")


def button(name: str, action: Action, handle: Handle) -> Route:
    """A button whose data is `name` or begins with `name:`."""
    return Route(name, action, CallbackQueryHandler(_guarded(action, handle), rf"^{name}(?::|$)"), "button")


def both(name: str, action: Action, handle: Handle) -> tuple[Route, Route]:
    """A command that stands as a button in the menu too."""
    return command(name, action, handle), button(name, action, handle)


def any_button(name: str, action: Action, handle: Handle) -> Route:
    """Every button that no line above has taken."""
    return Route(name, action, CallbackQueryHandler(_guarded(action, handle)), "any button")


def message(what: filters.BaseFilter, name: str, action: Action, handle: Handle) -> Route:
    """A message of some sort in a private chat."""
    handler: AnyHandler = MessageHandler(
        PRIVATE & filters.UpdateType.MESSAGE & what, _guarded(action, handle)
    )
    return Route(name, action, handler, "message")


def elsewhere(what: filters.BaseFilter, name: str, handle: Handle) -> Route:
    """A message that is no new message of a private chat: groups, channels, edits."""
    return Route(name, Action.HELP, MessageHandler(what, handle), "elsewhere")


def membership(name: str, handle: Handle) -> Route:
    """Somebody blocked the bot or started it again."""
    handler: AnyHandler = ChatMemberHandler(handle, ChatMemberHandler.MY_CHAT_MEMBER)
    return Route(name, Action.START, handler, "membership")


class Table:
    """The routing table, sorted by what can be told at a glance; the order of the lines stays."""

    def __init__(self, routes: Sequence[Route]) -> None:
        pressed = [route for route in routes if isinstance(route.handler, CallbackQueryHandler)]
        others = [route for route in routes if not isinstance(route.handler, CallbackQueryHandler)]
        self._any_button = [route for route in pressed if route.kind != "button"]
        self._buttons = {
            name: [route for route in pressed if route.kind != "button" or route.name == name]
            for name in {route.name for route in pressed if route.kind == "button"}
        }
        self._others = others
        self._no_command = [route for route in others if route.kind != "command"]

    def candidates(self, update: Update) -> Sequence[Route]:
        """The lines that may fit an update; each one's handler has the last word."""
        query = update.callback_query
        if query is not None:
            return self._buttons.get((query.data or "").partition(":")[0], self._any_button)
        said = update.message
        if said is not None and said.text and said.text.startswith("/"):
            return self._others
        return self._no_command


def _guarded(action: Action, handle: Handle) -> Handle:
    """The role is checked at the press, on the server: the data of a button can be forged."""

    async def guarded(update: Update, context: Context) -> None:
        if not allowed(context.access, action):
            context.toast(Text("not-allowed"), alert=True)
            return
        if update.callback_query and update.callback_query.data:
            context.words = tuple(update.callback_query.data.split(":")[1:])
        else:
            context.words = tuple(context.args or ())
        await handle(update, context)

    return guarded

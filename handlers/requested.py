"""A file that somebody asks for and that is made beside the turns: what it is made of, and who gives it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from handlers.context import Context
from locales import Text
from models import FileKind
from services import file_requests


@dataclass(frozen=True, repr=False)
class Making:
    """Everything for one file, gathered in a reading session.

    `work` gets `about` and then the folder of the regency and the language: these are words that another
    process understands. `people` says how large it becomes. `give` sends the file, in a writing session.
    """

    work: Callable[..., bytes]
    about: tuple[Any, ...]
    people: int
    give: Callable[[Context, bytes], Awaitable[None]]


async def ask_for(context: Context, kind: FileKind, *words: object) -> None:
    """Puts it on the list and says so; `words` are those with which it will be gathered."""
    said = ":".join(str(one) for one in words)
    await file_requests.ask(context.session, context.account.id, kind, said, context.now)
    context.toast(Text("file-coming"))

"""Buttons that ask for a picture: it is drawn in the background and comes as a message of its own.

A button's data is `cz:<kind>:<part>:<day>:<first day>:<f for a file>`, days as 20250430 and empty for none.
"""

from __future__ import annotations

from datetime import date

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import any_cut_of, day_code, day_of
from handlers.words import word
from locales import Text
from models import PictureKind, PictureRequest
from services.coverage import pictures
from services.coverage.pictures import WHOLE

CODES = {
    "o": PictureKind.OVERVIEW,
    "c": PictureKind.CHANGES,
    "f": PictureKind.FUNNEL,
    "p": PictureKind.PROJECTION,
}
_LETTERS = {kind: code for code, kind in CODES.items()}
_COMPARING = frozenset({PictureKind.CHANGES})
_AS_FILE = "f"
_LONGEST_BACK = 20 * 366


async def show(_update: Update, context: Context) -> None:
    """Puts the picture on the list; a second press while it is drawn asks for no second one."""
    kind = CODES.get(word(context.words, 0))
    cut = word(context.words, 1) or WHOLE
    day = day_of(word(context.words, 2)) or context.today
    first_day = day_of(word(context.words, 3))
    is_wrong = abs((day - context.today).days) > _LONGEST_BACK or (first_day or day) > day
    if kind is None or any_cut_of(cut) is None or is_wrong or (kind in _COMPARING and first_day is None):
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    as_file = word(context.words, 4) == _AS_FILE
    await ask_for(context, kind, day, cut, first_day, as_file=as_file)
    context.toast(Text("pictures-coming"))


async def ask_for(
    context: Context,
    kind: PictureKind,
    day: date,
    cut: str = WHOLE,
    first_day: date | None = None,
    *,
    as_file: bool = False,
) -> None:
    """Puts a picture on the list for whoever writes; once, however often it is asked for."""
    await pictures.ask(
        context.session, context.account.id, kind, day, context.now, cut=cut, first_day=first_day,
        as_file=as_file,
    )  # fmt: skip


def picture_button(
    context: Context,
    kind: PictureKind,
    cut: str = WHOLE,
    day: date | None = None,
    first_day: date | None = None,
) -> Button:
    """A button that draws; without a day it is today's whenever it is pressed."""
    return context.button(Text("pictures-button"), *_data(kind, cut, day, first_day))


def full_size_button(context: Context, request: PictureRequest) -> Button:
    """The same picture as a document: Telegram makes photos smaller."""
    data = _data(request.kind, request.cut, request.day, request.first_day)
    return context.button(Text("pictures-full-size"), *data, _AS_FILE)


def _data(kind: PictureKind, cut: str, day: date | None, first_day: date | None) -> tuple[str, ...]:
    return "cz", _LETTERS[kind], cut, *("" if one is None else day_code(one) for one in (day, first_day))

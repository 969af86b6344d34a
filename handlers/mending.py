"""Mending one entry after the other: where somebody is in the row, and how to skip or stop."""

from __future__ import annotations

from gateway.outgoing import Button
from handlers.context import Context
from handlers.words import clipped
from locales import Text
from models import Enrolment
from services.returned import count_returned

CARD = "mendrow"
_NAME = 60


def all_label(waiting: int) -> list[list[tuple[Text, str]]]:
    """The button that opens all of them, where there are several to mend."""
    return [[(Text("mending-all", count=waiting), "mendrow")]] if waiting > 1 else []


def all_button(context: Context, waiting: int) -> list[Button]:
    """The same, in the words of whoever reads this."""
    return [context.button(label, data) for row in all_label(waiting) for label, data in row]


def say_place(context: Context, one: Enrolment, place: int, total: int, notice: Text | None) -> None:
    """Above the form: which of how many, and the ways to pass over it or to stop."""
    lines = [] if notice is None else [context.t(notice)]
    name = clipped(one.worker.name, _NAME)
    lines.append(context.t("mending-place", place=place, total=max(place, total), name=name))
    rows = [
        [
            context.button(Text("mending-skip"), "mendrow", one.id, place + 1),
            context.button(Text("mending-stop"), "mendstop", one.id),
        ]
    ]
    context.say("\n\n".join(lines), rows, CARD, fresh=True)


async def say_stopped(context: Context) -> None:
    """How many still wait, for another day."""
    left = await count_returned(context.session, context.access.organisation_ids)
    context.say(Text("mending-stopped", count=left), [all_button(context, left), _list(context)], CARD)


async def say_end(context: Context, notice: Text | None) -> None:
    """The row is through; what was skipped, or came back meanwhile, can be begun again."""
    left = await count_returned(context.session, context.access.organisation_ids)
    lines = [] if notice is None else [context.t(notice)]
    lines.append(context.t("mending-end", count=left))
    context.say("\n\n".join(lines), [all_button(context, left), _list(context)], CARD, fresh=True)


def _list(context: Context) -> list[Button]:
    return [context.button(Text("menu-anggota"), "anggota")]

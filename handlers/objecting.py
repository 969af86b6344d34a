"""/keberatan: anybody objects to a name on the public list, step by step, without being named to others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations import events
from conversations.objecting import OBJECTION
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.office import tell_office
from handlers.words import clipped
from locales import Text
from models import ObjectionReason
from services.errors import Invalid, NotAllowed, Stale
from services.objections.filing import (
    announced_desa,
    expect_room,
    file_objection,
    find_announced,
    own_objections,
)
from services.permissions import Action

_LABEL = 60


async def start(_update: Update, context: Context) -> None:
    """What one objected before, and the form, while any list is open."""
    lines = [
        context.t(
            "objection-own",
            name=name,
            day=one.at.astimezone(context.regency.zone).date(),
            status=Text(f"objection-status-{one.status}"),
        )
        for one, name in await own_objections(context.session, context.access)
    ]
    if lines:
        context.say("\n".join([context.t("objection-own-title"), *lines]))
    if not await announced_desa(context.session, context.now):
        context.say(Text("objection-no-list", office=context.regency.department.short_name))
        return
    try:
        await expect_room(context.session, context.access, context.now)
    except Invalid as error:
        context.say(error.text)
        return
    await begin(context, DIALOGUE)


async def _facts(context: Context, _subject: int) -> Mapping[str, Any]:
    open_desa = await announced_desa(context.session, context.now)
    if not open_desa:
        # Between two answers the last list came to its end.
        raise NotAllowed(Text("objections-time-over"))
    return {"regency": context.regency, "open_desa": open_desa}


async def _look(context: Context, check: events.Check, _subject: int) -> events.Checked:
    try:
        found = await find_announced(context.session, check.answers["desa"], check.value, context.now)
    except Invalid as error:
        return events.Checked(check.field, refused=error.text)
    if not found:
        return events.Checked(check.field, refused=Text("objection-nobody"))
    hits = [{"id": one.id, "label": clipped(f"{one.name} – {one.organisation}", _LABEL)} for one in found]
    return events.Checked(check.field, known={"hits": hits})


async def _submit(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    try:
        filed = await file_objection(
            context.session,
            given["person"],
            ObjectionReason(given["reason"]),
            given["words"],
            bool(given["named"]),
            context.access,
            context.now,
        )
    except Stale as error:
        raise Invalid(error.text) from error
    context.say(Text("objection-filed", name=filed.name, office=context.regency.department.short_name))
    if filed.first:
        # One word when the line begins; more would let anybody ring everybody's phone.
        await tell_office(context, Text("objections-told-first"), [[(Text("objections-look"), "sgk")]])


DIALOGUE = register(Dialogue(OBJECTION, Action.OBJECT, _facts, _submit, {"announced": _look}))

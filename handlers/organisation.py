"""/daftar: a coordinator registers the organisation they speak for, or asks to join one that is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations import events
from conversations.areas import remembered
from conversations.organisation import MOSQUES, ORGANISATION
from handlers import menu
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from locales import Text
from models import Organisation
from services.accounts import set_phone
from services.errors import NotAllowed
from services.organisations import OrganisationData, near_same, request_join
from services.organisations import register as register_organisation
from services.permissions import Action, allowed
from services.roles import speaking_for

# The subject of a draft tells what the person said they are, so that it is not asked again.
SUBJECTS = {1: MOSQUES, 2: "posko_damkar", 3: "tpa", 4: "lembaga_adat"}


async def register_as(context: Context, kind: str) -> None:
    """Opens the form for somebody who has said what they are."""
    await begin(context, DIALOGUE, next(number for number, one in SUBJECTS.items() if one == kind))


async def start(_update: Update, context: Context) -> None:
    """/daftar."""
    await begin(context, DIALOGUE)


def label_of(context: Context, organisation: Organisation) -> str:
    """Name and desa, as people tell organisations apart."""
    return f"{organisation.name} – {context.regency.area(organisation.desa_code).name}"


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    recent = context.account.recent_areas
    return {"regency": context.regency, "kind": SUBJECTS.get(subject), "recent": recent}


async def _near_same(context: Context, check: events.Check, _subject: int) -> events.Checked:
    """Organisations of the desa that seem to be the one just named."""
    asked = check.answers
    found = await near_same(context.session, context.regency, asked["kind"], asked["name"], check.value)
    near = [{"id": one.id, "label": label_of(context, one)} for one in found[:5]]
    return events.Checked(check.field, known={"near": near})


async def _submit(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    # For being called back. That it is one's own is proven by sharing it at /status, and nowhere else.
    set_phone(context.account, given["phone"], proven=False)
    if given.get("same_as"):
        if not allowed(context.access, Action.JOIN_ORGANISATION):
            raise NotAllowed(Text("not-allowed"))
        await request_join(context.session, context.access, given["same_as"], given["position"], context.now)
        context.say(Text("organisation-join-sent", office=context.regency.department.short_name))
        return
    data = OrganisationData(
        kind=given["kind"],
        name=given["name"],
        kecamatan_code=given["kecamatan"],
        desa_code=given["desa"],
        position=given["position"],
        landmark=given.get("landmark"),
        simas_id=given.get("simas_id"),
    )
    context.account.recent_areas = remembered(given["desa"], context.account.recent_areas)
    made = await register_organisation(context.session, context.access, data, context.regency, context.now)
    context.access = context.known.access[context.account.id] = speaking_for(context.access, made.id)
    menu.refresh_commands(context, context.account, context.access)
    context.say(
        Text(
            "organisation-sent",
            organisation=label_of(context, made),
            office=context.regency.department.short_name,
            days=context.regency.review.working_days,
        ),
        [[context.button(Text("menu-tambah"), "tambah")]],
    )


DIALOGUE = register(
    Dialogue(ORGANISATION, Action.REGISTER_ORGANISATION, _facts, _submit, {"near_same": _near_same})
)

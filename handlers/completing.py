"""Filling in what an entry taken from a list or a photo still lacks: one after the other, in a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations.member import COMPLETING
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.member import facts_of
from handlers.words import number
from locales import Html, Text
from models import Enrolment
from services.completing import complete, count_incomplete, missing_of, next_incomplete, waits_for_completing
from services.eligibility import LATER, missing_label
from services.enrolments import member_card
from services.errors import NotAllowed
from services.permissions import Action


async def start(_update: Update, context: Context) -> None:
    """The button "Lengkapi": of one entry, or (without a number) of the next that lacks something."""
    await _open(context, number(context.words, 0))


def missing_line(context: Context, enrolment: Enrolment) -> Html:
    """What an entry lacks, in words."""
    return context.t("completing-missing", what=missing_words(context, enrolment))


def missing_words(context: Context, enrolment: Enrolment) -> str:
    """ "nama ibu kandung, tempat lahir"."""
    return ", ".join(context.t(missing_label(field)) for field in missing_of(enrolment.worker))


async def _open(context: Context, enrolment_id: int) -> None:
    enrolment: Enrolment | None
    if enrolment_id:
        try:
            enrolment = await member_card(context.session, context.access, enrolment_id)
        except NotAllowed:
            context.toast(Text("members-gone"), alert=True)
            return
    else:
        enrolment = await next_incomplete(context.session, context.access)
    if enrolment is None or not waits_for_completing(enrolment):
        context.toast(Text("completing-none"), alert=True)
        return
    notice = Text("completing-whose", name=enrolment.worker.name)
    await begin(context, COMPLETE, enrolment.id, notice=notice, anew=True)


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    enrolment = await member_card(context.session, context.access, subject)
    return {**facts_of(context, [enrolment.organisation]), "missing": missing_of(enrolment.worker)}


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    values = {field: given.get(field) for field in LATER}
    done = await complete(context.session, context.access, subject, values, context.regency, context.now)
    left = missing_words(context, done)
    sentence = "completing-some-left" if left else "completing-done"
    rows = [[context.button(Text("menu-anggota"), "anggota")]]
    if waiting := await count_incomplete(context.session, context.access):
        follows = await next_incomplete(context.session, context.access, after=done.id)
        label = Text("completing-go-on", count=waiting)
        if follows is not None and follows.id != done.id:
            rows.insert(0, [context.button(label, "isi", follows.id)])
    context.say(Text(sentence, name=done.worker.name, what=left), rows)


COMPLETE = register(Dialogue(COMPLETING, Action.COMPLETE_MEMBER, _facts, _submit, again=_open))

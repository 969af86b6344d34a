"""/tambah: a coordinator submits one person; and mending an entry that came back, at the field named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from telegram import Update

from conversations import events
from conversations.draft import Draft
from conversations.member import MEMBER, MENDING
from gateway.outgoing import Button
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.organisation import label_of
from handlers.words import number
from locales import Text
from models import Enrolment, EnrolmentStatus, Organisation, OrganisationStatus
from services import guesses
from services.enrolments import Submitted, TakenBy, member_card, mend, nik_taken, submit
from services.errors import Invalid, NotAllowed
from services.organisations import organisations_of
from services.permissions import Action
from services.reasons import reason_text
from services.workers import MemberData, data_of


async def start(_update: Update, context: Context) -> None:
    """/tambah, or "Tambah lagi", which keeps the organisation and the category."""
    if not await naming_organisations(context):
        context.say(Text("member-no-organisation"), [[context.button(Text("menu-daftar"), "daftar")]])
        return
    await begin(context, NEW, answers=_kept(context.words))


async def start_mending(_update: Update, context: Context) -> None:
    """The button that opens a returned entry at the field that staff named."""
    await _open(context, number(context.words, 0))


async def _open(context: Context, enrolment_id: int) -> None:
    try:
        enrolment = await member_card(context.session, context.access, enrolment_id)
    except NotAllowed:
        context.toast(Text("members-gone"), alert=True)
        return
    if enrolment.status is not EnrolmentStatus.RETURNED:
        context.toast(Text("members-not-returned"), alert=True)
        return
    field = enrolment.returned_field if enrolment.returned_field in MEMBER else None
    notice = Text(
        "member-returned",
        reason=reason_text(enrolment.reason or ""),
        note=enrolment.note or Text("member-no-note"),
    )
    await begin(
        context,
        MEND,
        subject=enrolment.id,
        answers=_answers_of(enrolment),
        at=field or "name",
        notice=notice,
        anew=True,
    )


def _kept(words: tuple[str, ...]) -> dict[str, Any]:
    """What "Tambah lagi" carries over; the form drops what does not fit (a forged one, say)."""
    if len(words) != 2:
        return {}
    return {"organisation": number(words, 0), "category": words[1]}


def _answers_of(enrolment: Enrolment) -> dict[str, Any]:
    """A stored entry as answers of the form."""
    data = data_of(enrolment)
    return {
        "organisation": enrolment.organisation_id,
        "category": data.category,
        "nik": data.nik,
        "birth_date": data.birth_date.isoformat(),
        "sex": data.sex,
        "name": data.name,
        "birth_place": data.birth_place,
        "mother_name": data.mother_name,
        "address": data.address,
        "kecamatan": data.kecamatan_code,
        "desa": data.desa_code,
        "phone": data.phone,
        "serving_since": data.serving_since.isoformat() if data.serving_since else None,
        "ktp": {"file_id": data.ktp_file_id, "unique_id": ""} if data.ktp_file_id else None,
        "consent": "yes",
    }


def data_from(given: Mapping[str, Any]) -> MemberData:
    """Answers of the form as the rules of the work take them."""
    photo = given.get("ktp")
    since = given.get("serving_since")
    return MemberData(
        category=given["category"],
        nik=given["nik"],
        name=given["name"],
        birth_date=date.fromisoformat(given["birth_date"]),
        sex=given["sex"],
        kecamatan_code=given["kecamatan"],
        desa_code=given["desa"],
        birth_place=given["birth_place"],
        mother_name=given["mother_name"],
        address=given["address"],
        phone=given.get("phone"),
        serving_since=date.fromisoformat(since) if since else None,
        ktp_file_id=photo["file_id"] if photo else None,
        consent=given["consent"] == "yes",
    )


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    if subject:
        # A mended entry stays with its organisation.
        enrolment = await member_card(context.session, context.access, subject)
        own = [enrolment.organisation]
    else:
        own = await naming_organisations(context)
    return facts_of(context, own)


def facts_of(context: Context, own: Sequence[Organisation]) -> Mapping[str, Any]:
    """What the member form may know, for these organisations."""
    return {
        "regency": context.regency,
        "organisations": [
            {
                "id": one.id,
                "label": label_of(context, one),
                "kind": one.kind,
                "kecamatan": one.kecamatan_code,
                "desa": one.desa_code,
            }
            for one in own
        ],
    }


async def naming_organisations(context: Context) -> list[Organisation]:
    """Those of the person's organisations that may name people."""
    own = await organisations_of(context.session, context.access)
    return [one for one in own if one.status is not OrganisationStatus.REJECTED]


async def nik_free(context: Context, check: events.Check, subject: int) -> events.Checked:
    """One person is proposed once; whose they are already is not said, nor anything to who tries NIKs out."""
    by = context.account.id
    if await guesses.too_many(context.session, by, context.now):
        return events.Checked(check.field, refused=Text("member-taken-too-often"))
    mended = None
    if subject:
        mended = (await member_card(context.session, context.access, subject)).worker_id
    taken = await nik_taken(context.session, check.value, context.access, except_worker=mended)
    if taken is None:
        return events.Checked(check.field)
    if taken is TakenBy.OTHER:
        guesses.note(context.session, by, context.now)
    return events.Checked(
        check.field, refused=Text("member-taken-own" if taken is TakenBy.OWN else "member-taken-other")
    )


async def _submit_new(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    done = await submit(
        context.session,
        context.access,
        given["organisation"],
        data_from(given),
        context.regency,
        context.now,
    )
    say_done(context, done, "member-sent")


async def _submit_mended(context: Context, given: Mapping[str, Any], subject: int) -> None:
    enrolment = await member_card(context.session, context.access, subject)
    if enrolment.status is not EnrolmentStatus.RETURNED:
        raise Invalid(Text("members-not-returned"))
    opened = Draft.load(context.active.draft).opened_at if context.active else context.now
    if enrolment.status_since > opened:
        # Mended by a colleague and returned once more: these answers are from before.
        raise Invalid(Text("member-returned-again"))
    done = await mend(
        context.session,
        context.access,
        subject,
        enrolment.version,
        data_from(given),
        context.regency,
        context.now,
    )
    say_done(context, done, "member-mended")


def say_done(context: Context, done: Submitted, sentence: str) -> None:
    """The reference number, what comes next and when, the code to pass on, and "Tambah lagi"."""
    enrolment = done.enrolment
    link = f"https://t.me/{context.bot.username}?start={done.claim_code.payload}"
    rows = [
        [context.button(Text("member-again"), "tambah", enrolment.organisation_id, enrolment.category)],
        [context.button(Text("menu-anggota"), "anggota")],
    ]
    context.say(
        Text(
            sentence,
            name=enrolment.worker.name,
            reference=enrolment.reference,
            office=context.regency.department.short_name,
            days=context.regency.review.working_days,
        ),
        rows,
    )
    context.say(Text("member-code", name=enrolment.worker.name, code=done.claim_code.code, link=link))


def mend_button(context: Context, enrolment: Enrolment) -> Button:
    """Opens a returned entry where it is to be mended."""
    return context.button(Text("member-mend"), "mend", enrolment.id)


NEW = register(Dialogue(MEMBER, Action.SUBMIT_MEMBER, _facts, _submit_new, {"nik_free": nik_free}))
MEND = register(
    Dialogue(MENDING, Action.MEND_MEMBER, _facts, _submit_mended, {"nik_free": nik_free}, again=_open)
)

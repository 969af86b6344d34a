"""/tambah: a coordinator submits one person; and mending an entry that came back, at the field named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import Update

from conversations import events
from conversations.areas import remembered
from conversations.draft import Draft
from conversations.member import MEMBER, MENDING
from gateway.outgoing import Button
from handlers import mending
from handlers.context import Context
from handlers.dialogue import begin, leave
from handlers.dialogues import Dialogue, register
from handlers.organisation import label_of
from handlers.words import number
from locales import Text
from models import Enrolment, EnrolmentStatus, Organisation, OrganisationStatus
from services import guesses
from services.enrolments import Submitted, member_card, mend, submit
from services.errors import Invalid, NotAllowed
from services.further_posts import offer
from services.further_posts import serves_too as record_post
from services.lists.candidates import member_data
from services.organisations import organisations_of
from services.permissions import Action
from services.reasons import reason_text
from services.returned import count_returned, is_refused_by_bpjs, next_returned
from services.taken import TakenBy, nik_taken
from services.workers import data_of

_POST_CARD = "post"


async def start(_update: Update, context: Context) -> None:
    """/tambah, or "Tambah lagi", which keeps the organisation and the category."""
    if not await naming_organisations(context):
        context.say(Text("member-no-organisation"), [[context.button(Text("menu-daftar"), "daftar")]])
        return
    await begin(context, NEW, answers=_kept(context.words))


async def start_mending(_update: Update, context: Context) -> None:
    """The button that opens a returned entry at the field that staff named."""
    await _open(context, number(context.words, 0))


async def mend_in_a_row(_update: Update, context: Context) -> None:
    """Perbaiki semua; and Lewati, which goes on behind the entry named."""
    after, place = number(context.words, 0), number(context.words, 1)
    await _leave_mending(context, after)
    await _open_next(context, after, max(place, 1))


async def stop_mending(_update: Update, context: Context) -> None:
    """Berhenti: the row ends here; what was sent stays sent."""
    await _leave_mending(context, number(context.words, 0))
    await mending.say_stopped(context)


async def _leave_mending(context: Context, enrolment_id: int) -> None:
    """The form of the entry that is passed over closes; another that is open is none of this button's."""
    active = context.active
    if active is not None and (active.form, active.subject) == (MENDING.name, enrolment_id):
        await leave(context)


async def _open_next(context: Context, after: int, place: int, notice: Text | None = None) -> None:
    """The next entry of a row, with its place in it; at the end what is left."""
    found = await next_returned(context.session, context.access.organisation_ids, after)
    if found is None:
        await mending.say_end(context, notice)
        return
    enrolment = await member_card(context.session, context.access, found.enrolment_id)
    mending.say_place(context, enrolment, place, place - 1 + found.waiting, notice)
    await _open(context, enrolment.id, place)


async def _open(context: Context, enrolment_id: int, place: int = 0) -> None:
    try:
        enrolment = await member_card(context.session, context.access, enrolment_id)
    except NotAllowed:
        context.toast(Text("members-gone"), alert=True)
        return
    if enrolment.status is not EnrolmentStatus.RETURNED:
        context.toast(Text("members-not-returned"), alert=True)
        return
    field = enrolment.returned_field if enrolment.returned_field in MEMBER else None
    by_bpjs = await is_refused_by_bpjs(context.session, enrolment.id)
    notice = Text(
        "member-refused-by-bpjs" if by_bpjs else "member-returned",
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
        aside={"place": place} if place else None,
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
    }


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
        "recent": context.account.recent_areas,
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
    ids, loaded = context.access.organisation_ids, context.known.organisations
    if ids <= loaded.keys():
        # In the order in which they were loaded: by name.
        own = [one for one in loaded.values() if one.id in ids]
    else:
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
        await _offer_further_post(context, check)
    return events.Checked(
        check.field, refused=Text("member-taken-own" if taken is TakenBy.OWN else "member-taken-other")
    )


async def _offer_further_post(context: Context, check: events.Check) -> None:
    """The way on for one person with two roles: it can be said that they serve here too."""
    organisation_id, category = check.answers.get("organisation"), check.answers.get("category")
    if not organisation_id or not category:
        return
    data = await offer(context.session, check.value, organisation_id, category, context.access)
    if data is not None:
        rows = [[context.button(Text("further-post-button"), "juga", data)]]
        context.say(Text("further-post-offer"), rows, _POST_CARD, fresh=True)


async def serves_too(_update: Update, context: Context) -> None:
    """Catat juga bertugas di sini: no second entry, but staff know of it."""
    try:
        place = await record_post(
            context.session, context.words, context.access, context.regency, context.now
        )
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("further-post-toast"))
    context.say(Text("further-post-done", organisation=place.name), card=_POST_CARD)


async def _submit_new(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    done = await submit(
        context.session,
        context.access,
        given["organisation"],
        # The form's statement of consent was read above the button that sent these answers.
        member_data(given, given["category"]),
        context.regency,
        context.now,
    )
    context.account.recent_areas = remembered(given["desa"], context.account.recent_areas)
    again = context.button(
        Text("member-again"), "tambah", done.enrolment.organisation_id, done.enrolment.category
    )
    say_done(context, done, "member-sent", [again])


async def _submit_mended(context: Context, given: Mapping[str, Any], subject: int) -> None:
    enrolment = await member_card(context.session, context.access, subject)
    if enrolment.status is not EnrolmentStatus.RETURNED:
        raise Invalid(Text("members-not-returned"))
    draft = Draft.load(context.active.draft) if context.active else None
    if draft is not None and enrolment.status_since > draft.opened_at:
        # Mended by a colleague and returned once more: these answers are from before.
        raise Invalid(Text("member-returned-again"))
    done = await mend(
        context.session,
        context.access,
        subject,
        enrolment.version,
        # The form's statement of consent was read above the button that sent these answers.
        member_data(given, given["category"]),
        context.regency,
        context.now,
    )
    place = int(draft.aside.get("place", 0)) if draft is not None else 0
    if place:
        sent = Text("mending-sent", name=done.enrolment.worker.name, reference=done.enrolment.reference)
        await _open_next(context, subject, place + 1, sent)
        return
    left = await count_returned(context.session, context.access.organisation_ids)
    say_done(context, done, "member-mended", mending.all_button(context, left))


def say_done(context: Context, done: Submitted, sentence: str, go_on: list[Button]) -> None:
    """The reference number, what comes next and when, the code to pass on, and how to go on."""
    enrolment = done.enrolment
    link = f"https://t.me/{context.bot.username}?start={done.claim_code.payload}"
    rows = [go_on, [context.button(Text("menu-anggota"), "anggota")]]
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

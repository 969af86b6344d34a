"""A photo of a KTP while a form about a person is open: what is empty is filled in, what differs is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversations import events
from conversations.draft import Draft, Unsure
from conversations.member import MEMBER, MENDING, ROW
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import dialogues
from handlers.member import naming_organisations
from locales import Text
from services.ktp.candidates import candidate_of, label
from services.ktp.card import Reading
from services.lists import batches
from services.lists.candidates import judge, unsure_of
from services.search import fold_label

FORMS = frozenset({MEMBER.name, MENDING.name, ROW.name})
"""The forms about one person, which a photo may fill."""
_OFFERED = frozenset({"birth_date", "sex", "name", "birth_place", "address", "kecamatan", "desa"})


async def fill(context: Context, reading: Reading) -> None:
    """What a person has answered stays; what is open is filled in, what differs or is doubtful is asked.

    A card with another NIK changes nothing. In a form about somebody who is on file or in a list already the
    card has to show their NIK, or to be the first that says one.
    """
    conversation = context.active
    if conversation is None:
        return
    draft = Draft.load(conversation.draft)
    given = {key: value for key, value in draft.answers.items() if value}
    unsure = {key: one for key, one in draft.unsure.items() if key in given}
    read, doubts, notice = await _read(context, conversation.form, conversation.subject, reading, given)
    offered = {
        key: Unsure(Text("ktp-differs", field=label(key)), value)
        for key, value in read.items()
        if key in _OFFERED and key in given and not _same(given[key], value)
    }
    filled = {key: value for key, value in read.items() if key not in given}
    unsure |= {key: Unsure(why) for key, why in doubts.items() if key in filled} | offered
    form = dialogues()[conversation.form]
    missing = (key for key in doubts if key not in given and key not in filled)
    first = next((one.key for one in form.form if one.key in unsure), None) or next(missing, None)
    if first is not None and notice.id == "ktp-read-form":
        notice = unsure[first].why if first in unsure else doubts[first]
    await begin(
        context,
        form,
        conversation.subject,
        answers={**draft.answers, **filled},
        at=first,
        notice=notice,
        aside=draft.aside,
        unsure=unsure,
        anew=True,
    )


async def _read(
    context: Context, form: str, subject: int, reading: Reading, given: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Text], Text]:
    """Answers, doubts and what is to be said; nothing but that for a card of somebody else."""
    shown, known = reading.values.get("nik"), given.get("nik")
    if known and shown not in (None, known):
        return {}, {}, Text("ktp-read-other-nik")
    if known and shown is None and form != MEMBER.name:
        return {}, {}, Text("ktp-read-no-nik")
    own = await naming_organisations(context)
    organisation = next((one for one in own if one.id == given.get("organisation")), own[0])
    defaults = batches.defaults_of(organisation, context.regency)
    judged = judge(candidate_of(reading), defaults, context.regency, context.today)
    # What the organisation says of everybody is not what the card says.
    stated = reading.values.keys()
    answers = {key: value for key, value in judged.answers.items() if key in stated or key not in given}
    answers.pop("category", None)
    doubts = {one.field: one.text for one in judged.remarks if one.field and one.field not in answers}
    doubts |= unsure_of(answers, judged.remarks)
    if not known and "nik" in answers:
        look = dialogues()[form].checks["nik_free"]
        checked = await look(context, events.Check("nik_free", "nik", answers["nik"], {}), subject)
        if checked.refused is not None:
            del answers["nik"]
            return answers, doubts, checked.refused
    return answers, doubts, Text("ktp-read-form")


def _same(one: object, other: object) -> bool:
    return fold_label(str(one)) == fold_label(str(other))

"""Who is told of a case: the office at once, the family's side of every step."""

from __future__ import annotations

from handlers.context import Context
from locales import Text
from models import BenefitCase, CaseKind
from services.accounts import accounts_by_id
from services.benefits.cases import concerned, family_of
from services.benefits.entitlement import Event, entitlement
from services.errors import NotAllowed
from services.phones import show_phone
from services.roles import staff_ids


async def tell_opened(context: Context, case: BenefitCase) -> None:
    """A new case: every account of the staff, and those of the family's side who did not report it."""
    event = Event(case.kind, case.event_on, case.worker.name, case.is_traffic)
    answer = await entitlement(context.session, case.worker_id, event, context.regency)
    phone = context.account.phone
    about = {
        "name": case.worker.name,
        "kind": _kind(case),
        "day": case.event_on,
        "who": context.account.name,
        "phone": show_phone(phone) if phone else Text("leaving-by-chat"),
    }
    until = case.report_until.astimezone(context.regency.zone) if case.report_until else None
    told = Text("klaim-told-opened", **about, until=until, cover=answer.headline)
    await _tell(context, case, told, await staff_ids(context.session))
    family = await family_of(context.session, case)
    await _tell(context, case, Text("klaim-told-reported", **about), family, leaves=True)


async def tell_office(context: Context, case: BenefitCase, sentence: str) -> None:
    """Something that the family's side did."""
    text = Text(sentence, name=case.worker.name, kind=_kind(case), who=context.account.name)
    await _tell(context, case, text, await staff_ids(context.session))


async def tell_family(context: Context, case: BenefitCase, note: str | None) -> None:
    """Where the case stands now, in plain words; the words of the office with it."""
    text = Text(
        f"klaim-now-{case.status}",
        name=case.worker.name,
        office=context.regency.department.short_name,
        note=note or Text("klaim-no-words"),
        noted="yes" if note else "no",
        days=context.regency.cover.claim_days,
        death="no" if case.kind is CaseKind.ACCIDENT else "yes",
    )
    await _tell(context, case, text, await family_of(context.session, case))


async def _tell(
    context: Context, case: BenefitCase, text: Text, ids: frozenset[int], *, leaves: bool = False
) -> None:
    rows = [[(Text("klaim-open-button"), f"klk:{case.id}:n")]]
    if leaves:
        rows += await ways_to_record_it(context, case)
    for account in (await accounts_by_id(context.session, ids - {context.account.id})).values():
        context.tell(account, text, rows)


async def ways_to_record_it(context: Context, case: BenefitCase) -> list[list[tuple[Text, str]]]:
    """The coordinators' way to record a death in their list too: dues paid for the dead are a finding."""
    try:
        about = await concerned(context.session, context.access, case.worker_id)
    except NotAllowed:
        return []
    if case.kind is CaseKind.ACCIDENT or about.enrolment is None or about.enrolment.left_on is not None:
        return []
    return [[(Text("klaim-record-left"), f"orang:{about.enrolment.id}")]]


def _kind(case: BenefitCase) -> Text:
    return Text(f"klaim-kind-{case.kind.replace('_', '-')}")

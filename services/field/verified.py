"""What visits have found of an entry: the conditions for queries, and the findings that staff read.

The newest result that was sent counts. It decides nothing: staff do, and a finding of a visit never blocks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from locales import Text
from models import Account, Enrolment, Visit, VisitCheck, VisitResult
from regency import Regency
from services.eligibility import Finding, Severity
from services.field.words import Part
from services.reasons import Reason

# The reason with which staff would decide after such a result; none where one has to ask first.
REASONS = {
    VisitResult.NOT_ACTIVE: Reason.ROLE_NOT_MET,
    VisitResult.DECEASED: Reason.DECEASED,
    VisitResult.MOVED: Reason.MOVED_AWAY,
}
# The question of the member form at which a differing part is mended; a wrong organisation is more than that.
FIELDS = {Part.NAME: "name", Part.CATEGORY: "category", Part.ADDRESS: "address"}


@dataclass(frozen=True)
class Found:
    """The newest result of an entry, and who sent it."""

    check: VisitCheck
    verifier: str | None


def is_newest() -> ColumnElement[bool]:
    """Of `VisitCheck`: it is the newest one of its entry that counts."""
    newer = aliased(VisitCheck)
    later = (
        select(newer.id)
        .where(
            newer.enrolment_id == VisitCheck.enrolment_id,
            newer.settled_at.is_not(None),
            newer.result.is_not(None),
            newer.id > VisitCheck.id,
        )
        .correlate(VisitCheck)
    )
    return and_(VisitCheck.settled_at.is_not(None), VisitCheck.result.is_not(None), ~later.exists())


def confirms() -> ColumnElement[bool]:
    """Of `VisitCheck` beside its `Enrolment`: the newest result, and by it the entry is verified."""
    return and_(
        is_newest(),
        VisitCheck.result == VisitResult.PRESENT,
        or_(VisitCheck.data_right.is_(True), VisitCheck.settled_at < Enrolment.submitted_at),
    )


def is_verified() -> ColumnElement[bool]:
    """Of `Enrolment`: the person was met, and our data were right, or what differed was mended since."""
    met = select(VisitCheck.id).where(VisitCheck.enrolment_id == Enrolment.id, confirms())
    return met.correlate(Enrolment).exists()


async def newest_results(session: AsyncSession, enrolment_ids: Collection[int]) -> dict[int, Found]:
    """The newest result of each of these entries that was ever visited."""
    rows = await session.execute(
        select(VisitCheck, Account.name)
        .join(Visit, Visit.id == VisitCheck.visit_id)
        .outerjoin(Account, Account.id == Visit.account_id)
        .where(VisitCheck.enrolment_id.in_(enrolment_ids), is_newest())
    )
    return {check.enrolment_id: Found(check, name) for check, name in rows}


async def field_findings(
    session: AsyncSession, enrolments: Collection[Enrolment], regency: Regency
) -> dict[int, Finding]:
    """What the newest visit says of entries, by id; one statement for all of them."""
    found = await newest_results(session, [one.id for one in enrolments])
    return {one.id: _finding(one, found[one.id], regency) for one in enrolments if one.id in found}


def _finding(enrolment: Enrolment, found: Found, regency: Regency) -> Finding:
    check = found.check
    if check.settled_at is None or check.result is None:
        raise ValueError("not a result that counts")
    day = check.settled_at.astimezone(regency.zone).date()
    about = {"day": day, "who": found.verifier or Text("entry-nobody")}
    if check.result is not VisitResult.PRESENT:
        name = check.result.replace("_", "-")
        advice = Text(f"field-advice-{name}")
        text = Text(f"field-finding-{name}", **about)
        return Finding(f"field_{check.result}", Severity.FLAG, text, advice, REASONS.get(check.result))
    nothing = Text("field-advice-none")
    if check.data_right:
        return Finding("field_confirmed", Severity.INFO, Text("field-finding-confirmed", **about), nothing)
    if check.settled_at < enrolment.submitted_at:
        return Finding("field_mended", Severity.INFO, Text("field-finding-mended", **about), nothing)
    parts = [Part(part) for part in check.differs if part in set(Part)]
    text = Text("field-finding-differs", parts=parts_text(parts), **about)
    field = next((FIELDS[part] for part in parts if part in FIELDS), None)
    return Finding(
        "field_differs", Severity.FLAG, text, Text("field-advice-differs"), Reason.INCOMPLETE, field
    )


def parts_text(parts: Collection[Part]) -> Text:
    """ "nama, alamat": the parts that differ, in words; said too where nobody told which."""
    if not parts:
        return Text("field-part-unnamed")
    named: Text | None = None
    for part in parts:
        one = Text(f"field-part-{part}")
        named = one if named is None else Text("field-parts", first=named, second=one)
    return named or Text("field-part-unnamed")


def result_text(check: VisitCheck) -> Text:
    """A result in a few words, with what differs."""
    if check.result is None:
        return Text("field-result-none")
    if check.result is VisitResult.PRESENT and check.data_right is False:
        parts = [Part(part) for part in check.differs if part in set(Part)]
        return Text("field-result-differs", parts=parts_text(parts))
    if check.result is VisitResult.PRESENT and check.data_right is None:
        return Text("field-result-unstated")
    return Text(f"field-result-{check.result.replace('_', '-')}")

"""What the checks say of entries, with what the database knows: cover, people quite alike, Disdukcapil."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Enrolment, Protection, Worker
from models.encryption import blind_indexes
from regency import Regency
from services.alike.duplicates import pairs_of
from services.dukcapil.verdicts import finding_of, verdicts_of
from services.eligibility import Finding, Membership, Payer, PersonFacts, Severity, check_person, may_wait
from services.errors import Invalid
from services.field.verified import field_findings
from services.reasons import Reason
from services.workers import MemberData, data_of

LOOKALIKE = Finding(
    "lookalike",
    Severity.FLAG,
    Text("finding-lookalike-detail"),
    Text("finding-lookalike-next"),
    Reason.DUPLICATE,
    "nik",
)


async def findings_for(
    session: AsyncSession, data: MemberData, regency: Regency, on: date
) -> tuple[Finding, ...]:
    """The checks of an entry that is about to be made, on a day of the regency."""
    rows = await session.scalars(
        select(Protection)
        .join(Worker, func.coalesce(Worker.merged_into_id, Worker.id) == Protection.worker_id)
        .where(Worker.nik_index.in_(blind_indexes(data.nik, "nik")))
    )
    return findings_with(data, [membership_of(row) for row in rows], regency, on)


def findings_with(
    data: MemberData, memberships: Sequence[Membership], regency: Regency, on: date
) -> tuple[Finding, ...]:
    """The checks of an entry that is about to be made, for who knows the person's cover already."""
    return check_person(_facts(data), on, regency, memberships)


async def findings_of(
    session: AsyncSession, enrolments: Collection[Enrolment], regency: Regency, on: date
) -> dict[int, tuple[Finding, ...]]:
    """The checks of entries (loaded with their workers) as of a day, by id: what has healed is not said.

    Four statements, however many. Who may be somebody else is said until staff have decided that.
    """
    ids = {enrolment.worker_id for enrolment in enrolments}
    memberships: dict[int, list[Membership]] = {}
    for row in await session.scalars(select(Protection).where(Protection.worker_id.in_(ids))):
        memberships.setdefault(row.worker_id, []).append(membership_of(row))
    alike = await pairs_of(session, ids)
    compared = await verdicts_of(session, ids)
    visited = await field_findings(session, enrolments, regency)
    found = {}
    for enrolment in enrolments:
        own = check_person(_facts(data_of(enrolment)), on, regency, memberships.get(enrolment.worker_id, ()))
        also = (LOOKALIKE,) if enrolment.worker_id in alike else ()
        check = compared.get(enrolment.worker_id)
        told = [finding_of(check)] if check else []
        seen = [visited[enrolment.id]] if enrolment.id in visited else []
        found[enrolment.id] = _gravest_first((*own, *also, *told, *seen))
    return found


def _gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def first_block(findings: Iterable[Finding]) -> Finding | None:
    """What stands against approving at all, if anything."""
    return next((finding for finding in findings if finding.severity is Severity.BLOCKS), None)


def refuse_blocked(findings: Iterable[Finding]) -> None:
    """Raises `Invalid` with the finding that keeps an entry from being taken in, and the way out.

    What may be filled in later only keeps it from being approved.
    """
    block = first_block(finding for finding in findings if not may_wait(finding))
    if block is not None:
        raise Invalid(Text("enrolments-blocked", why=block.text, next=block.next_step))


def codes(findings: Sequence[Finding]) -> list[str]:
    """What is stored of findings."""
    return [finding.code for finding in findings]


def membership_of(row: Protection) -> Membership:
    """A period of cover as the rules see it."""
    # Rosters are those of the regency's own group, so what they state is paid by this programme.
    return Membership(Payer.REGENCY, row.ends_on, row.grace_until)


def _facts(data: MemberData) -> PersonFacts:
    return PersonFacts(
        nik=data.nik,
        name=data.name,
        birth_place=data.birth_place,
        birth_date=data.birth_date,
        sex=data.sex,
        mother_name=data.mother_name,
        address=data.address,
        desa=data.desa_code,
        category=data.category,
    )

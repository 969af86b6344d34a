"""Fills an empty database with the regency at its real scale, all of it invented and the same every time.

3,934 people in 19 kecamatan and four categories, 1,014 of them AKTIF: the figures that were reported in April
2025. The rest of the story is left to be played: see `simulator.personas`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Account,
    AuditEntry,
    Base,
    BenefitCase,
    BenefitCaseStep,
    Budget,
    CaseKind,
    CaseStatus,
    ClaimCode,
    Database,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    Protection,
    Role,
    RoleGrant,
    Roster,
    RosterStatus,
    StatusChange,
    Visit,
    VisitCheck,
    Worker,
)
from models.encryption import blind_index
from regency import Regency
from services.coverage.standings import catch_up
from services.dates import months_after
from simulator.people import Inventor
from simulator.personas import ADMIN, GURU_NGAJI, MARBOT, PETUGAS, PETUGAS_DUA, POSKO, TAKMIR, VERIFIKATOR
from simulator.seed_people import Enrolled, add_people
from simulator.seed_plan import Plan
from simulator.seed_visits import add_visits

ACTIVE, GRACE, ENDED = 1_014, 96, 614
SEED = 1609
# Rows come after those they point at.
TABLES: tuple[type[Base], ...] = (
    *(Account, Organisation, RoleGrant, Worker, Enrolment),
    *(StatusChange, ClaimCode, Roster, Protection, BenefitCase, BenefitCaseStep, AuditEntry),
    *(Visit, VisitCheck, Budget),
)


async def seed(database: Database, regency: Regency, now: datetime) -> bool:
    """Fills the database in one transaction; False, and nothing is done, when it knows anybody already."""
    async with database.write() as session:
        for model in (Account, Worker):
            if await session.scalar(select(func.count()).select_from(model)):
                return False
        plan = _plan(regency, now)
        for table in TABLES:
            await session.execute(insert(table), plan.rows[table], execution_options={"render_nulls": True})
        if not database.is_sqlite:
            await _move_counters(session, plan)
        await catch_up(session, regency.zone, now, at_most=len(plan.rows[Worker]))
    return True


def _plan(regency: Regency, now: datetime) -> Plan:
    random = Random(SEED)  # noqa: S311 - people made up for a demo have no secrets
    today = now.astimezone(regency.zone).date()
    plan = Plan(random, Inventor(random, regency, today), regency, now)
    _add_staff(plan)
    people = add_people(plan)
    _add_protections(plan, people, today)
    add_visits(plan)
    _add_case(plan, today)
    _add_budgets(plan, today)
    plan.add(AuditEntry, at=now, action="demo.seed", subject="regency", after=str(len(people)))
    return plan


def _add_staff(plan: Plan) -> None:
    """Accounts of the personas who have used the bot before; the others come as strangers."""
    since = plan.now - timedelta(days=200)
    for persona in (PETUGAS, PETUGAS_DUA, ADMIN, TAKMIR, POSKO, VERIFIKATOR):
        plan.persona_ids[persona.key] = plan.add(
            Account,
            telegram_id=persona.id,
            name=f"{persona.first_name} {persona.last_name}",
            phone=persona.phone,
            phone_index=blind_index(persona.phone, "phone"),
            phone_proven=True,
            privacy_seen_at=since,
            created_at=since,
        )
    for persona in (PETUGAS, PETUGAS_DUA):
        plan.grant(persona, Role.STAFF, since)
    plan.grant(VERIFIKATOR, Role.VERIFIER, since)


def _add_protections(plan: Plan, people: Sequence[Enrolled], today: date) -> None:
    """A year that runs now, one that ran out lately, one that ended long ago: as BPJS's last file said."""
    as_of = today - timedelta(days=20)
    at = datetime.combine(as_of, time(10), tzinfo=plan.regency.zone)
    officer = plan.persona_ids[PETUGAS.key]
    roster = plan.add(
        Roster,
        file_name="peserta_bpjs.xlsx",
        file_hash="0" * 64,
        as_of=as_of,
        rows=None,
        counts={"total": ACTIVE + GRACE + ENDED, "new": ACTIVE + GRACE + ENDED},
        status=RosterStatus.APPLIED,
        uploaded_by=officer,
        uploaded_at=at,
        applied_at=at,
        applied_by=officer,
    )
    approved = [person for person in people if person.status is EnrolmentStatus.APPROVED]
    # Years of cover, by how many months ago they began.
    named = {MARBOT: 5, GURU_NGAJI: 13}
    covered = [(person, named[person.persona]) for person in approved if person.persona]
    others = [person for person in approved if not person.persona]
    plan.random.shuffle(others)
    months = [5] * (ACTIVE - 1) + [13] * (GRACE - 1) + [24] * ENDED
    covered += zip(others, months, strict=False)
    for person, ago in covered:
        starts_on = months_after(today.replace(day=1), -ago)
        ends_on = months_after(starts_on, 12) - timedelta(days=1)
        kpj = f"{plan.random.randint(10**10, 10**11 - 1)}"
        plan.add(
            Protection,
            worker_id=person.worker_id,
            kpj=kpj,
            kpj_index=blind_index(kpj, "kpj"),
            programmes=["JKK", "JKM"],
            starts_on=starts_on,
            ends_on=ends_on,
            grace_until=months_after(ends_on, plan.regency.cover.grace_months),
            as_of=as_of,
            roster_id=roster,
        )


def _add_case(plan: Plan, today: date) -> None:
    """A death that the family told the office of two days ago, with some papers already there."""
    covered = next(row["worker_id"] for row in reversed(plan.rows[Protection]) if row["ends_on"] > today)
    officer, at = plan.persona_ids[PETUGAS.key], plan.now - timedelta(days=2)
    case = plan.add(
        BenefitCase,
        worker_id=covered,
        kind=CaseKind.DEATH,
        event="death",
        event_on=today - timedelta(days=3),
        is_traffic=False,
        status=CaseStatus.REPORTED,
        status_since=at,
        papers={"ktp_kk": "have", "card": "have"},
        opened_by=officer,
        opened_at=at,
        touched_at=at,
        version=1,
    )
    plan.add(BenefitCaseStep, case_id=case, before=None, after=CaseStatus.REPORTED, at=at, by=officer)


def _add_budgets(plan: Plan, today: date) -> None:
    """Money for some of them in this year and the next: enough to see a list end at the ceiling."""
    for year in (today.year, today.year + 1):
        plan.add(
            Budget,
            year=year,
            ceiling=400_000_000,
            quota=None,
            months=9,
            set_at=plan.now - timedelta(days=10),
            set_by=plan.persona_ids[PETUGAS.key],
            note=None,
        )


async def _move_counters(session: AsyncSession, plan: Plan) -> None:
    """PostgreSQL counts by itself from where the rows here ended."""
    for table in TABLES:
        await session.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :newest)"),
            {"table": table.__tablename__, "newest": len(plan.rows[table])},
        )

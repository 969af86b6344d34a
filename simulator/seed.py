"""Fills an empty database with the regency at its real scale, all of it invented and the same every time.

3,934 people in 19 kecamatan and four categories, 1,014 of them AKTIF: the figures that were reported in April
2025. They were proposed, paid for and taken in by BPJS; the rest of the story is left to be played: see
`simulator.personas`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
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
    Organisation,
    Proposal,
    ProposalLine,
    Protection,
    Role,
    RoleGrant,
    Roster,
    StatusChange,
    Visit,
    VisitCheck,
    VisitPiece,
    Worker,
)
from models.encryption import blind_index
from regency import Regency
from services.coverage.standings import catch_up
from simulator.people import Inventor
from simulator.personas import ACQUAINTED, PETUGAS, PETUGAS_DUA, VERIFIKATOR
from simulator.seed_cover import ACTIVE, add_cover, paid_days
from simulator.seed_people import add_people
from simulator.seed_plan import Plan
from simulator.seed_visits import add_visits

SEED = 1609
# Rows come after those they point at.
TABLES: tuple[type[Base], ...] = (
    *(Account, Organisation, RoleGrant, Worker, Enrolment),
    *(StatusChange, ClaimCode, Roster, Protection, BenefitCase, BenefitCaseStep, AuditEntry),
    *(Visit, VisitCheck, VisitPiece, Budget, Proposal, ProposalLine),
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
    paid = paid_days(regency, now)
    people = add_people(plan, ACTIVE, paid.frozen)
    add_cover(plan, people, paid)
    add_visits(plan)
    _add_case(plan, today)
    plan.add(AuditEntry, at=now, action="demo.seed", subject="regency", after=str(len(people)))
    return plan


def _add_staff(plan: Plan) -> None:
    """Accounts of the personas who have used the bot before; the others come as strangers."""
    since = plan.began
    for persona in ACQUAINTED:
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


async def _move_counters(session: AsyncSession, plan: Plan) -> None:
    """PostgreSQL counts by itself from where the rows here ended."""
    for table in TABLES:
        await session.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :newest)"),
            {"table": table.__tablename__, "newest": len(plan.rows[table])},
        )

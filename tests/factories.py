"""Synthetic rows for tests: one plain function a table, everything it needs made on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Account,
    Base,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    OrganisationStatus,
    Protection,
    Role,
    RoleGrant,
    Worker,
)
from models.encryption import blind_index
from services.alike.blocking import VERSION
from services.names import fold_name
from services.references import next_number, reference
from services.roles import Access
from services.search import fold_label
from services.workers import MemberData

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
KECAMATAN, DESA, OTHER_DESA = "16.09.01", "16.09.01.2002", "16.09.01.2003"

_numbers = count(1)
FIRST = ("Ahmad", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hasan", "Indah", "Joko")
LAST = ("Contoh", "Misalnya", "Rekaan", "Umpama", "Andaian", "Teladan", "Karangan")


def person_name(number: int) -> str:
    """A name that nobody has."""
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"


def nik_for(number: int, birth_date: date = date(1980, 8, 17), sex: str = "L") -> str:
    """A NIK of the regency for a birth date and sex, different for every number up to 9,999."""
    day = birth_date.day + (40 if sex == "P" else 0)
    return f"160901{day:02d}{birth_date:%m%y}{number % 9_999 + 1:04d}"


async def make_account(session: AsyncSession, **over: Any) -> Account:
    """Somebody on Telegram."""
    number = next(_numbers)
    facts: dict[str, Any] = {
        "telegram_id": 7_000_000 + number,
        "name": person_name(number),
        "phone_proven": False,
        "created_at": NOW,
    }
    return await _saved(session, Account(**(facts | over)))


async def make_organisation(session: AsyncSession, **over: Any) -> Organisation:
    """A confirmed masjid."""
    name = over.get("name", f"Masjid Rekaan {next(_numbers)}")
    facts: dict[str, Any] = {
        "kind": "masjid",
        "name": name,
        "folded_name": fold_label(name),
        "kecamatan_code": KECAMATAN,
        "desa_code": DESA,
        "status": OrganisationStatus.CONFIRMED,
        "submitted_at": NOW - timedelta(days=30),
    }
    return await _saved(session, Organisation(**(facts | over)))


async def make_grant(session: AsyncSession, account: Account, role: Role, **over: Any) -> RoleGrant:
    """A role in force."""
    facts: dict[str, Any] = {"account_id": account.id, "role": role, "granted_at": NOW}
    return await _saved(session, RoleGrant(**(facts | over)))


async def make_worker(session: AsyncSession, **over: Any) -> Worker:
    """A man of 46 from the regency."""
    number = next(_numbers)
    name = over.get("name", person_name(number))
    birth_date, sex = over.get("birth_date", date(1980, 8, 17)), over.get("sex", "L")
    nik = over.pop("nik", nik_for(number, birth_date, sex))
    phone = over.pop("phone", None)
    facts: dict[str, Any] = {
        "nik": nik,
        "nik_index": blind_index(nik, "nik"),
        "name": name,
        "folded_name": fold_name(name),
        "birth_date": birth_date,
        "birth_place": "Muaradua",
        "sex": sex,
        "mother_name": "Siti Rekaan",
        "address": "Jalan Contoh 1",
        "kecamatan_code": KECAMATAN,
        "desa_code": DESA,
        "phone": phone,
        "phone_index": blind_index(phone, "phone") if phone else None,
        "created_at": NOW,
        "updated_at": NOW,
        # As if compared with the others already; tests of that do it themselves.
        "keys_version": VERSION,
    }
    return await _saved(session, Worker(**(facts | over)))


async def make_enrolment(session: AsyncSession, **over: Any) -> Enrolment:
    """A marbot who waits for staff; worker and organisation are made unless given."""
    worker = over.pop("worker", None) or await make_worker(session)
    organisation = over.pop("organisation", None) or await make_organisation(session)
    number = await next_number(session)
    facts: dict[str, Any] = {
        "id": number,
        "reference": reference("OKS", 2026, number),
        "worker": worker,
        "organisation": organisation,
        "category": "marbot",
        "serving_since": date(2015, 1, 1),
        "consent_at": NOW,
        "ktp_file_id": "synthetic-photo",
        "status": EnrolmentStatus.SUBMITTED,
        "status_since": NOW - timedelta(hours=1),
        "submitted_at": NOW - timedelta(hours=1),
    }
    return await _saved(session, Enrolment(**(facts | over)))


async def make_protection(session: AsyncSession, worker: Worker, **over: Any) -> Protection:
    """Cover for the year 2026."""
    facts: dict[str, Any] = {
        "worker_id": worker.id,
        "programmes": ["JKK", "JKM"],
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
        "grace_until": date(2027, 3, 31),
        "as_of": date(2026, 11, 1),
    }
    return await _saved(session, Protection(**(facts | over)))


async def make_coordinator(session: AsyncSession, organisation: Organisation) -> Access:
    """Somebody who speaks for an organisation."""
    account = await make_account(session)
    await make_grant(session, account, Role.COORDINATOR, organisation_id=organisation.id)
    return Access(account.id, frozenset({Role.GUEST, Role.COORDINATOR}), frozenset({organisation.id}))


async def make_staff(session: AsyncSession, role: Role = Role.STAFF) -> Access:
    """Somebody of the office."""
    account = await make_account(session)
    if role is not Role.ADMIN:
        await make_grant(session, account, role)
    return Access(account.id, frozenset({Role.GUEST, role}))


def member_data(**over: Any) -> MemberData:
    """The answers for a marbot nobody has named yet."""
    number = next(_numbers)
    facts: dict[str, Any] = {
        "category": "marbot",
        "nik": nik_for(number),
        "name": person_name(number),
        "birth_date": date(1980, 8, 17),
        "sex": "L",
        "kecamatan_code": KECAMATAN,
        "desa_code": DESA,
        "birth_place": "Muaradua",
        "mother_name": "Siti Rekaan",
        "address": "Jalan Contoh 1",
        "serving_since": date(2015, 1, 1),
        "ktp_file_id": "synthetic-photo",
        "consent": True,
    }
    return MemberData(**(facts | over))


Row = TypeVar("Row", bound=Base)


async def _saved(session: AsyncSession, row: Row) -> Row:
    session.add(row)
    await session.flush()
    return row

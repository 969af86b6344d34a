"""Organisations are registered at once; speaking for one that is here already waits for staff."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from models import Database, JoinRequest, Organisation, OrganisationStatus, Role
from regency import load_regency
from services import organisations
from services.errors import Invalid
from services.organisations import OrganisationData, near_same, organisations_of, register, request_join
from services.roles import Access, roles_of
from tests.factories import (
    DESA,
    KECAMATAN,
    NOW,
    OTHER_DESA,
    make_account,
    make_coordinator,
    make_organisation,
)
from tests.services.saying import says

REGENCY = load_regency()
DATA = OrganisationData(
    "masjid", "Masjid Al-Ikhlas", KECAMATAN, DESA, "Ketua takmir", "samping pasar", "0" * 12
)


async def guest(session: Any) -> Access:
    account = await make_account(session)
    return await roles_of(session, account, ())


async def test_whoever_registers_it_speaks_for_it_at_once(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        made = await register(session, await roles_of(session, account, ()), DATA, REGENCY, NOW)
        access = await roles_of(session, account, ())
        assert access.roles == {Role.GUEST, Role.COORDINATOR}
        assert await organisations_of(session, access) == [made]
        assert await organisations_of(session, await guest(session)) == []
        assert await organisations.coordinators_by_organisation(session, [made.id, 0]) == {
            made.id: {account.id}
        }
    assert (made.status, made.submitted_by, made.simas_id) == (
        OrganisationStatus.SUBMITTED,
        account.id,
        "0" * 12,
    )


@pytest.mark.parametrize(
    ("over", "refusal"),
    [
        ({"kind": "kantor"}, "organisations-kind"),
        ({"desa_code": "16.09.99.2001"}, "organisations-area"),
        ({"desa_code": KECAMATAN}, "organisations-area"),
        ({"kecamatan_code": "16.09.02"}, "organisations-area"),
        ({"name": ""}, "organisations-name"),
        ({"name": "🕌"}, "organisations-name"),
        ({"name": "a" * 121}, "organisations-name"),
        ({"landmark": "a" * 201}, "organisations-landmark"),
        ({"position": "a" * 101}, "organisations-position"),
        ({"simas_id": "1234"}, "organisations-simas"),
        ({"simas_id": "٠" * 12}, "organisations-simas"),
        ({"kind": "tpa"}, "organisations-simas-none"),
    ],
)
async def test_what_cannot_be_is_refused(
    sqlite_database: Database, over: dict[str, Any], refusal: str
) -> None:
    async with sqlite_database.write() as session:
        with says(Invalid, refusal):
            await register(session, await guest(session), replace(DATA, **over), REGENCY, NOW)
        assert await session.scalar(select(func.count()).select_from(Organisation)) == 0


async def test_nobody_floods_the_queue(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        somebody = await guest(session)
        for number in range(organisations.MAX_WAITING):
            await register(session, somebody, replace(DATA, name=f"Masjid {number}"), REGENCY, NOW)
        with says(Invalid, "organisations-too-many"):
            await register(session, somebody, DATA, REGENCY, NOW)
        other = await make_organisation(session)
        with says(Invalid, "organisations-too-many"):
            await request_join(session, somebody, other.id, None, NOW)


async def test_near_same_ones_of_the_desa_are_offered(database: Database) -> None:
    async with database.write() as session:
        same = await make_organisation(session, name="Mesjid AL IKHLAS")
        await make_organisation(session, name="Masjid Al-Ikhlas", desa_code=OTHER_DESA)
        await make_organisation(session, name="Masjid An-Nur")
        await make_organisation(session, name="Masjid Al-Ikhlash", status=OrganisationStatus.REJECTED)
        tpa = await make_organisation(session, name="Al-Ikhlas", kind="tpa")
        assert await near_same(session, REGENCY, "masjid", "Masjid Jami' Al Ikhlas", DESA) == [same, tpa]
        assert await near_same(session, REGENCY, "masjid", "Masjid Al Ikhlas", "99.99") == []


async def test_joining_waits_and_asking_twice_is_one_request(database: Database) -> None:
    async with database.write() as session:
        place, somebody = await make_organisation(session), await guest(session)
        first = await request_join(session, somebody, place.id, "Imam", NOW)
        again = await request_join(session, somebody, place.id, "Imam", NOW)
        assert first is again
        account_roles = (await session.scalars(select(JoinRequest.status))).all()
        assert account_roles == [OrganisationStatus.SUBMITTED]
        assert await organisations.coordinators_by_organisation(session, [place.id]) == {}


async def test_two_requests_at_once_are_one(database: Database) -> None:
    async with database.write() as session:
        place, somebody = await make_organisation(session), await guest(session)

    async def ask() -> int:
        async with database.write() as session:
            return (await request_join(session, somebody, place.id, None, NOW)).id

    assert len(set(await asyncio.gather(*(ask() for _ in range(4))))) == 1


async def test_what_is_not_there_cannot_be_joined(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        gone = await make_organisation(session, status=OrganisationStatus.REJECTED)
        for organisation_id in (0, -5, gone.id):
            with says(Invalid, "organisations-not-found"):
                await request_join(session, await guest(session), organisation_id, None, NOW)
        own = await make_organisation(session)
        with says(Invalid, "organisations-joined-already"):
            await request_join(session, await make_coordinator(session, own), own.id, None, NOW)

"""A segment holds exactly those whom its words describe."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models import Account, Database, EnrolmentStatus, Role
from regency import load_regency
from services.segments import Condition, Reach, Segment, holds, reach_of
from services.worker_status import status_of
from tests.factories import (
    NOW,
    make_account,
    make_enrolment,
    make_grant,
    make_organisation,
    make_protection,
    make_worker,
)

REGENCY = load_regency()
TODAY = date(2026, 11, 22)
C = Condition


async def _people(database: Database) -> None:
    """A coordinator in each of two kecamatan, their people, a linked worker, the office."""
    async with database.write() as session:
        for name, kecamatan in (("Takmir Satu", "16.09.01"), ("Takmir Dua", "16.09.02")):
            place = await make_organisation(session, kecamatan_code=kecamatan, desa_code=f"{kecamatan}.2001")
            account = await make_account(session, name=name)
            await make_grant(session, account, Role.COORDINATOR, organisation_id=place.id)
            worker = await make_worker(session, kecamatan_code=kecamatan)
            if name == "Takmir Satu":
                await make_enrolment(
                    session, organisation=place, worker=worker, status=EnrolmentStatus.ENROLLED
                )
                await make_protection(session, worker, ends_on=TODAY + timedelta(days=20))
                await make_account(session, name="Pekerja", worker_id=worker.id)
            else:
                await make_enrolment(
                    session,
                    organisation=place,
                    worker=worker,
                    category="guru_ngaji",
                    status=EnrolmentStatus.RETURNED,
                )
        for role in (Role.STAFF, Role.VERIFIER):
            await make_grant(session, await make_account(session, name=role.value), role)
        gone = await make_account(session, name="Mantan")
        await make_grant(session, gone, Role.STAFF, revoked_at=NOW)
        await make_account(session, name="Tamu")


@pytest.mark.parametrize(
    ("segment", "names"),
    [
        (Segment(), {"Takmir Satu", "Takmir Dua", "Pekerja"}),
        (Segment(Role.COORDINATOR), {"Takmir Satu", "Takmir Dua"}),
        (Segment(Role.WORKER), {"Pekerja"}),
        (Segment(Role.STAFF), {"staff"}),
        (Segment(Role.VERIFIER), {"verifier"}),
        (Segment(kecamatan="16.09.01"), {"Takmir Satu", "Pekerja"}),
        (Segment(kecamatan="16.09.03"), set()),
        (Segment(category="guru_ngaji"), {"Takmir Dua"}),
        (Segment(condition=C.RETURNED), {"Takmir Dua"}),
        (Segment(condition=C.INCOMPLETE), set()),
        (Segment(condition=C.ACTIVE), {"Takmir Satu", "Pekerja"}),
        (Segment(condition=C.ENDING), {"Takmir Satu", "Pekerja"}),
        (Segment(condition=C.GRACE), set()),
        (Segment(condition=C.ENDED), set()),
        (Segment(condition=C.UNCOVERED), {"Takmir Dua"}),
        (Segment(Role.COORDINATOR, "16.09.02", "guru_ngaji", C.RETURNED), {"Takmir Dua"}),
        (Segment(Role.WORKER, "16.09.02", None, C.ACTIVE), set()),
    ],
)
async def test_who_is_held(database: Database, segment: Segment, names: set[str]) -> None:
    await _people(database)
    async with database.read() as session:
        found = await session.scalars(select(Account).where(holds(segment, TODAY, REGENCY)))
        assert {one.name for one in found} == names
        assert await reach_of(session, segment, TODAY, REGENCY) == Reach(len(names), 0)


@pytest.mark.parametrize(
    ("periods", "state"),
    [
        ([(-10, 10)], C.ACTIVE),
        ([(0, 10)], C.ACTIVE),
        ([(-10, 0)], C.ACTIVE),
        ([(1, 300)], None),
        ([(-300, -100), (1, 300)], None),
        ([(-300, -10)], C.GRACE),
        ([(-300, -10), (-5, 5)], C.ACTIVE),
        ([(-300, -100)], C.ENDED),
    ],
)
async def test_states_of_cover_are_those_of_the_status(
    database: Database, periods: list[tuple[int, int]], state: Condition | None
) -> None:
    """AKTIF is today within the cover: what begins later protects nobody today."""
    day = timedelta(days=1)
    async with database.write() as session:
        worker = await make_worker(session)
        account = await make_account(session, worker_id=worker.id)
        await make_enrolment(session, worker=worker, status=EnrolmentStatus.ENROLLED)
        for starts, ends in periods:
            await make_protection(
                session, worker, starts_on=TODAY + starts * day, ends_on=TODAY + ends * day,
                grace_until=TODAY + (ends + 90) * day,
            )  # fmt: skip
        found = set()
        for one in (C.ACTIVE, C.GRACE, C.ENDED, C.UNCOVERED):
            where = holds(Segment(Role.WORKER, condition=one), TODAY, REGENCY)
            if account.id in set(await session.scalars(select(Account.id).where(where))):
                found.add(one)
        said = (await status_of(session, worker.id, TODAY, REGENCY)).state
    assert found == ({state} if state else set())
    assert said.value == (state.value if state else "upcoming")


async def test_who_blocked_the_bot_is_counted_apart(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        account = await make_account(session, blocked_at=datetime(2026, 11, 1, tzinfo=UTC))
        await make_grant(session, account, Role.STAFF)
        assert await reach_of(session, Segment(Role.STAFF), TODAY, REGENCY) == Reach(0, 1)


@pytest.mark.parametrize(
    "segment", [Segment(), Segment(Role.WORKER, "16.09.01", "marbot", C.GRACE), Segment(condition=C.ENDED)]
)
def test_a_segment_is_stored_as_codes(segment: Segment) -> None:
    assert Segment.load(segment.dump()) == segment


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="king"):
        Segment.load({"role": "king"})

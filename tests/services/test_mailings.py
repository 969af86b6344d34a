"""One announcement at a time, also for two who press in the same instant, and for one that was stopped."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from models import Database, MailingStatus, Role
from regency import load_regency
from services.errors import Invalid
from services.mailings import begin_announcement, preview_mailing, resume_mailing, stop_mailing
from services.roles import Access
from services.segments import Segment
from tests.factories import make_account, make_grant, make_staff

REGENCY = load_regency()
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
_WAITS = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")


async def _previewed(database: Database, count: int) -> tuple[Access, list[int]]:
    """Announcements to verifiers, of whom there is one."""
    async with database.write() as session:
        await make_grant(session, await make_account(session), Role.VERIFIER)
        by = await make_staff(session)
        segment = Segment(Role.VERIFIER)
        made = [await preview_mailing(session, by, "Rapat besok.", segment, NOW) for _ in range(count)]
        return by, [one.id for one in made]


async def _begins(database: Database, by: Access, mailing_id: int) -> str:
    try:
        async with database.write() as session:
            await begin_announcement(session, by, mailing_id, REGENCY, NOW)
    except Invalid as error:
        return error.text.id
    return "begun"


async def test_two_that_begin_in_the_same_instant_are_one(postgres_database: Database) -> None:
    by, ids = await _previewed(postgres_database, 3)
    # The first has begun and is not committed yet; that of another process comes to its check.
    async with postgres_database.write() as session:
        await begin_announcement(session, by, ids[1], REGENCY, NOW)
        await session.flush()
        other = asyncio.create_task(_begins(postgres_database, by, ids[2]))
        waits = 0
        while not (waits or other.done()):
            async with postgres_database.read() as looking:
                waits = await looking.scalar(_WAITS) or 0
        assert waits
    assert await other == "mailing-busy"


async def test_many_presses_begin_one(database: Database) -> None:
    by, ids = await _previewed(database, 4)
    found = await asyncio.gather(*(_begins(database, by, one) for one in ids))
    assert sorted(found) == ["begun", "mailing-busy", "mailing-busy", "mailing-busy"]


async def test_one_that_was_stopped_waits_for_the_other(database: Database) -> None:
    by, (first, second) = await _previewed(database, 2)
    assert await _begins(database, by, first) == "begun"
    async with database.write() as session:
        await stop_mailing(session, by, first, NOW)
    assert await _begins(database, by, second) == "begun"
    async with database.write() as session:
        with pytest.raises(Invalid) as refused:
            await resume_mailing(session, by, first, NOW)
        assert refused.value.text.id == "mailing-busy"
        await stop_mailing(session, by, second, NOW)
        again = await resume_mailing(session, by, first, NOW + timedelta(minutes=1))
        assert again.status is MailingStatus.SENDING

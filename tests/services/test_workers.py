"""One NIK is one person, and nobody's phone is taken over by an entry."""

from __future__ import annotations

from sqlalchemy import select

from models import Database, Worker
from services.workers import describe, named, worker_by_nik
from tests.factories import NOW, make_account, make_worker, member_data


async def test_a_new_person_is_made_with_all_that_was_said(database: Database) -> None:
    data = member_data(name="H. Moh. Contoh, S.Pd", phone="+6281200000001")
    async with database.write() as session:
        made = await named(session, data, NOW)
        assert await named(session, data, NOW) is made
        assert await worker_by_nik(session, data.nik) is made
        assert await worker_by_nik(session, "0" * 16) is None
    async with database.read() as session:
        [stored] = await session.scalars(select(Worker))
    assert (stored.nik, stored.name, stored.phone) == (data.nik, data.name, data.phone)
    assert (stored.folded_name, stored.created_at) == ("muhammad contoh", NOW)


async def test_describing_says_what_changed(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        worker = await make_worker(session, name="Sari Contoh", phone="+6281200000001")
        data = member_data(nik=worker.nik, name="Sari Rekaan", phone="+6281200000002")
        assert await describe(session, worker, data, NOW) == ["name", "phone"]
        assert await describe(session, worker, data, NOW) == []
        assert worker.folded_name == "sari rekaan"
        kept = member_data(nik=worker.nik, name="Sari Rekaan", phone=None)
        assert await describe(session, worker, kept, NOW) == []
        assert worker.phone == "+6281200000002"


async def test_the_phone_of_a_linked_person_is_their_own(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session, phone="+6281200000001")
        await make_account(session, worker_id=worker.id)
        data = member_data(nik=worker.nik, name=worker.name, phone="+6281200000002")
        assert await describe(session, worker, data, NOW) == []
        assert worker.phone == "+6281200000001"


def test_what_was_said_of_a_person_does_not_show_in_a_log() -> None:
    data = member_data()
    assert data.nik not in repr(data)
    assert data.name not in repr(data)

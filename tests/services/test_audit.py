"""The trail takes what a person wrote only encrypted."""

from __future__ import annotations

from sqlalchemy import select, text

from models import AuditEntry, Database
from services.audit import Subject, record
from tests.factories import NOW, make_account


async def test_an_entry_says_who_did_what_when_to_what_and_why(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        record(
            session, NOW, account.id, "enrolment.status", Subject.ENROLMENT, 5,
            before="submitted", after="returned", reason="nik_mismatch", note="lihat KTP",
        )  # fmt: skip
        record(session, NOW, None, "system.start", Subject.ACCOUNT, None)
    async with database.read() as session:
        entry, system = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
        stored = (await session.execute(text("SELECT note FROM audit ORDER BY id"))).scalars().first()
    assert (entry.account_id, entry.at, entry.subject, entry.subject_id) == (account.id, NOW, "enrolment", 5)
    assert (entry.before, entry.after, entry.reason) == ("submitted", "returned", "nik_mismatch")
    assert entry.note == "lihat KTP"
    assert stored is not None
    assert b"KTP" not in bytes(stored)
    assert system.account_id is None

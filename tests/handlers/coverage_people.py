"""A small programme whose history is written down, for the cards behind /cakupan."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from models import AuditEntry, EnrolmentStatus, StatusChange
from tests.factories import make_organisation, make_protection
from tests.handlers.conftest import NOW, Person, Village, World, entry_of

S = EnrolmentStatus


async def four_people(world: World, masjid: Village) -> Village:
    """One AKTIF, one approved, one waits, one given back nine days ago, and a masjid without anybody."""
    elsewhere = {"kecamatan_code": "16.09.02", "desa_code": world.regency.desa_of("16.09.02")[0].code}
    active = await masjid.names("Ahmad Aktif", days=20, status=S.ENROLLED)
    approved = await masjid.names("Budi Disetujui", days=20, status=S.APPROVED, category="guru_ngaji")
    await masjid.names(
        "Citra Menunggu",
        worker=elsewhere,
    )
    late = {"status": S.RETURNED, "status_since": NOW - timedelta(days=9)}
    returned = await masjid.names("Dewi Kembali", days=20, **late)
    ways = {
        active: ((S.SUBMITTED, 20), (S.APPROVED, 16), (S.PROPOSED, 11), (S.ENROLLED, 3)),
        approved: ((S.SUBMITTED, 20), (S.RETURNED, 15), (S.SUBMITTED, 12), (S.APPROVED, 10)),
        returned: ((S.SUBMITTED, 20), (S.RETURNED, 9)),
    }
    async with world.database.write() as session:
        await make_protection(session, (await entry_of(world, active)).worker)
        await make_organisation(session, name="Masjid Kosong")
        for enrolment_id, steps in ways.items():
            before = None
            for after, days in steps:
                reason = "incomplete" if after is S.RETURNED else None
                at = NOW - timedelta(days=days)
                session.add(
                    StatusChange(enrolment_id=enrolment_id, before=before, after=after, at=at, reason=reason)
                )
                await session.flush()
                before = after
    return masjid


async def cakupan(person: Person) -> None:
    """Asks for the figures, waits for the picture, and brings the card down below it."""
    await person.sends("/cakupan")
    await person.presses("📊 Angka dan rincian")


async def exports(world: World) -> list[str | None]:
    """What was taken, as it stands in the trail."""
    async with world.database.read() as session:
        found = select(AuditEntry.after).where(AuditEntry.action == "coverage.export").order_by(AuditEntry.id)
        return list(await session.scalars(found))

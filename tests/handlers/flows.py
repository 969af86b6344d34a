"""The usual ways through the forms, answer by answer, for tests that are about what comes before or after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models import Base, Conversation, Enrolment, Organisation, Role, RoleGrant
from tests.factories import make_organisation, nik_for
from tests.handlers.conftest import Person, World

NIK = nik_for(4_711)

MEMBER = {
    "nik": NIK,
    "name": "Ahmad Contoh",
    "birth_place": "Muaradua",
    "mother_name": "Siti Rekaan",
    "address": "Dusun II, RT 02",
}
LATER = {"phone": "➕ Nomor HP", "serving_since": "➕ Bertugas sejak", "ktp": "➕ Foto KTP"}


async def registers(
    person: Person,
    kind: str = "Masjid",
    name: str = "Masjid Nurul Contoh",
    *,
    phone: str | None = None,
    position: str = "takmir",
) -> None:
    """From the first question of /daftar to the summary."""
    await person.sends("/daftar")
    await person.sends(kind)
    await person.sends(name)
    await person.sends("Muaradua")
    await person.sends("Bumi Agung")
    await person.presses("Lewati")
    if kind == "Masjid":
        await person.presses("Lewati")
    await person.sends(position)
    if phone is None:
        await person.sends_contact("6281278901234")
    else:
        await person.sends(phone)


async def answers(person: Person, over: Mapping[str, str] | None = None, *, until: str = "") -> None:
    """What /tambah asks after organisation and category, up to but without `until`; then what is added."""
    said = MEMBER | dict(over or {})
    for key in MEMBER:
        if key == until:
            return
        await person.sends(said[key])
        if key == "name":
            await person.presses("Ya, benar")
    for key, label in LATER.items():
        if key in said:
            await detail(person, label)
            await person.sends(said[key])


async def speaks_also_for(world: World, person: Person) -> Organisation:
    """Posko Redkar Rekaan, confirmed, with this person as a coordinator of it too."""
    async with world.database.write() as session:
        posko = await make_organisation(session, kind="posko_damkar", name="Posko Redkar Rekaan")
        account = await world.account(session, person)
        grant = RoleGrant(
            account_id=account.id, role=Role.COORDINATOR, organisation_id=posko.id, granted_at=world.now
        )
        session.add(grant)
        return posko


async def detail(person: Person, label: str) -> None:
    """Opens one question that is not asked on the way."""
    if person.has_button("➕ Tambah keterangan"):
        await person.presses("➕ Tambah keterangan")
    await person.presses(label)


async def changes(person: Person, label: str) -> None:
    """Opens an answer on the summary to be changed: two taps."""
    await person.presses("✏️ Ubah")
    await person.presses(f"✏️ {label}")


async def fills(person: Person, over: Mapping[str, str] | None = None, category: str = "Marbot") -> None:
    """From the question for the category to the summary."""
    await person.presses(category)
    await answers(person, over)


async def adds(person: Person, over: Mapping[str, str] | None = None, category: str = "Marbot") -> None:
    """/tambah from beginning to end, for somebody who speaks for one masjid."""
    await person.sends("/tambah")
    await fills(person, over, category)
    await person.presses("✅ Kirim")


async def entries(world: World) -> list[Enrolment]:
    """All entries with their people, the oldest first."""
    async with world.database.read() as session:
        found = await session.scalars(
            select(Enrolment)
            .order_by(Enrolment.id)
            .options(joinedload(Enrolment.worker), joinedload(Enrolment.organisation))
        )
        return list(found)


async def drafts(world: World) -> list[Conversation]:
    """All open dialogues."""
    async with world.database.read() as session:
        return list(await session.scalars(select(Conversation).order_by(Conversation.id)))


async def dump(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as it lies in the database."""
    async with world.database.read() as session:
        return {
            table.name: sorted((tuple(row) for row in await session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }

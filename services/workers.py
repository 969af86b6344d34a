"""The people who are to be protected: one row a NIK, whoever names them and however often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Account,
    ClaimCode,
    DukcapilCheck,
    DukcapilSent,
    DuplicatePair,
    Enrolment,
    FurtherPost,
    Protection,
    Worker,
    WorkerKey,
)
from models.encryption import blind_index, blind_indexes
from services.names import fold_name

PERSONAL = (
    "name",
    "birth_date",
    "birth_place",
    "sex",
    "mother_name",
    "address",
    "kecamatan_code",
    "desa_code",
)


@dataclass(frozen=True, repr=False)
class MemberData:
    """What a coordinator says of one person, every answer read already.

    `nik` is 16 digits, `phone` E.164, `sex` L or P, areas are Kemendagri codes, `category` is a key of the
    regency's data. `consent`: the person knows of it and agrees.
    """

    category: str
    nik: str
    name: str
    birth_date: date
    sex: str
    kecamatan_code: str
    desa_code: str
    birth_place: str | None = None
    mother_name: str | None = None
    address: str | None = None
    phone: str | None = None
    serving_since: date | None = None
    ktp_file_id: str | None = None
    consent: bool = False


def data_of(enrolment: Enrolment) -> MemberData:
    """The answers behind an entry (loaded with its worker), to start mending from."""
    worker = enrolment.worker
    return MemberData(
        category=enrolment.category,
        nik=worker.nik,
        name=worker.name,
        birth_date=worker.birth_date,
        sex=worker.sex,
        kecamatan_code=worker.kecamatan_code,
        desa_code=worker.desa_code,
        birth_place=worker.birth_place,
        mother_name=worker.mother_name,
        address=worker.address,
        phone=worker.phone,
        serving_since=enrolment.serving_since,
        ktp_file_id=enrolment.ktp_file_id,
        consent=enrolment.consent_at is not None,
    )


async def worker_by_nik(session: AsyncSession, nik: str, *, lock: bool = False) -> Worker | None:
    """The person with this NIK; with `lock` nobody else proposes them until the end of this unit.

    For a NIK that staff found to be another one of somebody's, that person.
    """
    query = select(Worker).where(Worker.nik_index.in_(blind_indexes(nik, "nik")))
    found = await session.scalar(query.with_for_update() if lock else query)
    if found is None or found.merged_into_id is None:
        return found
    return await session.get(Worker, found.merged_into_id, with_for_update=lock or None)


async def named(session: AsyncSession, data: MemberData, now: datetime) -> Worker:
    """The worker with the NIK of `data`, made if need be, with these personal data from now on.

    Raises IntegrityError when somebody else names the same new person at the same moment and is first.
    """
    known = await worker_by_nik(session, data.nik, lock=True)
    if known is None:
        return make(session, data, now)
    await describe(session, known, data, now)
    return known


def make(session: AsyncSession, data: MemberData, now: datetime) -> Worker:
    """A new person, stored with the next flush, which raises IntegrityError if somebody else was first."""
    worker = Worker(
        nik=data.nik,
        nik_index=blind_index(data.nik, "nik"),
        folded_name=fold_name(data.name)[:100],
        phone=data.phone,
        phone_index=blind_index(data.phone, "phone") if data.phone else None,
        created_at=now,
        updated_at=now,
        **{field: getattr(data, field) for field in PERSONAL},
    )
    session.add(worker)
    return worker


async def describe(session: AsyncSession, worker: Worker, data: MemberData, now: datetime) -> list[str]:
    """Gives a worker the personal data of an entry; which fields changed, by name.

    A phone number opens the record to its owner, so once somebody is linked to it, only that person's own
    number counts and an entry does not put another in its place. What an entry leaves open takes nothing away
    that is known already.
    """
    changed = [field for field in PERSONAL if getattr(data, field) not in (None, getattr(worker, field))]
    for field in changed:
        setattr(worker, field, getattr(data, field))
    worker.folded_name = fold_name(data.name)[:100]
    if data.phone and data.phone != worker.phone and not await _is_linked(session, worker):
        changed.append("phone")
        worker.phone, worker.phone_index = data.phone, blind_index(data.phone, "phone")
    if changed:
        worker.updated_at = now
    return changed


async def renumbered(
    session: AsyncSession, worker: Worker, enrolment: Enrolment, data: MemberData, now: datetime
) -> Worker:
    """The worker an entry is about once its NIK was corrected.

    A row that only this entry made takes the right NIK, or goes when somebody has it already; a person with
    a history of their own is left alone, and the entry gets another worker.
    """
    alone = await _is_only_of(session, worker, enrolment)
    other = await worker_by_nik(session, data.nik, lock=True)
    if other is None and alone:
        worker.nik, worker.nik_index = data.nik, blind_index(data.nik, "nik")
        return worker
    target = other or await named(session, data, now)
    enrolment.worker = target
    await session.flush()
    if alone:
        pairs = or_(DuplicatePair.first_id == worker.id, DuplicatePair.second_id == worker.id)
        await session.execute(delete(DuplicatePair).where(pairs))
        for table in (WorkerKey, ClaimCode):
            await session.execute(delete(table).where(table.worker_id == worker.id))
        # Evidence of what Disdukcapil said of the wrong number stays, and counts no more.
        await session.execute(
            update(DukcapilCheck)
            .where(DukcapilCheck.worker_id == worker.id)
            .values(worker_id=target.id, replaced_at=func.coalesce(DukcapilCheck.replaced_at, now))
        )
        await session.execute(
            update(DukcapilSent).where(DukcapilSent.worker_id == worker.id).values(worker_id=target.id)
        )
        await session.delete(worker)
    return target


async def _is_linked(session: AsyncSession, worker: Worker) -> bool:
    return bool(await session.scalar(select(exists().where(Account.worker_id == worker.id))))


async def _is_only_of(session: AsyncSession, worker: Worker, enrolment: Enrolment) -> bool:
    others = (
        select(func.count())
        .where(Enrolment.worker_id == worker.id, Enrolment.id != enrolment.id)
        .scalar_subquery()
    )
    covers = select(func.count()).where(Protection.worker_id == worker.id).scalar_subquery()
    links = select(func.count()).where(Account.worker_id == worker.id).scalar_subquery()
    merged = select(func.count()).where(Worker.merged_into_id == worker.id).scalar_subquery()
    posts = select(func.count()).where(FurtherPost.worker_id == worker.id).scalar_subquery()
    used = (
        select(func.count())
        .where(ClaimCode.worker_id == worker.id, ClaimCode.used_by.is_not(None))
        .scalar_subquery()
    )
    return (await session.scalar(select(others + covers + links + merged + posts + used))) == 0

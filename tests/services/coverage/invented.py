"""Invented entries with a written history, for the figures that count how things went."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    DukcapilCheck,
    DukcapilFile,
    DukcapilFileStatus,
    DukcapilVerdict,
    Enrolment,
    EnrolmentStatus,
    FurtherPost,
    Organisation,
    StatusChange,
    Visit,
    VisitCheck,
    VisitResult,
    VisitStatus,
)
from regency import load_regency
from services.coverage.standings import catch_up
from tests.factories import NOW, make_account, make_enrolment, make_organisation, make_protection, make_worker

S = EnrolmentStatus
REGENCY = load_regency()
TODAY = NOW.astimezone(REGENCY.zone).date()
KECAMATAN = [area.code for area in REGENCY.kecamatan[:3]]
CATEGORIES = [category.key for category in REGENCY.categories]


def ago(days: float) -> datetime:
    """So many days before the tests' now."""
    return NOW - timedelta(days=days)


async def entry(
    session: AsyncSession,
    *steps: tuple[EnrolmentStatus, float],
    organisation: Organisation | None = None,
    category: str = "marbot",
    kecamatan: str = "16.09.01",
    reason: str = "incomplete",
    lacks: str | None = None,
) -> Enrolment:
    """An entry with its steps: each a status and how many days ago."""
    desa = REGENCY.desa_of(kecamatan)[0].code
    over = {lacks: None} if lacks else {}
    worker = await make_worker(session, kecamatan_code=kecamatan, desa_code=desa, **over)
    organisation = organisation or await make_organisation(session, kecamatan_code=kecamatan, desa_code=desa)
    status, since = steps[-1]
    submitted = max((at for at in steps if at[0] is S.SUBMITTED), key=lambda at: -at[1])[1]
    made = await make_enrolment(
        session, worker=worker, organisation=organisation, category=category, status=status,
        status_since=ago(since), submitted_at=ago(submitted),
    )  # fmt: skip
    before = None
    for after, days in steps:
        given = reason if after in (S.RETURNED, S.REJECTED) else None
        session.add(
            StatusChange(enrolment_id=made.id, before=before, after=after, at=ago(days), reason=given)
        )
        await session.flush()
        before = after
    return made


async def visited(
    session: AsyncSession, made: Enrolment, days: float, result: VisitResult = VisitResult.PRESENT
) -> None:
    """Somebody went there and found the person, with right data, so many days ago."""
    by = await make_account(session)
    visit = Visit(
        organisation_id=made.organisation_id, account_id=by.id, status=VisitStatus.SENT, due_on=TODAY,
        created_at=ago(days + 3), created_by=by.id, closed_at=ago(days),
    )  # fmt: skip
    session.add(visit)
    await session.flush()
    session.add(
        VisitCheck(
            visit_id=visit.id, enrolment_id=made.id, place=1, result=result, data_right=True,
            recorded_at=ago(days), settled_at=ago(days),
        )
    )  # fmt: skip
    await session.flush()


async def counted(session: AsyncSession) -> None:
    """Works out everybody who is due, so that the figures are those of now."""
    while await catch_up(session, REGENCY.zone, NOW, 500):
        pass


async def matched(session: AsyncSession, made: Enrolment, days: float) -> None:
    """Disdukcapil found the person as they stand here, so many days ago."""
    by = await make_account(session)
    file = DukcapilFile(
        status=DukcapilFileStatus.APPLIED, file_name="x.xlsx", file_hash="x", as_of=TODAY, counts={},
        made_by=by.id, made_at=ago(days),
    )  # fmt: skip
    session.add(file)
    await session.flush()
    worker = made.worker
    session.add(
        DukcapilCheck(
            worker_id=worker.id, file_id=file.id, verdict=DukcapilVerdict.MATCH,
            nik_index=worker.nik_index, name=worker.name, birth_date=worker.birth_date,
            as_of=TODAY, at=ago(days), by=by.id,
        )
    )  # fmt: skip
    await session.flush()


async def serves_too(
    session: AsyncSession, made: Enrolment, organisation: Organisation, category: str
) -> None:
    """The person has a second post."""
    by = await make_account(session)
    session.add(
        FurtherPost(
            worker_id=made.worker_id, organisation_id=organisation.id, category=category,
            named_by=by.id, named_at=NOW,
        )
    )  # fmt: skip
    await session.flush()


WAYS: tuple[tuple[EnrolmentStatus, ...], ...] = (
    (S.SUBMITTED,),
    (S.SUBMITTED, S.RETURNED),
    (S.SUBMITTED, S.RETURNED, S.SUBMITTED),
    (S.SUBMITTED, S.RETURNED, S.SUBMITTED, S.APPROVED),
    (S.SUBMITTED, S.APPROVED, S.ANNOUNCED, S.CLEARED),
    (S.SUBMITTED, S.APPROVED, S.PROPOSED),
    (S.SUBMITTED, S.APPROVED, S.PROPOSED, S.APPROVED),
    (S.SUBMITTED, S.APPROVED, S.PROPOSED, S.ENROLLED),
    (S.SUBMITTED, S.APPROVED, S.PROPOSED, S.ENROLLED, S.PROPOSED),
    (S.SUBMITTED, S.APPROVED, S.PROPOSED, S.RETURNED),
    (S.SUBMITTED, S.APPROVED, S.ENROLLED),
    (S.SUBMITTED, S.REJECTED),
    (S.SUBMITTED, S.RETURNED, S.WITHDRAWN),
    (S.SUBMITTED, S.APPROVED, S.LEFT),
)


async def populate(session: AsyncSession, seed: int, people: int = 40) -> list[Enrolment]:
    """People of three kecamatan and all categories, with random ways through the work."""
    random = Random(seed)
    places = [
        await make_organisation(session, kecamatan_code=code, desa_code=REGENCY.desa_of(code)[0].code)
        for code in KECAMATAN * 2
    ]
    made = []
    for _ in range(people):
        way = random.choice(WAYS)
        days = sorted((random.randint(0, 60) + 0.5 for _ in way), reverse=True)
        place = random.choice(places)
        one = await entry(
            session, *zip(way, days, strict=True), organisation=place, category=random.choice(CATEGORIES),
            kecamatan=random.choice(KECAMATAN), reason=random.choice(("incomplete", "nik_mismatch")),
            lacks=random.choice((None, None, "mother_name")),
        )  # fmt: skip
        if random.random() < 0.3:
            await visited(session, one, random.randint(0, 60), random.choice(list(VisitResult)))
        if random.random() < 0.3:
            await matched(session, one, random.randint(0, 60))
        if random.random() < 0.4:
            starts_on = ago(random.randint(-5, 50)).date()
            await make_protection(session, one.worker, starts_on=starts_on)
        if random.random() < 0.3:
            await serves_too(session, one, random.choice(places), random.choice(CATEGORIES))
        made.append(one)
    return made

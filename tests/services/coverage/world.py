"""A small regency to which anything may happen, and a naive count of it, day by day and person by person.

What happens is done by the services where they do more than change a row (BPJS's files, merges), else as
they do it. Nothing of `services.coverage` is used to say how it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    OPEN_STATUSES,
    DuplicatePair,
    Enrolment,
    EnrolmentStatus,
    FurtherPost,
    Organisation,
    PairStatus,
    Protection,
    ProtectionState,
    StandingDue,
    StatusChange,
    Worker,
)
from regency import load_regency
from services.alike import merges
from services.bpjs.known import covers_of
from services.bpjs.periods import Cover, merge
from services.bpjs.storing import store_covers
from services.coverage.standings import catch_up, somebody_is_due
from services.reasons import Reason
from services.roles import Access
from tests.factories import make_enrolment, make_organisation, make_staff, make_worker

REGENCY = load_regency()
S = EnrolmentStatus
P = ProtectionState
BEGIN = datetime(2026, 3, 1, 4, tzinfo=UTC)
FIRST_DAY, HORIZON = date(2026, 1, 20), 200
CATEGORIES = ("marbot", "guru_ngaji")
KECAMATAN = ("16.09.01", "16.09.02")
ENDED = (
    (S.REJECTED, Reason.DUPLICATE),
    (S.WITHDRAWN, None),
    (S.LEFT, Reason.DECEASED),
    (S.LEFT, Reason.MOVED_AWAY),
    (S.LEFT, Reason.TERM_ENDED),
)
OPEN = (S.RETURNED, S.APPROVED, S.PROPOSED, S.ENROLLED)


class Post(NamedTuple):
    """How somebody counts on a day by one of their posts."""

    enrolment_id: int
    organisation_id: int
    category: str
    kecamatan: str
    desa: str
    is_main: bool
    in_category: bool
    status: EnrolmentStatus
    reason: str | None
    cover: ProtectionState | None

    @property
    def is_ours(self) -> bool:
        return self.status in OPEN_STATUSES

    @property
    def is_protected(self) -> bool:
        return self.is_ours and self.cover is P.ACTIVE


Days = dict[date, tuple[Post, ...]]


@dataclass
class World:
    """Tables, a clock, and what the naive count made of it so far: `seen` by person and day."""

    session: AsyncSession
    staff: Access
    organisations: list[Organisation]
    now: datetime = BEGIN
    seen: dict[int, Days] = field(default_factory=dict)
    files: list[dict[int, tuple[Cover, ...]]] = field(default_factory=list)

    @classmethod
    async def make(cls, session: AsyncSession) -> World:
        """Nobody yet, and two organisations."""
        staff = await make_staff(session)
        return cls(session, staff, [await make_organisation(session) for _ in range(2)])

    @property
    def today(self) -> date:
        """The day of the regency."""
        return self.now.astimezone(REGENCY.zone).date()

    async def happen(self, what: str, a: int, b: int, c: int) -> None:
        """One thing; numbers choose who and how. What is not possible now does not happen."""
        self.now += timedelta(minutes=7)
        act: Callable[[int, int, int], Any] = getattr(self, what)
        await act(a, b, c)
        await self.session.flush()

    async def submit(self, a: int, b: int, c: int) -> None:
        """An entry, of somebody new or of somebody who has none."""
        worker = None
        if a % 3 == 0:
            waiting = [one for one in await self._people() if await self._open_entry(one) is None]
            worker = waiting[b % len(waiting)] if waiting else None
        if worker is None:
            worker = await make_worker(self.session, kecamatan_code=KECAMATAN[b % 2])
        entry = await make_enrolment(
            self.session, worker=worker, organisation=self.organisations[c % 2], category=CATEGORIES[a % 2],
            status_since=self.now, submitted_at=self.now,
        )  # fmt: skip
        self._step(entry, None, S.SUBMITTED, None)

    async def decide(self, a: int, b: int, _c: int) -> None:
        """An entry goes on, or comes to an end."""
        if (entry := await self._some_entry(a)) is None:
            return
        choices = [(status, None) for status in OPEN] + list(ENDED[:2])
        status, reason = choices[b % len(choices)]
        self._step(entry, entry.status, status, reason)

    async def leave(self, a: int, b: int, c: int) -> None:
        """Somebody has left, some days ago."""
        if (entry := await self._some_entry(a)) is None:
            return
        status, reason = ENDED[2 + b % 3]
        entry.left_on = self.today - timedelta(days=c % 30)
        self._step(entry, entry.status, status, reason)

    async def take_back(self, a: int, b: int, _c: int) -> None:
        """What ended somebody's entry was a mistake."""
        query = select(Enrolment).where(Enrolment.status.in_((S.LEFT, S.REJECTED))).order_by(Enrolment.id)
        entries = list(await self.session.scalars(query))
        if not entries:
            return
        entry = entries[a % len(entries)]
        worker = await self.session.get_one(Worker, entry.worker_id)
        if worker.merged_into_id is None and await self._open_entry(worker) is None:
            entry.left_on = None
            self._step(entry, entry.status, (S.APPROVED, S.PROPOSED)[b % 2], None)

    async def file(self, a: int, b: int, c: int) -> None:
        """A file of BPJS states a period of some people, backdated or still to come."""
        people = await self._people()
        chosen = [one.id for at, one in enumerate(people) if a >> at % 7 & 1]
        starts = self.today + timedelta(days=b % 90 - 55)
        ends = starts + timedelta(days=c % 120)
        stated = Cover(starts, ends, ends + timedelta(days=c % 3 * 15), self.today, ("JKK", "JKM"))
        before = {key: tuple(found) for key, found in (await covers_of(self.session, chosen)).items()}
        before = {key: before.get(key, ()) for key in chosen}
        after = {key: merge(covers, [stated]).covers for key, covers in before.items()}
        await store_covers(self.session, before, after)
        self.files.append(before)

    async def take_file_back(self, _a: int, _b: int, _c: int) -> None:
        """The last file was wrong: the periods are what they were."""
        if self.files:
            before = self.files.pop()
            now = await covers_of(self.session, list(before))
            await store_covers(self.session, {key: tuple(now[key]) for key in before}, before)

    async def merge(self, a: int, b: int, _c: int) -> None:
        """Two people turn out to be one."""
        people = await self._people()
        if len(people) < 2:
            return
        one, other = people[a % len(people)], people[b % len(people)]
        ids = sorted({one.id, other.id})
        known = select(DuplicatePair.id).where(
            DuplicatePair.first_id == ids[0], DuplicatePair.second_id == ids[-1]
        )
        if len(ids) < 2 or await self.session.scalar(known) is not None:
            return
        pair = DuplicatePair(first_id=ids[0], second_id=ids[1], points=99, found_at=self.now)
        self.session.add(pair)
        await self.session.flush()
        await merges.merge(self.session, pair.id, pair.version, one.id, self.staff, REGENCY, self.now)
        # What a file did to them is no more to be taken back.
        self.files.clear()

    async def part(self, _a: int, _b: int, _c: int) -> None:
        """They are two people after all."""
        query = select(DuplicatePair).where(DuplicatePair.status == PairStatus.SAME)
        pair = await self.session.scalar(query.order_by(DuplicatePair.decided_at.desc()).limit(1))
        if pair is not None:
            await self._close_second_open(pair)
            await merges.undo(self.session, pair.id, pair.version, self.staff, REGENCY, self.now)
            self.files.clear()

    async def move(self, a: int, b: int, _c: int) -> None:
        """Somebody lives elsewhere now."""
        if people := await self._people():
            people[a % len(people)].kecamatan_code = KECAMATAN[b % 2]

    async def mend(self, a: int, b: int, c: int) -> None:
        """An entry is of another category, by another organisation."""
        if (entry := await self._some_entry(a)) is not None:
            entry.category, entry.organisation = CATEGORIES[b % 2], self.organisations[c % 2]

    async def post(self, a: int, b: int, c: int) -> None:
        """Somebody serves elsewhere too."""
        people = await self._people()
        if not people:
            return
        key = people[a % len(people)].id, self.organisations[b % 2].id, CATEGORIES[c % 2]
        names = ("worker_id", "organisation_id", "category")
        if await self.session.scalar(select(FurtherPost.id).filter_by(**dict(zip(names, key, strict=True)))):
            return
        of = dict(zip(names, key, strict=True))
        self.session.add(FurtherPost(**of, named_by=self.staff.account_id, named_at=self.now))

    async def days_pass(self, a: int, b: int, _c: int) -> None:
        """Some days, and an hour that may be another day in the regency than in UTC."""
        self.now = (self.now + timedelta(days=a % 12)).replace(hour=(16, 18, 23)[b % 3])

    async def work_out(self, a: int, _b: int, _c: int) -> None:
        """Some of those who are due, or all."""
        at_most = 1 + a % 4
        due = list(await self.session.scalars(select(StandingDue.worker_id).order_by(StandingDue.id)))
        chosen = list(dict.fromkeys(due[: 4 * at_most]))[:at_most]
        more = await catch_up(self.session, REGENCY.zone, self.now, at_most)
        assert more is await somebody_is_due(self.session)
        for worker_id in chosen:
            self.seen[worker_id] = await self._days_of(worker_id)

    async def all_worked_out(self) -> None:
        """Everybody, a few at a time."""
        while await self.session.scalar(select(StandingDue.id).limit(1)) is not None:
            await self.work_out(3, 0, 0)

    async def _days_of(self, worker_id: int) -> Days:
        worker = await self.session.get(Worker, worker_id, populate_existing=True)
        if worker is None or worker.merged_into_id is not None:
            return {}
        where = {"worker_id": worker_id}
        options = {"populate_existing": True}
        entries = {
            entry: await self._statuses(entry)
            for entry in await self.session.scalars(
                select(Enrolment).filter_by(**where).order_by(Enrolment.id).execution_options(**options)
            )
        }
        posts = list(
            await self.session.scalars(select(FurtherPost).filter_by(**where).order_by(FurtherPost.id))
        )
        query = select(Protection).filter_by(**where).execution_options(**options)
        periods = list(await self.session.scalars(query))
        was = self.seen.get(worker_id, {})
        found: Days = {}
        for number in range(HORIZON):
            day = FIRST_DAY + timedelta(days=number)
            entry = _speaking(day, entries)
            if entry is not None:
                before = was.get(day, ()) if day < self.today else ()
                on_day = entries[entry][day]
                found[day] = self._posts_on(day, worker, entry, on_day, posts, periods, before)
        return found

    def _posts_on(
        self, day: date, worker: Worker, entry: Enrolment, status: tuple[S, str | None],
        posts: list[FurtherPost], periods: list[Protection], before: tuple[Post, ...],
    ) -> tuple[Post, ...]:  # fmt: skip
        was = before[0] if before else None
        same = was is not None and was.enrolment_id == entry.id
        organisation = was.organisation_id if was and same else entry.organisation_id
        category = was.category if was and same else entry.category
        cover = cover_on(day, periods)
        if cover is P.UPCOMING and day < self.today and not (was and was.cover is P.UPCOMING):
            cover = cover_on(day, [one for one in periods if one.starts_on <= day])
        main = Post(
            entry.id, organisation, category,
            was.kecamatan if was else worker.kecamatan_code, was.desa if was else worker.desa_code,
            True, True, *status, cover,
        )  # fmt: skip
        rows = [main]
        for post in posts:
            named_on = post.named_at.astimezone(REGENCY.zone).date()
            if day >= named_on and (post.organisation_id, post.category) != (organisation, category):
                is_new = all(row.category != post.category for row in rows)
                rows.append(
                    main._replace(
                        organisation_id=post.organisation_id, category=post.category,
                        is_main=False, in_category=is_new,
                    )
                )  # fmt: skip
        return tuple(rows)

    async def _statuses(self, entry: Enrolment) -> dict[date, tuple[S, str | None]]:
        """The status of an entry on each day from its first on."""
        query = select(StatusChange).where(StatusChange.enrolment_id == entry.id).order_by(StatusChange.id)
        steps = list(await self.session.scalars(query))
        last = steps[-1]
        assert last.after is entry.status
        held = [step for step in steps if step is last or step.after in OPEN_STATUSES]
        days = [FIRST_DAY + timedelta(days=number) for number in range(HORIZON)]
        found: dict[date, tuple[S, str | None]] = {}
        for day in days:
            for step in held:
                if step.at.astimezone(REGENCY.zone).date() <= day:
                    found[day] = step.after, None if step.after in OPEN_STATUSES else step.reason
            if entry.left_on is not None and day >= entry.left_on and day in found:
                found[day] = S.LEFT, last.reason
        return found

    async def _people(self) -> list[Worker]:
        query = select(Worker).where(Worker.merged_into_id.is_(None)).order_by(Worker.id)
        return list(await self.session.scalars(query.execution_options(populate_existing=True)))

    async def _open_entry(self, worker: Worker) -> Enrolment | None:
        query = select(Enrolment).where(Enrolment.worker_id == worker.id, Enrolment.status.in_(OPEN_STATUSES))
        return await self.session.scalar(query)

    async def _some_entry(self, a: int) -> Enrolment | None:
        query = select(Enrolment).where(Enrolment.status.in_(OPEN_STATUSES)).order_by(Enrolment.id)
        entries = list(await self.session.scalars(query))
        return entries[a % len(entries)] if entries else None

    async def _close_second_open(self, pair: DuplicatePair) -> None:
        """Undoing a merge opens an entry again: nothing else of that person may be open by then."""
        for worker_id in (pair.first_id, pair.second_id):
            worker = await self.session.get_one(Worker, worker_id)
            if worker.merged_into_id is not None and (entry := await self._open_entry(worker)) is not None:
                self._step(entry, entry.status, S.WITHDRAWN, None)
        await self.session.flush()

    def _step(self, entry: Enrolment, before: S | None, after: S, reason: str | None) -> None:
        entry.status, entry.status_since, entry.reason = after, self.now, reason
        self.session.add(
            StatusChange(enrolment_id=entry.id, before=before, after=after, at=self.now, reason=reason)
        )


def cover_on(day: date, periods: list[Protection]) -> ProtectionState | None:
    """The state that speaks on a day: cover, then cover to come, then grace, then the past."""
    states = {
        P.UPCOMING if day < one.starts_on
        else P.ACTIVE if day <= one.ends_on
        else P.GRACE if day <= one.grace_until
        else P.ENDED
        for one in periods
    }  # fmt: skip
    return next((state for state in (P.ACTIVE, P.UPCOMING, P.GRACE, P.ENDED) if state in states), None)


def _speaking(day: date, entries: Mapping[Enrolment, dict[date, tuple[S, str | None]]]) -> Enrolment | None:
    """The entry that stays open the longest; with none open, the one that was closed last."""

    def closed_on(entry: Enrolment) -> date:
        closed = [when for when, (status, _) in entries[entry].items() if status not in OPEN_STATUSES]
        return min(closed, default=date.max)

    here = [entry for entry, days in entries.items() if day in days]
    opened = [entry for entry in here if entries[entry][day][0] in OPEN_STATUSES]
    if opened:
        return max(opened, key=lambda entry: (closed_on(entry), -entry.id))
    return max(here, key=lambda entry: (closed_on(entry), entry.id), default=None)

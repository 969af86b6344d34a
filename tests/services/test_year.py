"""A whole year on a clock of its own, for all 3,934 people: at every step each of them is somewhere, once.

Collection, field sample, Dukcapil, objections, a proposal under a ceiling that pays for a part, BPJS's answer
with refusals and strangers, cover for nine months, lapse, and a renewal for those who still serve.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
from sqlalchemy import func, select

from models import (
    AnnouncedEntry,
    Database,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Objection,
    ObjectionReason,
    ProposalKind,
    ProposalLine,
    Protection,
    ProtectionState,
    Role,
    SamplePool,
    StatusChange,
    Visit,
    VisitResult,
    Worker,
)
from models.encryption import blind_index
from regency import Regency, load_regency
from services.bpjs import rosters
from services.bpjs.roster_file import read_roster
from services.bpjs.roster_plan import Answer
from services.chunks import chunks
from services.dukcapil import answers
from services.dukcapil.answer_file import read_answer
from services.dukcapil.sending import Extent, make_list
from services.field import recording
from services.field.desk import visit_card
from services.field.reports import Said
from services.field.samples import Design, draw_sample, outcome
from services.lifecycle import Verdict, move_many, write_steps
from services.names import fold_name
from services.objections.deciding import dismiss, uphold
from services.objections.filing import file_objection
from services.objections.windows import close_due, open_window
from services.proposals.budgets import BudgetData, set_budget
from services.proposals.planning import Request, plan
from services.proposals.steps import freeze, pay
from services.protection_changes import pass_days
from services.reasons import Reason
from services.references import reference
from services.renewal_answers import all_serving, count_waiting
from services.renewals import begin_renewal, open_renewal, progress_of
from services.roles import Access
from tests.factories import (
    make_account,
    make_coordinator,
    make_organisation,
    make_staff,
    nik_for,
)
from tests.services import year_files

S, P = EnrolmentStatus, ProtectionState
EVERYBODY, PLACES = 3_934, 20
MONTHLY = 16_800
START, ENDS = date(2027, 1, 1), date(2027, 9, 30)
PAID = 2_500


def regency_of_the_year() -> Regency:
    """As a regency sets it that wants every check before money is spent."""
    found = load_regency()
    needs = ("complete", "no_twin", "dukcapil", "cleared", "still_serving")
    return replace(found, proposal=replace(found.proposal, needs=needs))


def workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    """A file as somebody else's program writes it."""
    book, data = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Data")
    for row in rows:
        sheet.append(list(row))
    book.save(data)
    return data.getvalue()


def read_back(data: bytes) -> list[tuple[Any, ...]]:
    """The rows of a file of ours, read by another library than the one that wrote it."""
    return list(openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0].values)


@dataclass
class Year:
    """The database, who acts, and the moment; `places` and `speakers` are the organisations and theirs."""

    database: Database
    regency: Regency
    now: datetime = datetime(2026, 10, 1, 3, tzinfo=UTC)
    staff: Access = field(init=False)
    places: list[int] = field(default_factory=list)
    speakers: list[Access] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day in the regency."""
        return self.now.astimezone(self.regency.zone).date()

    def on(self, day: date) -> None:
        """The clock goes on to ten in the morning of a day."""
        self.now = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)

    async def standing(self) -> Counter[EnrolmentStatus]:
        """How many entries stand where; together they are always everybody."""
        async with self.database.read() as session:
            rows = await session.execute(select(Enrolment.status, func.count()).group_by(Enrolment.status))
            found = Counter({row[0]: row[1] for row in rows})
            # The trail says the same as the entries.
            last = select(func.max(StatusChange.id)).group_by(StatusChange.enrolment_id)
            trail = await session.execute(
                select(StatusChange.after, func.count())
                .where(StatusChange.id.in_(last))
                .group_by(StatusChange.after)
            )
            assert Counter({row[0]: row[1] for row in trail}) == found
        assert found.total() == EVERYBODY
        return found

    async def cover(self) -> Counter[ProtectionState | None]:
        """How many people are covered how, as noted; together always everybody."""
        async with self.database.read() as session:
            rows = await session.execute(select(Worker.protection, func.count()).group_by(Worker.protection))
            found = Counter({row[0]: row[1] for row in rows})
        assert found.total() == EVERYBODY
        return found

    async def ids(self, status: EnrolmentStatus) -> list[int]:
        """Entries that stand there, in the order of their numbers."""
        async with self.database.read() as session:
            query = select(Enrolment.id).where(Enrolment.status == status).order_by(Enrolment.id)
            return list(await session.scalars(query))

    async def moves(
        self, ids: Sequence[int], before: EnrolmentStatus, verdict: Verdict, by: Access | None = None
    ) -> None:
        """The same step of many entries."""
        async with self.database.write() as session:
            await move_many(session, ids, before, verdict, by or self.staff, self.now)

    async def collects(self) -> None:
        """Twenty organisations name everybody."""
        async with self.database.write() as session:
            self.staff = await make_staff(session)
            for _ in range(PLACES):
                place = await make_organisation(session)
                self.places.append(place.id)
                self.speakers.append(await make_coordinator(session, place))
        for numbers in chunks(range(1, EVERYBODY + 1), 1_000):
            async with self.database.write() as session:
                session.add_all([self._worker(number) for number in numbers])
                await session.flush()
                session.add_all([self._entry(number) for number in numbers])
                await session.flush()
                by = self.speakers[0]
                await write_steps(session, numbers, None, Verdict(S.SUBMITTED), by, self.now)

    def _worker(self, number: int) -> Worker:
        born = date(1963, 1, 1) + timedelta(days=number % 14_000)
        nik, name = nik_for(1 + number % 9_000, born), f"Warga Rekaan {number:04}"
        return Worker(
            id=number, nik=nik, nik_index=blind_index(nik, "nik"), name=name, folded_name=fold_name(name),
            birth_date=born, birth_place="Muaradua", sex="L", mother_name="Siti Contoh", address="Dusun II",
            kecamatan_code="16.09.01", desa_code="16.09.01.2002", created_at=self.now, updated_at=self.now,
            keys_version=1,
        )  # fmt: skip

    def _entry(self, number: int) -> Enrolment:
        return Enrolment(
            id=number, reference=reference("OKS", 2026, number), worker_id=number,
            organisation_id=self.places[number % PLACES], category="marbot", consent_at=self.now,
            status=S.SUBMITTED, status_since=self.now, findings=[], submitted_at=self.now,
            submitted_by=self.speakers[number % PLACES].account_id,
        )  # fmt: skip

    async def proposes(self, request: Request) -> tuple[int, int, int]:
        """Freezes and pays what the plan says; people taken, waiting, not ready."""
        async with self.database.read() as session:
            found = await plan(session, request, self.regency, self.today)
        taken, waiting, not_ready = len(found.taken), len(found.waiting), len(found.not_ready)
        assert found.cost.total == taken * MONTHLY * request.months
        assert [one.place for one in found.waiting] == list(range(1, waiting + 1))
        async with self.database.write() as session:
            made = await freeze(session, request, found.fingerprint, self.staff, self.regency, self.now)
            await session.flush()
            await pay(session, made.id, self.staff, self.now)
        return taken, waiting, not_ready

    async def answers(self, rows: Sequence[Sequence[Any]], name: str) -> rosters.Preview:
        """BPJS's file comes, is looked at, and applied."""
        data = workbook(rows)
        roster = read_roster(data, self.today)
        async with self.database.write() as session:
            shown = await rosters.preview(
                session, roster, name, hashlib.sha256(data).hexdigest(), self.today, self.staff, self.now
            )
        async with self.database.write() as session:
            done = await rosters.apply(session, shown.roster_id, self.staff, self.today, self.now)
        assert done.counts == shown.counts
        year_files.answered(done, self.regency, len(rows) - 1)
        assert sum(shown.counts.answers.values()) == len(rows) - 1
        return shown

    async def passes_to(self, last: date, day: date) -> None:
        """The days go by, looked at once a month as after a long sleep of the machine."""
        async with self.database.write() as session:
            await pass_days(session, last, day, self.now)


HEAD = ("NIK", "NAMA", "TGL LAHIR", "PROGRAM", "TGL KEPESERTAAN", "TGL BERAKHIR", "MASA GRACE", "KETERANGAN")


async def people_of(year: Year, status: EnrolmentStatus) -> list[Worker]:
    """The people of entries that stand there."""
    async with year.database.read() as session:
        query = (
            select(Worker).join(Enrolment, Enrolment.worker_id == Worker.id).where(Enrolment.status == status)
        )
        return list(await session.scalars(query.order_by(Worker.id)))


def covered(worker: Worker, starts: date, ends: date, grace: date) -> tuple[Any, ...]:
    """A row of the roster."""
    days = (f"{one:%d-%m-%Y}" for one in (starts, ends, grace))
    return (worker.nik, worker.name, f"{worker.birth_date:%d-%m-%Y}", "JKK, JKM", *days, "")


async def test_a_whole_year(sqlite_database: Database) -> None:
    year = Year(sqlite_database, regency_of_the_year())
    await year.collects()
    assert await year.standing() == {S.SUBMITTED: EVERYBODY}
    await _review(year)
    await _field_sample(year)
    await _dukcapil(year)
    await _objections(year)
    await _proposal(year)
    await _answer(year)
    await _renewal(year)
    await _lapse(year)


async def _review(year: Year) -> None:
    """Most are approved; fifty come back, of whom forty are mended; some are refused."""
    ids = await year.ids(S.SUBMITTED)
    await year.moves(ids[:3_850], S.SUBMITTED, Verdict(S.APPROVED))
    await year.moves(ids[3_850:3_900], S.SUBMITTED, Verdict(S.RETURNED, Reason.NIK_MISMATCH))
    await year.moves(ids[3_900:], S.SUBMITTED, Verdict(S.REJECTED, Reason.CIVIL_SERVANT))
    year.on(date(2026, 10, 20))
    await year.moves(ids[3_850:3_890], S.RETURNED, Verdict(S.SUBMITTED), year.speakers[0])
    await year.moves(ids[3_850:3_890], S.SUBMITTED, Verdict(S.APPROVED))
    assert await year.standing() == {S.APPROVED: 3_890, S.RETURNED: 10, S.REJECTED: 34}


async def _field_sample(year: Year) -> None:
    """One in twenty is visited; the share of right data comes with its interval."""
    async with year.database.write() as session:
        verifier = await make_staff(session, Role.VERIFIER)
        design = Design(SamplePool.DECIDED, None, 5, True, 2026)
        sample = await draw_sample(session, design, year.staff, year.regency, year.now)
        visits = list(await session.scalars(select(Visit.id).order_by(Visit.id)))
    right = wrong = 0
    for visit_id in visits:
        async with year.database.write() as session:
            card = await visit_card(session, visit_id, lock=True)
            for person in card.people:
                is_wrong = person.enrolment.id % 10 == 0
                wrong, right = wrong + is_wrong, right + (not is_wrong)
                said = Said(VisitResult.NOT_ACTIVE) if is_wrong else Said(VisitResult.PRESENT, True)
                recording.say(person, said, year.now)
            await recording.send(session, verifier, card, year.now)
    async with year.database.read() as session:
        whole = await outcome(session, sample.id)
    found = whole.total
    assert await year_files.sampled(year.database, whole, year.regency) == found.drawn
    assert (found.people, found.drawn, found.visited) == (3_890, 195, 195)
    assert (found.right, found.visited - found.right) == (right, wrong)
    assert found.share is not None
    assert found.interval is not None
    assert found.interval.low < found.share < found.interval.high


async def _dukcapil(year: Year) -> None:
    """Disdukcapil's file: most match, some have died, some are unknown; staff act on it."""
    year.on(date(2026, 11, 2))
    async with year.database.write() as session:
        sent = await make_list(session, Extent.NEW, year.staff, year.regency, year.now)
    rows = read_back(sent.data)
    head, people = rows[0], rows[1:]
    assert len(people) == sent.people == 3_890
    words = {7: "Meninggal", 8: "Tidak ditemukan", 9: "Nama berbeda"}
    # They fill in the column that our list has for it.
    assert head[-2:] == ("HASIL", "KETERANGAN")
    said = [(*row[:-2], "", words.get(place % 100, "Sesuai")) for place, row in enumerate(people)]
    data = workbook([(*head[:-2], "KETERANGAN", "HASIL"), *said])
    read = read_answer(data, year.today)
    assert read is not None
    async with year.database.write() as session:
        about = ("jawaban.xlsx", hashlib.sha256(data).hexdigest(), year.today, year.staff, year.now)
        shown = await answers.preview(session, read, *about)
        counts = (await answers.apply(session, shown.file_id, year.staff, year.now)).counts
    by_words = Counter(row[-1] for row in said)
    assert sum(counts.by_verdict.values()) + sum(counts.left.values()) == counts.total == 3_890
    assert sorted(counts.by_verdict.values()) == sorted(by_words.values())
    dead = [
        number for number, row in zip(await year.ids(S.APPROVED), said, strict=True) if row[-1] == "Meninggal"
    ]
    await year.moves(dead, S.APPROVED, Verdict(S.REJECTED, Reason.DECEASED))
    assert await year.standing() == {S.APPROVED: 3_851, S.RETURNED: 10, S.REJECTED: 73}


async def _objections(year: Year) -> None:
    """Three days for everybody to speak; five objections, two of them right; the clock moves the rest on."""
    year.on(date(2026, 11, 10))
    async with year.database.write() as session:
        shown = (await year.standing())[S.APPROVED]
        opened = await open_window(session, "a", 3, shown, year.staff, year.regency, year.now)
        neighbour = Access((await make_account(session)).id, frozenset({Role.GUEST}))
        announced = await session.scalars(select(AnnouncedEntry.id).order_by(AnnouncedEntry.id).limit(5))
        for one in announced.all():
            await file_objection(session, one, ObjectionReason.MOVED, None, False, neighbour, year.now)
        assert opened.people == shown == 3_851
    assert await year_files.announced(year.database, opened.window.id, year.regency) == shown
    year.on(date(2026, 11, 14))
    async with year.database.write() as session:
        filed = list(await session.scalars(select(Objection.id).order_by(Objection.id)))
        for one in filed[:2]:
            await uphold(session, one, "terbukti", year.staff, year.now)
        await close_due(session, year.now)
    assert (await year.standing())[S.ANNOUNCED] == 3
    async with year.database.write() as session:
        for one in filed[2:]:
            await dismiss(session, one, "tidak terbukti", year.staff, year.now)
    assert await year.standing() == {S.CLEARED: 3_849, S.RETURNED: 10, S.REJECTED: 75}


async def _proposal(year: Year) -> None:
    """The ceiling pays for 2,500 people for nine months; who is not matched is not ready, the rest wait."""
    year.on(date(2026, 12, 1))
    ceiling = PAID * MONTHLY * 9 + MONTHLY
    async with year.database.write() as session:
        await set_budget(session, 2027, BudgetData(ceiling, None, 9), year.staff, year.now)
    taken, waiting, not_ready = await year.proposes(Request(ProposalKind.NEW, START, 9))
    assert taken == PAID
    assert taken + waiting + not_ready == 3_849
    assert not_ready == 39 + 39
    papers = await year_files.proposed(year.database, year.regency, year.now)
    assert papers == (taken, waiting, not_ready)
    assert await year.standing() == {S.PROPOSED: PAID, S.CLEARED: 1_349, S.RETURNED: 10, S.REJECTED: 75}


async def _answer(year: Year) -> None:
    """2,400 are taken, 60 refused (40 of them can be mended), 40 not answered, 10 are nobody of ours."""
    year.on(date(2027, 1, 5))
    sent = await people_of(year, S.PROPOSED)
    grace = date(2027, 12, 31)
    strangers = [(nik_for(9_500 + n, date(1985, 5, 5)), f"Orang Asing {n}") for n in range(10)]
    rows = [
        HEAD,
        *(covered(one, START, ENDS, grace) for one in sent[:2_400]),
        *((one.nik, one.name, "", "", "", "", "", "NIK tidak valid") for one in sent[2_400:2_440]),
        *((one.nik, one.name, "", "", "", "", "", "Peserta sudah meninggal") for one in sent[2_440:2_460]),
        *(
            (nik, name, "05-05-1985", "JKK, JKM", "01-01-2027", "30-09-2027", "31-12-2027", "")
            for nik, name in strangers
        ),
    ]
    counts = (await year.answers(rows, "bpjs-januari.xlsx")).counts
    assert (counts.accepted, counts.turned_down, counts.unanswered) == (2_400, 60, 40)
    assert counts.answers[Answer.REFUSED] == 60
    assert counts.answers[Answer.UNKNOWN] == 10
    assert await year.cover() == {P.ACTIVE: 2_400, None: 1_534}
    assert await year.standing() == {
        S.ENROLLED: 2_400, S.PROPOSED: 40, S.CLEARED: 1_349, S.RETURNED: 10 + 40, S.REJECTED: 75 + 20,
    }  # fmt: skip
    async with year.database.read() as session:
        lines = await session.execute(select(ProposalLine.state, func.count()).group_by(ProposalLine.state))
        states = {row[0]: row[1] for row in lines}
    assert states == {LineState.ENROLLED: 2_400, LineState.REFUSED: 60, LineState.OPEN: 40}


async def _renewal(year: Year) -> None:
    """Thirty leave; the rest are asked; as far as the money goes, who still serves is paid for again."""
    year.on(date(2027, 8, 1))
    await year.passes_to(date(2027, 1, 5), year.today)
    assert await year.cover() == {P.ACTIVE: 2_400, None: 1_534}
    gone = (await year.ids(S.ENROLLED))[:30]
    await year.moves(gone, S.ENROLLED, Verdict(S.LEFT, Reason.TERM_ENDED), year.speakers[0])
    async with year.database.write() as session:
        await begin_renewal(session, year.staff, date(2027, 10, 1), year.now)
    for place, speaker in zip(year.places[:-2], year.speakers, strict=False):
        async with year.database.write() as session:
            waits = (await count_waiting(session, [place])).get(place, 0)
            await all_serving(session, speaker, [place], waits, year.now)
    async with year.database.read() as session:
        renewal = await open_renewal(session)
        assert renewal is not None
        progress = await progress_of(session, renewal)
    assert progress.asked == 2_370 == progress.serving + progress.left + progress.waiting
    assert progress.waiting > 0
    assert await year_files.not_answered(year.database, year.regency) == progress.waiting
    # Their cover ends on 30 September: within sixty days.
    assert await year_files.lapsing(year.database, year.today, year.regency) == 2_370
    year.on(date(2027, 9, 1))
    ceiling = PAID * MONTHLY * 9 + 1_500 * MONTHLY * 3
    async with year.database.write() as session:
        await set_budget(session, 2027, BudgetData(ceiling, None, 12), year.staff, year.now)
    taken, waiting, not_ready = await year.proposes(Request(ProposalKind.RENEWAL, date(2027, 10, 1), 3))
    assert taken + waiting == progress.serving
    assert not_ready == progress.waiting
    # The sixty whom BPJS refused cost nothing: their nine months pay for 180 people more.
    assert taken == 1_500 + 180
    assert waiting > 0


async def _lapse(year: Year) -> None:
    """Nine months are over: everybody is in MASA TENGGANG until BPJS says who is in again."""
    stayed = [one for one in await people_of(year, S.PROPOSED) if one.protection is P.ACTIVE]
    taken = len(stayed)
    year.on(date(2027, 10, 5))
    await year.passes_to(date(2027, 8, 1), year.today)
    assert await year.cover() == {P.GRACE: 2_400, None: 1_534}
    rows = [HEAD, *(covered(one, date(2027, 10, 1), date(2027, 12, 31), date(2028, 3, 31)) for one in stayed)]
    counts = (await year.answers(rows, "bpjs-oktober.xlsx")).counts
    assert (counts.accepted, counts.turned_down) == (taken, 0)
    assert await year.cover() == {P.ACTIVE: taken, P.GRACE: 2_400 - taken, None: 1_534}
    year.on(date(2028, 1, 1))
    await year.passes_to(date(2027, 10, 5), year.today)
    assert await year.cover() == {P.GRACE: taken, P.ENDED: 2_400 - taken, None: 1_534}
    async with year.database.read() as session:
        people = await session.scalar(select(func.count(Protection.worker_id.distinct())))
    assert people == 2_400
    assert (await year.standing())[S.ENROLLED] == 2_370

"""The one tap on a batch: its good rows become entries, and what completes an entry fills it in.

All or nothing, in one transaction, once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Dialect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Batch, BatchRow, BatchStatus, RowOutcome
from regency import Regency
from services.audit import record
from services.errors import Invalid
from services.files.packed_texts import packed_text
from services.findings import codes, findings_with
from services.lists.batch_rows import TAKEN_OTHER, TAKEN_OWN, TO_TAKE, Row, counts_of, rows_of
from services.lists.batches import SUBJECT, defaults_of, own_batch
from services.lists.candidates import Doubt, member_data
from services.lists.filling import Fill, Overtaken, ready_fills, store_fills
from services.lists.known_people import Known, known_people
from services.lists.taking import Person, Ready, ready, store
from services.organisations import own_organisation
from services.roles import Access


@dataclass(frozen=True, repr=False)
class Taken:
    """What was taken, and how many entries were filled in.

    `gone` rows turned out to be somebody's already, or to add nothing, between the preview and the press.
    """

    batch: Batch
    enrolment_ids: tuple[int, ...]
    filled: int = 0
    gone: int = 0
    already: bool = False


@dataclass(frozen=True, repr=False)
class ToStore:
    """Rows of a batch made ready to be stored; `gone` are rows, by id, and what is to be said of each."""

    people: list[Ready] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    gone: dict[int, Text] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.people) + len(self.fills)


@dataclass(frozen=True, repr=False)
class Looked:
    """Rows with what the database knows of their people at this moment, before anything is computed."""

    rows: Sequence[Row]
    known: Mapping[str, Known]
    fills: list[Fill]
    gone: dict[int, Text]


async def take_good(
    session: AsyncSession,
    by: Access,
    batch_id: int,
    category: str | None,
    regency: Regency,
    now: datetime,
) -> Taken:
    """Takes all good rows of a small batch; `category` is for rows that name none. Works once.

    The press says that everybody in it knows of it and agrees. Raises `Invalid` or `NotAllowed`.
    """
    batch = await own_batch(session, by, batch_id, lock=True)
    if batch.status is not BatchStatus.OPEN:
        return Taken(batch, (), already=True)
    rows = await rows_of(session, batch_id, TO_TAKE)
    category = await category_for(session, by, batch, category, rows, regency)
    looked = await look(session, by, batch, rows, regency, now)
    found = made_ready(looked, by, batch, category, regency, now, session.get_bind().dialect)
    try:
        async with session.begin_nested():
            ids = await store(session, found.people, by, regency, now)
            await store_fills(session, found.fills)
    except (IntegrityError, Overtaken) as error:
        raise Invalid(Text("batch-changed")) from error
    await finish(session, batch, found, by, category, now)
    return Taken(batch, tuple(ids), len(found.fills), len(found.gone))


async def finish(
    session: AsyncSession, batch: Batch, stored: ToStore, by: Access, category: str | None, now: datetime
) -> None:
    """Says of a batch that its good rows were taken, and of those that could not be why not."""
    for row_id, why in stored.gone.items():
        row = await session.get_one(BatchRow, row_id)
        row.outcome = RowOutcome.DUPLICATE
        row.remarks = [*row.remarks, ["nik", Doubt.REFUSED.value, packed_text(why)]]
    batch.status, batch.taken_at, batch.category = BatchStatus.TAKEN, now, category
    filled = f" filled={len(stored.fills)}" if stored.fills else ""
    after = f"entries={len(stored.people)}{filled}"
    record(session, now, by.account_id, "batch.take", SUBJECT, batch.id, after=after)


async def category_for(
    session: AsyncSession,
    by: Access,
    batch: Batch,
    category: str | None,
    rows: Collection[Row],
    regency: Regency,
) -> str:
    """The category of rows that name none. Raises `Invalid` when one is needed, and `NotAllowed`."""
    organisation = await own_organisation(session, by, batch.organisation_id)
    allowed = defaults_of(organisation, regency).categories
    if category in allowed:
        return category
    if any(row.outcome is RowOutcome.GOOD and "category" not in row.answers for row in rows):
        raise Invalid(Text("batch-category-needed"))
    return allowed[0]


async def look(
    session: AsyncSession, by: Access, batch: Batch, rows: Sequence[Row], regency: Regency, now: datetime
) -> Looked:
    """What is known of these people now: who was named meanwhile, which entries lack something."""
    known = await known_people(session, [row.answers["nik"] for row in rows])
    good = [row for row in rows if row.outcome is RowOutcome.GOOD]
    completing = [(row.id, row.answers) for row in rows if row.outcome is RowOutcome.COMPLETES]
    fills, nothing = await ready_fills(session, by, batch.organisation_id, completing, known, regency, now)
    gone = dict.fromkeys(nothing, TAKEN_OWN.text)
    gone |= {row.id: TAKEN_OTHER.text for row in good if _is_taken(known.get(row.answers["nik"]))}
    return Looked([row for row in good if row.id not in gone], known, fills, gone)


def made_ready(
    looked: Looked,
    by: Access,
    batch: Batch,
    category: str,
    regency: Regency,
    now: datetime,
    dialect: Dialect,
) -> ToStore:
    """Checked, encrypted and as the driver wants it: what costs time, without a database, for any thread."""
    today = now.astimezone(regency.zone).date()
    people = [_person(row, looked.known, category, regency, today) for row in looked.rows]
    stored = ready(people, looked.known, by, batch.organisation_id, now, dialect)
    return ToStore(stored, looked.fills, looked.gone)


def _person(row: Row, known: Mapping[str, Known], category: str, regency: Regency, today: date) -> Person:
    data = member_data(row.answers, category)
    person = known.get(data.nik)
    findings = findings_with(data, person.memberships if person else (), regency, today)
    return Person(row.id, data, codes(findings))


async def begin_taking(
    session: AsyncSession, by: Access, batch_id: int, category: str, regency: Regency
) -> Batch:
    """The person has said yes to a workbook. Raises `Invalid` for one that is settled, or `NotAllowed`."""
    batch = await own_batch(session, by, batch_id, lock=True)
    organisation = await own_organisation(session, by, batch.organisation_id)
    if batch.status is not BatchStatus.OPEN:
        raise Invalid(Text("batch-settled"))
    if category not in defaults_of(organisation, regency).categories:
        raise Invalid(Text("batch-category-needed"))
    counts = await counts_of(session, batch_id)
    batch.status, batch.category = BatchStatus.TAKING, category
    batch.total, batch.done = counts.to_take, 0
    return batch


async def stop_taking(session: AsyncSession, by: Access, batch_id: int) -> Batch:
    """Not after all. Raises `Invalid` when everybody is taken already, or `NotAllowed`."""
    batch = await own_batch(session, by, batch_id, lock=True)
    if batch.status is not BatchStatus.TAKING:
        raise Invalid(Text("batch-settled"))
    batch.status = BatchStatus.OPEN
    return batch


def _is_taken(known: Known | None) -> bool:
    return known is not None and known.enrolment_id is not None

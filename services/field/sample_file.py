"""A sample and its results as a spreadsheet, for staff: everybody drawn, and what it says of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text, Texts, plain
from models import Account, Enrolment, Organisation, Visit, VisitCheck, Worker
from regency import Regency
from services.chunks import chunks
from services.field.samples import Line, Outcome, is_right, people_of
from services.field.verified import result_text
from services.field.wilson import Interval
from services.files.workbooks import Table, workbook_bytes
from services.masks import mask_nik

COLUMNS = (
    *("number", "reference", "name", "nik", "category", "organisation", "desa", "kecamatan"),
    *("visit", "verifier", "day", "result", "right", "note"),
)
SUMMARY = ("category", "people", "drawn", "visited", "right", "share", "low", "high")
_AT_ONCE = 500


class Drawn(NamedTuple):
    """Whose data are looked at; the areas are those of the organisation."""

    reference: str
    name: str
    nik: str
    organisation: str
    desa_code: str
    kecamatan_code: str


@dataclass(frozen=True, repr=False)
class SampleRow:
    """Somebody drawn, with the result that counts and who sent it."""

    entry: Drawn
    category: str
    check: VisitCheck | None
    verifier: str | None


async def rows_of(session: AsyncSession, found: Outcome) -> list[SampleRow]:
    """Everybody of a sample, as they were drawn."""
    people = await people_of(session, found.sample)
    about = (
        select(Enrolment.id, Enrolment.reference, Worker.name, Worker.nik)
        .add_columns(Organisation.name, Organisation.desa_code, Organisation.kecamatan_code)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
    )
    entries: dict[int, Drawn] = {}
    for some in chunks([person.enrolment_id for person, _ in people], _AT_ONCE):
        loaded = await session.execute(about.where(Enrolment.id.in_(some)))
        entries |= {key: Drawn(*of) for key, *of in loaded}
    names: dict[int, str] = {}
    for some in chunks({check.visit_id for _, check in people if check is not None}, _AT_ONCE):
        named = select(Visit.id, Account.name).join(Account, Account.id == Visit.account_id)
        names |= {row[0]: row[1] for row in await session.execute(named.where(Visit.id.in_(some)))}
    return [
        SampleRow(
            entries[person.enrolment_id], person.category, check, names.get(check.visit_id) if check else None
        )
        for person, check in people
    ]


def sample_file(found: Outcome, rows: list[SampleRow], regency: Regency, texts: Texts) -> bytes:
    """An xlsx with three sheets: the summary with its intervals, everybody drawn, and how it was drawn."""

    def say(text: Text | str) -> str:
        return plain(texts(text))

    labels = {category.key: say(category.label_id) for category in regency.categories}
    people = [_row(number, row, labels, regency, texts) for number, row in enumerate(rows, start=1)]
    summary = [_line(line, labels, say("samples-total")) for line in (*found.lines, found.total)]
    sample = found.sample
    how = [
        (say("samples-file-number"), str(sample.id)),
        (say("samples-file-seed"), str(sample.seed)),
        (say("samples-file-pool"), say(f"samples-pool-{sample.pool}")),
        (
            say("samples-file-drawn"),
            say(Text("form-day", day=sample.drawn_at.astimezone(regency.zone).date())),
        ),
        (say("samples-file-method"), say("samples-file-method-words")),
        (say("samples-file-right"), say("samples-file-right-words")),
    ]
    return workbook_bytes(
        [
            Table(say("samples-sheet-summary"), [say(f"samples-column-{key}") for key in SUMMARY], summary),
            Table(say("samples-sheet-people"), [say(f"samples-column-{key}") for key in COLUMNS], people),
            Table(say("samples-sheet-how"), ["", ""], how),
        ]
    )


def percent(share: float) -> str:
    """ "83,3": a share in percent, as Indonesian writes it."""
    return f"{100 * share:.1f}".replace(".", ",")


def _row(
    number: int, row: SampleRow, labels: Mapping[str, str], regency: Regency, texts: Texts
) -> tuple[str, ...]:
    def area(code: str) -> str:
        return regency.area(code).name if regency.has_area(code) else code

    entry, check = row.entry, row.check
    about = (
        *(str(number), entry.reference, entry.name, mask_nik(entry.nik)),
        *(labels.get(row.category, row.category), entry.organisation, area(entry.desa_code)),
        area(entry.kecamatan_code),
    )
    if check is None or check.settled_at is None:
        return (*about, "", "", "", plain(texts("samples-file-waits")), "", "")
    day = f"{check.settled_at.astimezone(regency.zone):%d-%m-%Y}"
    right = plain(texts("samples-yes" if is_right(check) else "samples-no"))
    said = plain(texts(result_text(check)))
    return (*about, f"K{check.visit_id}", row.verifier or "", day, said, right, check.note or "")


def _line(line: Line, labels: Mapping[str, str], total: str) -> tuple[str | int, ...]:
    name = total if line.category is None else labels.get(line.category, line.category)
    share = "" if line.share is None else percent(line.share)
    # Everybody was visited: the share is exact.
    exact = Interval(line.share, line.share) if line.share is not None and line.is_whole else None
    interval = line.interval or exact
    ends = ("", "") if interval is None else (percent(interval.low), percent(interval.high))
    return (name, line.people, line.drawn, line.visited, line.right, share, *ends)

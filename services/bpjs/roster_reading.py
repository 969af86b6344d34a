"""One row of BPJS's file as values: cover, a refusal, or why it is left aside."""

from __future__ import annotations

import re
from datetime import date

from locales import Text
from services.bpjs.refusal_wording import reason_of
from services.bpjs.roster import AnyRow, ProblemKind, ReadRow, RefusedRow, RosterRow, RowProblem
from services.bpjs.roster_columns import PROGRAMMES, Columns
from services.dates import months_after, read_birth_date, read_date
from services.errors import Invalid
from services.files.headers import fold
from services.files.sheets import Cell, text_of
from services.kpj import read_kpj
from services.nik import read_nik

EMPTY = frozenset({"", "-", "–", "0"})
WORDING_LENGTH = 200
"""Characters of a reason or remark that are kept and repeated."""
_YES = {"1", "Y", "YA", "V", "X", "✓", "√", "AKTIF", "TRUE", "IKUT"}
# What is written beside a row that went through, folded; anything longer is a reason of its own.
_WENT_THROUGH = frozenset(
    {"valid", "datavalid", "ok", "oke", "berhasil", "sukses", "success", "lolos", "diterima", "lengkap"}
)
_DID_NOT = ("tidak", "gagal", "ditolak", "tolak", "invalid", "nonvalid", "notvalid", "failed", "error")


def row_reader(today: date, grace_months: int) -> ReadRow:
    """What reads the rows of a file that came on a day of the regency."""

    def read(number: int, raw: list[Cell], cells: tuple[str, ...], columns: Columns, sheet: int) -> AnyRow:
        row = _Row(number, raw, cells, columns, sheet, today)
        try:
            if row.went_through:
                row.nik(row.birth_date()[0])
                return row.problem(ProblemKind.NO_COVER, Text("roster-accepted-only"))
            return row.refusal() if row.was_refused else row.cover(grace_months)
        except Invalid as error:
            return row.problem(ProblemKind.UNREADABLE, error.text)

    return read


class _Row:
    def __init__(
        self,
        number: int,
        raw: list[Cell],
        cells: tuple[str, ...],
        columns: Columns,
        sheet: int,
        today: date,
    ) -> None:
        self.number, self.raw, self.cells, self.columns = number, raw, cells, columns
        self.sheet, self.today = sheet, today

    def cell(self, field: str) -> Cell:
        column = self.columns.of.get(field)
        if column is None or column >= len(self.raw):
            return ""
        cell = self.raw[column]
        return text_of(cell) if isinstance(cell, str) else cell

    def words(self, field: str) -> str:
        return text_of(self.cell(field))

    def is_empty(self, field: str) -> bool:
        return self.words(field) in EMPTY

    @property
    def has_dates(self) -> bool:
        return not (self.is_empty("starts_on") and self.is_empty("ends_on"))

    @property
    def wording(self) -> str:
        """The reason as BPJS words it; what stands beside it says at most that there is one."""
        for field in ("remark", "verdict"):
            if not self.is_empty(field) and fold(self.words(field)) not in _WENT_THROUGH:
                return self.words(field)[:WORDING_LENGTH]
        return ""

    @property
    def went_through(self) -> bool:
        """Received, and not a word of when it is covered."""
        said = {fold(self.words(field)) for field in ("remark", "verdict")} - {""}
        return not self.has_dates and bool(said) and said <= _WENT_THROUGH

    @property
    def was_refused(self) -> bool:
        verdict = fold(self.words("verdict"))
        if verdict.startswith(_DID_NOT):
            return True
        return not self.has_dates and (not self.columns.has_cover or bool(self.wording))

    def nik(self, birth_date: date | None) -> str:
        cell = self.cell("nik")
        if text_of(cell) in EMPTY:
            raise Invalid(Text("roster-nik-empty"))
        return read_nik(_text_or_number(cell), self.today, birth_date).digits

    def birth_date(self) -> tuple[date | None, tuple[Text, ...]]:
        """A birth date that cannot be read is a remark: the cover does not depend on it."""
        if self.is_empty("birth_date"):
            return None, ()
        try:
            return read_birth_date(_date_or_text(self.cell("birth_date")), self.today, sheet=True), ()
        except Invalid:
            return None, (Text("roster-remark-birth-date-unread"),)

    def refusal(self) -> RefusedRow:
        birth_date, remarks = self.birth_date()
        nik = self.nik(birth_date)
        if not self.wording:
            raise Invalid(Text("roster-reason-empty"))
        return RefusedRow(
            row=self.number,
            nik=nik,
            name=self.words("name")[:100],
            birth_date=birth_date,
            wording=self.wording,
            reason=reason_of(self.wording),
            cells=self.cells,
            remarks=remarks,
            sheet=self.sheet,
        )

    def cover(self, grace_months: int) -> RosterRow:
        birth_date, remarks = self.birth_date()
        nik = self.nik(birth_date)
        starts_on, ends_on = self.day("roster-start", "starts_on"), self.day("roster-end", "ends_on")
        if ends_on < starts_on:
            raise Invalid(Text("roster-end-before-start", starts=starts_on, ends=ends_on))
        grace_until = months_after(ends_on, grace_months)
        if not self.is_empty("grace_until"):
            grace_until = self.day("roster-grace", "grace_until")
            if grace_until < ends_on:
                raise Invalid(Text("roster-grace-before-end", grace=grace_until, ends=ends_on))
        kpj, kpj_remarks = self.kpj()
        return RosterRow(
            row=self.number,
            nik=nik,
            kpj=kpj,
            name=self.words("name")[:100],
            birth_date=birth_date,
            programmes=self.programmes(),
            job=self.words("job")[:100],
            starts_on=starts_on,
            ends_on=ends_on,
            grace_until=grace_until,
            cells=self.cells,
            remarks=(*remarks, *kpj_remarks, *self.said()),
            sheet=self.sheet,
        )

    def day(self, label: str, field: str) -> date:
        if self.is_empty(field):
            raise Invalid(Text(f"{label}-empty"))
        try:
            return read_date(_date_or_text(self.cell(field)), self.today, past=False, sheet=True)
        except Invalid as error:
            raise Invalid(Text(f"{label}-wrong", reason=error.text)) from error

    def kpj(self) -> tuple[str | None, tuple[Text, ...]]:
        """As with the birth date: a KPJ of another shape does not undo the cover that BPJS states."""
        if self.is_empty("kpj"):
            return None, ()
        try:
            return read_kpj(_text_or_number(self.cell("kpj"))), ()
        except Invalid:
            return None, (Text("roster-remark-kpj-unread"),)

    def programmes(self) -> tuple[str, ...]:
        if columns := self.columns.programmes:
            return tuple(sorted(name for name, at in columns.items() if self.cells[at].upper() in _YES))
        words = set(re.findall(r"[A-Z]+", self.words("programme").upper()))
        return tuple(sorted(words & set(PROGRAMMES)))

    def said(self) -> tuple[Text, ...]:
        """What the sender remarks about the row, beside the reason that it means."""
        words = self.words("remark")[:WORDING_LENGTH]
        reason = reason_of(words)
        return (Text("roster-remark-said", words=words, reason=reason.label),) if reason else ()

    def problem(self, kind: ProblemKind, reason: Text) -> RowProblem:
        return RowProblem(self.number, kind, reason, self.cells, self.said(), self.sheet)


def _text_or_number(cell: Cell) -> str | float:
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else text_of(cell)


def _date_or_text(cell: Cell) -> str | float | date:
    return cell if isinstance(cell, date) else _text_or_number(cell)

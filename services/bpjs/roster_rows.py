"""A roster that was read, as JSON for the encrypted column, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from locales import Text
from services.bpjs.roster import ProblemKind, RefusedRow, RosterFile, RosterRow, RowProblem, SheetHead
from services.files.packed_texts import packed_text, unpacked_text
from services.reasons import Reason


def packed(roster: RosterFile) -> dict[str, Any]:
    """The whole file as JSON values."""
    return {
        "sheets": [[head.name, list(head.titles)] for head in roster.sheets],
        "rows": [_packed_row(row) for row in roster.rows],
        "refusals": [_packed_refusal(row) for row in roster.refusals],
        "problems": [
            [
                *(problem.row, problem.kind.value, packed_text(problem.reason), list(problem.cells)),
                *(_packed_texts(problem.remarks), problem.sheet),
            ]
            for problem in roster.problems
        ],
    }


def unpacked(stored: Mapping[str, Any]) -> RosterFile:
    """What `packed` made, also by an earlier release: that knew one sheet and no refusals."""
    if "sheets" not in stored:
        stored = _from_earlier(stored)
    return RosterFile(
        tuple(SheetHead(name, tuple(titles)) for name, titles in stored["sheets"]),
        tuple(_row(values) for values in stored["rows"]),
        tuple(_refusal(values) for values in stored["refusals"]),
        tuple(
            RowProblem(row, ProblemKind(kind), unpacked_text(reason), tuple(cells), _texts(remarks), sheet)
            for row, kind, reason, cells, remarks, sheet in stored["problems"]
        ),
    )


def _from_earlier(stored: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {"refused": ProblemKind.UNREADABLE.value}
    return {
        "sheets": [[stored["sheet"], stored["header"]]],
        "rows": [[*values, 0] for values in stored["rows"]],
        "refusals": [],
        "problems": [
            [row, kinds.get(kind, kind), reason, cells, *(remarks or [[]]), 0]
            for row, kind, reason, cells, *remarks in stored["problems"]
        ],
    }


def _packed_row(row: RosterRow) -> list[Any]:
    return [
        *(row.row, row.nik, row.kpj, row.name, _day(row.birth_date)),
        *(list(row.programmes), row.job, row.starts_on.isoformat(), row.ends_on.isoformat()),
        *(row.grace_until.isoformat(), list(row.cells), _packed_texts(row.remarks), row.sheet),
    ]


def _row(values: list[Any]) -> RosterRow:
    number, nik, kpj, name, born, programmes, job, starts_on, ends_on, grace, cells, remarks, sheet = values
    return RosterRow(
        row=number,
        nik=nik,
        kpj=kpj,
        name=name,
        birth_date=_date(born),
        programmes=tuple(programmes),
        job=job,
        starts_on=date.fromisoformat(starts_on),
        ends_on=date.fromisoformat(ends_on),
        grace_until=date.fromisoformat(grace),
        cells=tuple(cells),
        remarks=_texts(remarks),
        sheet=sheet,
    )


def _packed_refusal(row: RefusedRow) -> list[Any]:
    return [
        *(row.row, row.nik, row.name, _day(row.birth_date), row.wording),
        *(row.reason and row.reason.value, list(row.cells), _packed_texts(row.remarks), row.sheet),
    ]


def _refusal(values: list[Any]) -> RefusedRow:
    number, nik, name, born, wording, reason, cells, remarks, sheet = values
    return RefusedRow(
        row=number,
        nik=nik,
        name=name,
        birth_date=_date(born),
        wording=wording,
        reason=Reason(reason) if reason else None,
        cells=tuple(cells),
        remarks=_texts(remarks),
        sheet=sheet,
    )


def _packed_texts(texts: tuple[Text, ...]) -> list[Any]:
    return [packed_text(text) for text in texts]


def _texts(stored: list[Any]) -> tuple[Text, ...]:
    return tuple(unpacked_text(text) for text in stored)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None

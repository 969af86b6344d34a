"""A roster that was read, as JSON for the encrypted column, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.bpjs.roster_file import ProblemKind, RosterFile, RosterRow, RowProblem
from services.files.packed_texts import packed_text, unpacked_text


def packed(roster: RosterFile) -> dict[str, Any]:
    """The whole file as JSON values."""
    return {
        "sheet": roster.sheet,
        "header": list(roster.header),
        "rows": [_packed_row(row) for row in roster.rows],
        "problems": [
            [
                *(problem.row, problem.kind.value, packed_text(problem.reason), list(problem.cells)),
                [packed_text(text) for text in problem.remarks],
            ]
            for problem in roster.problems
        ],
    }


def unpacked(stored: Mapping[str, Any]) -> RosterFile:
    """What `packed` made."""
    return RosterFile(
        stored["sheet"],
        tuple(stored["header"]),
        tuple(_row(values) for values in stored["rows"]),
        tuple(
            RowProblem(
                number,
                ProblemKind(kind),
                unpacked_text(reason),
                tuple(cells),
                tuple(unpacked_text(one) for listed in remarks for one in listed),
            )
            # Rows stored by an earlier release end with the cells.
            for number, kind, reason, cells, *remarks in stored["problems"]
        ),
    )


def _packed_row(row: RosterRow) -> list[Any]:
    return [
        *(row.row, row.nik, row.kpj, row.name, row.birth_date and row.birth_date.isoformat()),
        *(list(row.programmes), row.job, row.starts_on.isoformat(), row.ends_on.isoformat()),
        *(row.grace_until.isoformat(), list(row.cells), [packed_text(text) for text in row.remarks]),
    ]


def _row(values: list[Any]) -> RosterRow:
    number, nik, kpj, name, birth_date, programmes, job, starts_on, ends_on, grace, cells, remarks = values
    return RosterRow(
        row=number,
        nik=nik,
        kpj=kpj,
        name=name,
        birth_date=date.fromisoformat(birth_date) if birth_date else None,
        programmes=tuple(programmes),
        job=job,
        starts_on=date.fromisoformat(starts_on),
        ends_on=date.fromisoformat(ends_on),
        grace_until=date.fromisoformat(grace),
        cells=tuple(cells),
        remarks=tuple(unpacked_text(text) for text in remarks),
    )

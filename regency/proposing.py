"""How a regency proposes people: what must hold, in which order, and in which files they are named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from regency.facts import Key, Name, Programme, Rupiah

FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_{}-]{1,60}$")]


class OrderRule(StrEnum):
    """What people of a proposal can be put in order by; `services.proposals.ordering` says how."""

    NEAR_LIMIT = "near_65"
    RENEWAL = "renewal"
    APPROVED_AT = "approved_at"
    SUBMITTED_AT = "submitted_at"
    OLDEST = "oldest"
    LONGEST_SERVING = "longest_serving"


@dataclass(frozen=True)
class FileColumn:
    """A column of a file for others: its title, and the `value` in it (`services.proposals.columns`).

    `text` instead is the same in every row; with neither the column is there and stays empty.
    """

    title: Name
    value: Key | None = None
    text: Name | None = None


@dataclass(frozen=True)
class FileProfile:
    """One layout of the people's file. `file_name` is without ending; "{number}" is the proposal's number."""

    key: Key
    file_name: FileName
    sheet: Annotated[str, StringConstraints(pattern=r"^[^\[\]:*?/\\]{1,31}$")]
    columns: Annotated[tuple[FileColumn, ...], Field(min_length=1)]
    source: Name


@dataclass(frozen=True)
class ProposalRules:
    """`needs` are checks of `services.readiness`, `near_months`: who turns 65 within so many months of the
    start goes first, `reported_income` what BPJS is told of everybody (rupiah a month), `most_rows` how many
    people one file may hold.
    """

    needs: tuple[Key, ...]
    order: tuple[OrderRule, ...]
    near_months: Annotated[int, Field(strict=True, ge=0, le=60)]
    reported_income: Rupiah
    most_rows: Annotated[int, Field(strict=True, ge=1)]
    programmes: Annotated[tuple[Programme, ...], Field(min_length=1)]
    profile: Annotated[tuple[FileProfile, ...], Field(min_length=1)]

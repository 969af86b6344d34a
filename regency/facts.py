"""The shape of a regency's facts. All frozen: what is read once at start serves every reader at once."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
LabelId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Count = Annotated[int, Field(strict=True, ge=0)]
Years = Annotated[int, Field(strict=True, ge=1, le=120)]
Rupiah = Annotated[int, Field(strict=True, gt=0)]


class AreaKind(StrEnum):
    """Kinds of area, as the state calls them; a kelurahan stands beside a desa."""

    KECAMATAN = "kecamatan"
    DESA = "desa"
    KELURAHAN = "kelurahan"


class Programme(StrEnum):
    """What a regency buys: work accident (JKK) and death (JKM)."""

    JKK = "JKK"
    JKM = "JKM"


@dataclass(frozen=True)
class Area:
    """A kecamatan, desa or kelurahan by its Kemendagri code ("16.09.01", "16.09.01.2005").

    `parent` is the code of the kecamatan, empty for a kecamatan itself. `bps_code` counts by another table.
    """

    code: Annotated[str, StringConstraints(pattern=r"^\d\d\.\d\d\.\d\d(\.\d{4})?$")]
    kind: AreaKind
    name: Name
    parent: str
    bps_code: Annotated[str, StringConstraints(pattern=r"^\d{7}(\d{3})?$")]
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name as shown on a button."""
        return self.name

    @property
    def nik_prefix(self) -> str:
        """The six digits with which a NIK issued here begins (of the kecamatan, for a desa as well)."""
        return self.code.replace(".", "")[:6]


@dataclass(frozen=True)
class Department:
    """The office that owns the programme."""

    name: Name
    short_name: Name


@dataclass(frozen=True)
class BpjsOffice:
    """The branch of BPJS Ketenagakerjaan and the kind of paying group ("wadah") used with it.

    `answer_days`: so many days after a proposal was frozen it should have answered [?].
    """

    branch: Name
    group_kind: Name
    answer_days: Annotated[int, Field(strict=True, ge=1)]


@dataclass(frozen=True)
class AgeRules:
    """Whole years on the day cover begins, from `valid_from` on: at least `minimum`, under `limit` at first
    registration; a warning from `warn_from` on."""

    valid_from: date
    minimum: Years
    limit: Years
    warn_from: Years
    source: Name


@dataclass(frozen=True)
class PlannedStart:
    """A day on which the regency plans to begin paying for those who are approved by then."""

    starts_on: date
    source: Name


@dataclass(frozen=True)
class CoverRules:
    """Months in which a lapsed membership can be revived, first months with the reduced death benefit, days
    from complete papers of a claim to its payment, hours in which an accident is reported to BPJS, and months
    of contributions from which on a death brings scholarships.
    """

    grace_months: Count
    reduced_death_months: Count
    claim_days: Count
    accident_report_hours: Count
    scholarship_months: Count


@dataclass(frozen=True)
class ReviewRules:
    """What is promised: working days until a decision, and days of public objection."""

    working_days: Annotated[int, Field(strict=True, ge=1)]
    objection_days: Count


@dataclass(frozen=True)
class FieldRules:
    """Days within which a visit in the field should be done, counted from the day it is given out."""

    visit_days: Annotated[int, Field(strict=True, ge=1)]


@dataclass(frozen=True)
class Category:
    """A group of workers the regency pays for; `kinds` are the organisations that may name them."""

    key: Key
    label_id: LabelId
    kinds: Annotated[tuple[Key, ...], Field(min_length=1)]
    job: Name
    words: tuple[Name, ...] = ()


@dataclass(frozen=True)
class OrganisationKind:
    """A kind of organisation, the words people use for it and for the person who speaks for it."""

    key: Key
    label_id: LabelId
    words: tuple[Name, ...]
    coordinators: tuple[Name, ...]
    has_simas_id: bool


@dataclass(frozen=True)
class Rate:
    """The monthly contribution for one programme from a day on, rupiah a person."""

    programme: Programme
    amount: Rupiah
    valid_from: date
    source: Name


@dataclass(frozen=True)
class Target:
    """How many people are entitled and to be protected, from a year on, as `source` stated it on a day.

    Of a category, of a kecamatan (its code), of a category in a kecamatan, or, with neither, of all.
    """

    year: Annotated[int, Field(strict=True, ge=2000, le=2100)]
    people: Annotated[int, Field(strict=True, gt=0)]
    source: Name
    category: Key | None = None
    kecamatan: str | None = None
    stated_on: date | None = None


@dataclass(frozen=True)
class PastFigure:
    """A reported share of active people (percent) over a year ("2024") or a month ("2025-04")."""

    period: Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")]
    percent: Annotated[float, Field(ge=0, le=100)]
    source: Name

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day it speaks of."""
        year, month = (int(part) for part in f"{self.period}-0".split("-")[:2])
        if month == 0:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True)
class Channel:
    """An official way to reach BPJS Ketenagakerjaan."""

    key: Key
    label_id: LabelId
    value: Name


@dataclass(frozen=True)
class Benefit:
    """What a programme pays; `amount` in rupiah, None where no sum is fixed."""

    key: Key
    programme: Programme
    label_id: LabelId
    amount: Rupiah | None = None


class DukcapilField(StrEnum):
    """What a column of the list for Disdukcapil holds; EMPTY is filled in by Disdukcapil."""

    NUMBER = "number"
    REFERENCE = "reference"
    NIK = "nik"
    NAME = "name"
    BIRTH_PLACE = "birth_place"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    MOTHER_NAME = "mother_name"
    ADDRESS = "address"
    DESA = "desa"
    KECAMATAN = "kecamatan"
    EMPTY = ""


@dataclass(frozen=True)
class DukcapilColumn:
    """One column of the list for Disdukcapil."""

    title: Name
    field: DukcapilField


@dataclass(frozen=True)
class DukcapilProfile:
    """A layout of the list for Disdukcapil, at most `rows` people a file."""

    key: Key
    sheet: Annotated[str, StringConstraints(min_length=1, max_length=31)]
    columns: Annotated[tuple[DukcapilColumn, ...], Field(min_length=1)]
    rows: Annotated[int, Field(strict=True, ge=1, le=100_000)]


@dataclass(frozen=True)
class Paper:
    """What a family brings to a claim; `cases` are the claims that need it (`models.CaseKind`).

    `traffic_only`: for an accident in traffic. `may_not_apply`: a family may say that it does not apply.
    """

    key: Key
    programme: Programme
    label_id: LabelId
    cases: Annotated[tuple[Literal["accident", "work_death", "death"], ...], Field(min_length=1)]
    traffic_only: bool = False
    may_not_apply: bool = False

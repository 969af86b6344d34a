"""All facts of one regency together, and the questions that are asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, StringConstraints

from regency.expecting import Expected, expected_in
from regency.facts import (
    AgeRules,
    Area,
    AreaKind,
    Benefit,
    BpjsOffice,
    Category,
    Channel,
    Count,
    CoverRules,
    Department,
    DukcapilProfile,
    FieldRules,
    Name,
    OrganisationKind,
    Paper,
    PastFigure,
    PlannedStart,
    Programme,
    Rate,
    ReviewRules,
    Target,
)
from regency.proposing import FileProfile, ProposalRules
from regency.timing import AnnouncementRules, Holiday, ReminderRules


@dataclass(frozen=True)
class Regency:
    """All facts of one regency. Look-ups raise `KeyError` for a code or key that is not there."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    key: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    name: Name
    short_name: Name
    province: Name
    capital: Name
    reference_prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}$")]
    kemendagri_prefix: Annotated[str, StringConstraints(pattern=r"^\d\d\.\d\d$")]
    bps_code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
    timezone: Name
    counts: dict[AreaKind, Count]
    department: Department
    bpjs: BpjsOffice
    cover: CoverRules
    review: ReviewRules
    field: FieldRules
    reminders: ReminderRules
    announcements: AnnouncementRules
    areas: tuple[Area, ...]
    categories: tuple[Category, ...]
    organisation_kinds: tuple[OrganisationKind, ...]
    rates: tuple[Rate, ...]
    age_rules: tuple[AgeRules, ...]
    planned_starts: tuple[PlannedStart, ...]
    targets: tuple[Target, ...]
    history: tuple[PastFigure, ...]
    channels: tuple[Channel, ...]
    benefits: tuple[Benefit, ...]
    papers: tuple[Paper, ...]
    dukcapil_profiles: tuple[DukcapilProfile, ...]
    proposal: ProposalRules
    holidays: tuple[Holiday, ...]
    expected: tuple[Expected, ...]

    def __hash__(self) -> int:
        return hash(self.key)  # `counts` is a dict

    @property
    def nik_prefix(self) -> str:
        """The four digits with which a NIK issued in this regency begins: "1609"."""
        return self.kemendagri_prefix.replace(".", "")

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which the regency's days begin and end."""
        return ZoneInfo(self.timezone)

    @cached_property
    def kecamatan(self) -> tuple[Area, ...]:
        """Every kecamatan, by name."""
        return tuple(
            sorted((a for a in self.areas if a.kind is AreaKind.KECAMATAN), key=lambda area: area.name)
        )

    def desa_of(self, kecamatan: str) -> tuple[Area, ...]:
        """Every desa and kelurahan of a kecamatan (by its code), by name."""
        return self._desa[kecamatan]

    def area(self, code: str) -> Area:
        """The area with this Kemendagri code."""
        return self._areas[code]

    def has_area(self, code: str) -> bool:
        """Whether the code is one of this regency."""
        return code in self._areas

    def category(self, key: str) -> Category:
        """The category with this key."""
        return {category.key: category for category in self.categories}[key]

    def categories_of(self, kind: str) -> tuple[Category, ...]:
        """The categories an organisation of this kind may name."""
        return tuple(category for category in self.categories if kind in category.kinds)

    def organisation_kind(self, key: str) -> OrganisationKind:
        """The kind of organisation with this key."""
        return {kind.key: kind for kind in self.organisation_kinds}[key]

    def benefit(self, key: str) -> Benefit:
        """The benefit with this key."""
        return {benefit.key: benefit for benefit in self.benefits}[key]

    def papers_of(self, programme: Programme) -> tuple[Paper, ...]:
        """What a claim under a programme needs, in the order in which families get it."""
        return tuple(paper for paper in self.papers if paper.programme is programme)

    def papers_for(self, case: str, *, traffic: bool) -> tuple[Paper, ...]:
        """What one claim needs (by its kind, `models.CaseKind`), in the order in which families get it."""
        return tuple(
            paper for paper in self.papers if case in paper.cases and (traffic or not paper.traffic_only)
        )

    def file_profile(self, key: str) -> FileProfile:
        """The layout of a file for others with this key."""
        return {profile.key: profile for profile in self.proposal.profile}[key]

    def rates_on(self, day: date) -> tuple[Rate, ...]:
        """The rate of each programme in force on a day; empty before the first."""
        latest: dict[Programme, Rate] = {}
        for rate in sorted(self.rates, key=lambda rate: rate.valid_from):
            if rate.valid_from <= day:
                latest[rate.programme] = rate
        return tuple(latest[programme] for programme in Programme if programme in latest)

    def monthly_contribution(self, day: date) -> int:
        """Rupiah a person a month by the rates of that day. Raises `LookupError` before the first rate."""
        rates = self.rates_on(day)
        if not rates:
            raise LookupError(f"no contribution rate on {day}")
        return sum(rate.amount for rate in rates)

    def ages_on(self, day: date) -> AgeRules:
        """The age rules in force on a day. Raises `LookupError` before the first."""
        in_force = [rules for rules in self.age_rules if rules.valid_from <= day]
        if not in_force:
            raise LookupError(f"no age rules on {day}")
        return max(in_force, key=lambda rules: rules.valid_from)

    def planned_start(self, day: date) -> date:
        """When cover is planned to begin for whoever is proposed on a day.

        The next day that the regency has stated, that very day included; without one the first day of the
        following month.
        """
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return min((one.starts_on for one in self.planned_starts if one.starts_on >= day), default=following)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday without the days of calendar.toml; of a year not stated there, all of these."""
        return day.weekday() < 5 and day not in self._days_off

    def target(self, year: int) -> Target:
        """The latest target stated up to a year. Raises `LookupError` before the first."""
        stated = self.stated(year)
        if stated is None:
            raise LookupError(f"no target for {year}")
        return stated

    def stated(self, year: int, category: str | None = None, kecamatan: str | None = None) -> Target | None:
        """The latest statement up to a year of the people entitled in just this part, None without one."""
        of_part = [
            target
            for target in self.targets
            if target.year <= year and (target.category, target.kecamatan) == (category, kecamatan)
        ]
        return max(of_part, key=lambda target: target.year, default=None)

    def expected_people(self, desa: str, kind: str | None = None, name: str | None = None) -> int | None:
        """How many people a desa, or one organisation in it, should name; None: nobody has counted."""
        return expected_in(self.expected, desa, kind, name)

    @cached_property
    def _days_off(self) -> frozenset[date]:
        return frozenset(holiday.day for holiday in self.holidays)

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas}

    @cached_property
    def _desa(self) -> dict[str, tuple[Area, ...]]:
        return {
            kecamatan.code: tuple(
                sorted((a for a in self.areas if a.parent == kecamatan.code), key=lambda area: area.name)
            )
            for kecamatan in self.kecamatan
        }

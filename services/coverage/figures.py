"""The figures of coverage as data: what is counted by `services.coverage`, drawn and written elsewhere.

Definitions. *Entitled*: the people stated as entitled for a year, category or area (regency/…/targets.toml,
with source and date); where nothing is stated, the people with an open entry on the day. *Protected*: those
among the people with an open entry whose cover is AKTIF on the day (BPJS's own periods; MASA TENGGANG pays
nothing). Somebody with two roles counts once in a total and once in each category.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

MONTHS = 12
"""For so many months closing a gap is priced: what a whole year costs."""


@dataclass(frozen=True)
class Cut:
    """A part of the regency: a category, a kecamatan (its code), an organisation (its id), or all of it."""

    category: str | None = None
    kecamatan: str | None = None
    organisation: int | None = None


class Basis(StrEnum):
    """STATED: the entitled as a file or letter states them. KNOWN: nothing is stated, open entries count."""

    STATED = "stated"
    KNOWN = "known"


@dataclass(frozen=True)
class Entitled:
    """The denominator with where it comes from; `source` and `stated_on` only with STATED."""

    people: int
    basis: Basis
    source: str | None = None
    stated_on: date | None = None


@dataclass(frozen=True)
class Share:
    """How many of how many are protected on `day`. `as_of`: the date of BPJS's newest file (None: none yet).

    `known_at` is the moment at which it was known so: asked again for that moment it is the same for ever.
    `still_counting`: somebody changed since who is not yet counted anew; in a few seconds it may differ.
    """

    cut: Cut
    day: date
    protected: int
    known: int
    entitled: Entitled
    as_of: date | None
    known_at: datetime
    still_counting: bool = False

    @property
    def percent(self) -> float:
        """Protected in percent of the entitled; 0 of nobody."""
        return 100 * self.protected / self.entitled.people if self.entitled.people else 0.0

    @property
    def gap(self) -> int:
        """The entitled who are not protected; never below 0."""
        return max(0, self.entitled.people - self.protected)


@dataclass(frozen=True)
class Gap:
    """A share and what closing its gap costs: rupiah a month, and for the months that were asked for."""

    label: str
    share: Share
    months: int
    monthly: int

    @property
    def rupiah(self) -> int:
        """People times rupiah times months."""
        return self.share.gap * self.monthly * self.months


@dataclass(frozen=True)
class Stated:
    """A share reported before this system counted; `first` to `last` are the days it speaks of."""

    first: date
    last: date
    percent: float
    source: str


@dataclass(frozen=True)
class Picture:
    """All of /cakupan for one day: the text and the one picture say the same.

    `trend` are month ends up to the day, the day last; `kecamatan` the widest gap first. `further_roles`:
    how many people hold more than one role, so categories may add up to more than the total.
    """

    total: Gap
    target: int | None
    trend: tuple[Share, ...]
    stated: tuple[Stated, ...]
    categories: tuple[Gap, ...]
    kecamatan: tuple[Gap, ...]
    further_roles: int


class Cause(StrEnum):
    """Why somebody is protected on the later day and was not on the earlier, or the other way round.

    JOINED: protected for the first time. RENEWED: the cover had ended and runs again. CAME_BACK: is one of
    the people again, and the cover ran on. LAPSED: the cover ended. DIED, MOVED, REMOVED: is no longer one
    of the people (moved away; any other reason). MOVED_IN, MOVED_OUT: from and to another part of the regency
    (only in a cut of it).
    """

    JOINED = "joined"
    RENEWED = "renewed"
    CAME_BACK = "came_back"
    MOVED_IN = "moved_in"
    LAPSED = "lapsed"
    DIED = "died"
    MOVED = "moved"
    REMOVED = "removed"
    MOVED_OUT = "moved_out"


@dataclass(frozen=True)
class Changes:
    """From one day to another: `first.protected + sum(steps) == last.protected`; losses are negative.

    The denominator's change is `last.entitled.people - first.entitled.people`.
    """

    first: Share
    last: Share
    steps: tuple[tuple[Cause, int], ...]


class Stage(StrEnum):
    """A step of the funnel; everybody at a later one has passed the earlier ones."""

    SUBMITTED = "submitted"
    VERIFIED = "verified"
    APPROVED = "approved"
    PROPOSED = "proposed"
    ACTIVE = "active"


@dataclass(frozen=True)
class FunnelStep:
    """How many reached a stage, and the median days from the one before to it; None: of nobody.

    `skipped` of them are at a later stage and have nothing of this one (approved without a visit).
    """

    stage: Stage
    people: int
    median_days: float | None
    skipped: int = 0


@dataclass(frozen=True)
class Funnel:
    """The stages of one cut, the first first."""

    label: str
    cut: Cut
    steps: tuple[FunnelStep, ...]


@dataclass(frozen=True)
class Rank:
    """A line of the ranking: share of entries that are complete, median days to answer what was returned.

    `late`: returned entries that wait longer than the review rules say.
    """

    label: str
    cut: Cut
    people: int
    complete: int
    median_days: float | None
    late: int

    @property
    def percent(self) -> float:
        """Complete entries in percent."""
        return 100 * self.complete / self.people if self.people else 0.0


@dataclass(frozen=True)
class Quality:
    """Of `decided` entries so many were ever `returned`; `reasons` by code, the most frequent first."""

    decided: int
    returned: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Blank:
    """Where nobody has been submitted from: a desa, or an organisation in it; `expected` people if known."""

    kecamatan_code: str
    desa_code: str
    organisation_id: int | None
    organisation: str | None
    kind: str | None
    expected: int | None


@dataclass(frozen=True)
class Forecast:
    """A month end to come: protected if nothing is done, and at the present pace."""

    day: date
    by_periods: int
    at_pace: int


@dataclass(frozen=True)
class Projection:
    """Month ends of the budget year; `pace` people a month over the `pace_days` before `today`.

    `cliff` is the month end with the greatest fall of `by_periods`, None without a fall; `protected` are
    those of `today`, from whom the first month end falls.
    """

    today: date
    entitled: Entitled
    pace: float
    pace_days: int
    points: tuple[Forecast, ...]
    cliff: Forecast | None
    protected: int = 0

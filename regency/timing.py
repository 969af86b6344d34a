"""When a regency works, when it writes to people, and how often: facts, all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from regency.facts import Name

Days = Annotated[tuple[Annotated[int, Field(strict=True, ge=0, le=366)], ...], Field(min_length=1)]
Positive = Annotated[int, Field(strict=True, ge=1)]


class HolidayKind(StrEnum):
    """National holidays and joint leave ("cuti bersama"): on both, offices are closed."""

    NATIONAL = "national"
    JOINT_LEAVE = "joint_leave"


@dataclass(frozen=True)
class Holiday:
    """A day on which offices are closed besides Saturday and Sunday."""

    day: date
    name: Name
    kind: HolidayKind


@dataclass(frozen=True)
class ReminderRules:
    """The hour of the daily digest, the hours without any message, and after how many days what is said.

    `quiet_*` is every night, `friday_*` the noon prayer of Friday; all in the regency's time. `draft_days`,
    `returned_days`, `incomplete_days`, `renewal_days` and `visit_days` count from the day since when
    something waits, or is late; `cover_days`, `grace_days` and `deadline_days` count down to the last day.
    """

    digest_at: time
    quiet_from: time
    quiet_until: time
    friday_from: time
    friday_until: time
    draft_days: Days
    returned_days: Days
    incomplete_days: Days
    renewal_days: Days
    visit_days: Days
    cover_days: Days
    grace_days: Days
    deadline_days: Days


@dataclass(frozen=True)
class AnnouncementRules:
    """Limits of what staff write to many: characters in one, and how many may begin on one day."""

    longest: Positive
    a_day: Positive

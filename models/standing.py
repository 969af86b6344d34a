"""How everybody stood on every day: what coverage is counted from, and the sums that make it quick."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.enrolment import EnrolmentStatus
from models.protection import ProtectionState

FAR = date(9999, 12, 31)
"""The end of what has no end yet."""
_NOW = text("known_until IS NULL")


class Standing(Base):
    """Days of one person in which nothing of what coverage counts changes: `from_day` to before `until_day`.

    One row for each post of theirs. `is_main` is the entry itself: exactly one a person and day, so a total
    counts those rows. `in_category`: the one row by which the person counts in that category (somebody with
    two posts of one category counts there once). The days reach into the future as far as BPJS's periods do.

    `cover` is the state of the cover on these days, None where BPJS does not know the person. `was_covered`:
    AKTIF on some day before `from_day`. `reason` belongs to a status that ended the entry.

    Nothing is overwritten: rows that turn out otherwise get `known_until`, and new ones stand beside them, so
    that any day can be asked as it was known at any moment. The numbers of worker, entry and organisation are
    no foreign keys: what was known of a row outlives it, and storing waits for nobody who has it locked.
    """

    __tablename__ = "standings"
    __table_args__ = (
        Index("ix_standings_worker", "worker_id", "known_until"),
        Index(
            "ix_standings_organisation",
            "organisation_id",
            "from_day",
            sqlite_where=_NOW,
            postgresql_where=_NOW,
        ),
        Index(
            "ix_standings_days",
            "from_day",
            "until_day",
            "worker_id",
            sqlite_where=_NOW,
            postgresql_where=_NOW,
        ),
        Index(
            "ix_standings_further",
            "from_day",
            sqlite_where=text("known_until IS NULL AND is_main = 0"),
            postgresql_where=text("known_until IS NULL AND NOT is_main"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(Id)
    enrolment_id: Mapped[int] = mapped_column(Id)
    organisation_id: Mapped[int] = mapped_column(Id)
    category: Mapped[str] = mapped_column(String(32))
    kecamatan_code: Mapped[str] = mapped_column(String(16))
    desa_code: Mapped[str] = mapped_column(String(16))
    is_main: Mapped[bool]
    in_category: Mapped[bool]
    status: Mapped[EnrolmentStatus] = mapped_column(choice(EnrolmentStatus))
    reason: Mapped[str | None] = mapped_column(String(32), default=None)
    cover: Mapped[ProtectionState | None] = mapped_column(choice(ProtectionState), default=None)
    was_covered: Mapped[bool]
    from_day: Mapped[date]
    until_day: Mapped[date] = mapped_column(default=FAR)
    known_from: Mapped[datetime]
    known_until: Mapped[datetime | None] = mapped_column(default=None)


class StandingDue(Base):
    """Somebody whose standing has to be worked out anew; triggers of the database write these rows.

    A row for each change: one row a person would have to be fought for by who writes and who works out.
    """

    __tablename__ = "standings_due"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(Id)


class CoverageClock(Base):
    """One row: the moment at which standings last changed. It only goes forward.

    Whoever works standings out has it locked, so `known_at` is also the version of all figures.
    """

    __tablename__ = "coverage_clock"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    known_at: Mapped[datetime]


class CoverageCell(Base):
    """By how many people a cell of the count changed on a day; the sum up to a day is the count on that day.

    `category` "" counts persons (`Standing.is_main`), a category counts `Standing.in_category`. `cover` ""
    stands for none. Only what is known now is counted here.
    """

    __tablename__ = "coverage_cells"
    __table_args__ = ({"sqlite_with_rowid": False},)

    day: Mapped[date] = mapped_column(primary_key=True)
    category: Mapped[str] = mapped_column(String(32), primary_key=True)
    kecamatan_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    status: Mapped[str] = mapped_column(String(32), primary_key=True)
    cover: Mapped[str] = mapped_column(String(32), primary_key=True)
    people: Mapped[int]


class CoverageMonth(Base):
    """The cells of one month added up (`month` is its first day), so that a sum over years has few rows."""

    __tablename__ = "coverage_months"
    __table_args__ = ({"sqlite_with_rowid": False},)

    # In this order a sum over all months reads the rows as they lie.
    category: Mapped[str] = mapped_column(String(32), primary_key=True)
    kecamatan_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    status: Mapped[str] = mapped_column(String(32), primary_key=True)
    cover: Mapped[str] = mapped_column(String(32), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    people: Mapped[int]

"""Keys by which people who may be the same are found, and the pairs that staff have to look at."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice


class WorkerKey(Base):
    """One of the keys of a person: 64 bits of a keyed blind index, so that nobody reads from it what it is
    of.
    """

    __tablename__ = "worker_keys"
    # The table is its own index: nothing is ever asked but "who has this key".
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    worker_id: Mapped[int] = mapped_column(
        ForeignKey("workers.id"), primary_key=True, autoincrement=False, index=True
    )


class PairStatus(StrEnum):
    """OPEN: nobody has looked yet. LATER: looked at and put off. SAME: merged. DIFFERENT: two people, for
    good.
    """

    OPEN = "open"
    LATER = "later"
    SAME = "same"
    DIFFERENT = "different"


# What staff still have to say something to.
UNDECIDED = (PairStatus.OPEN, PairStatus.LATER)


class DuplicatePair(Base):
    """Two people who may be one; `first_id` is the smaller id. `points` are tenths of those of the
    comparison.
    """

    __tablename__ = "duplicate_pairs"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        Index("ix_duplicate_pairs_status", "status", "points"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    points: Mapped[int]
    status: Mapped[PairStatus] = mapped_column(choice(PairStatus), default=PairStatus.OPEN)
    found_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

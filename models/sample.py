"""Random samples of entries, drawn so that anybody can draw them again."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice


class SamplePool(StrEnum):
    """Out of whom is drawn: who waits for a decision, who is approved and not yet proposed, everybody."""

    WAITING = "waiting"
    DECIDED = "decided"
    EVERYBODY = "everybody"


class Sample(Base):
    """`strata`: category → [people it was drawn from, people drawn]. `kecamatan_code` None: the regency."""

    __tablename__ = "samples"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seed: Mapped[int]
    pool: Mapped[SamplePool] = mapped_column(choice(SamplePool))
    kecamatan_code: Mapped[str | None] = mapped_column(String(16), default=None)
    strata: Mapped[dict[str, Any]]
    due_on: Mapped[date]
    drawn_at: Mapped[datetime]
    drawn_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))


class SamplePerson(Base):
    """One entry that was drawn, under the category that it had then."""

    __tablename__ = "sample_people"
    __table_args__ = (UniqueConstraint("sample_id", "enrolment_id", name="uq_sample_people_person"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    sample_id: Mapped[int] = mapped_column(ForeignKey("samples.id"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"), index=True)
    category: Mapped[str] = mapped_column(String(32))

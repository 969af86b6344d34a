"""Pictures and reports of the coverage that somebody waits for, and those that are drawn already."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice


class PictureKind(StrEnum):
    """What is drawn. REPORT: the month as PDF and as a workbook."""

    OVERVIEW = "overview"
    CHANGES = "changes"
    FUNNEL = "funnel"
    PROJECTION = "projection"
    REPORT = "report"


class PictureRequest(Base):
    """Somebody waits for a picture of one day; the row goes when it has been sent.

    `cut` is the part of the regency as it stands in a button. `first_day`: from which day on, for what
    compares two. `as_file`: as a document, in full size.
    """

    __tablename__ = "picture_requests"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    kind: Mapped[PictureKind] = mapped_column(choice(PictureKind))
    cut: Mapped[str] = mapped_column(String(40))
    day: Mapped[date]
    first_day: Mapped[date | None] = mapped_column(default=None)
    as_file: Mapped[bool] = mapped_column(default=False)
    tries: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime]


class Drawing(Base):
    """A file that was drawn from figures; `key` is a hash of them, so the same figures are the same bytes.

    It holds sums and names of places, nothing of a person.
    """

    __tablename__ = "drawings"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(100))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(index=True)

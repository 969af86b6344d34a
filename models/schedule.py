"""What is due by the clock: one row a job, so that a restart, a second process, a wrong clock do no harm."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class ScheduledJob(Base):
    """A job of `gateway.scheduler` by its name.

    `last_day` is the last day of the regency that a daily job has done wholly; `cursor_day` and `cursor` say
    how far it has come with the day at hand (codes and ids only, nothing personal).
    """

    __tablename__ = "scheduled_jobs"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    due_at: Mapped[datetime] = mapped_column(index=True)
    ran_at: Mapped[datetime | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    cursor_day: Mapped[date | None] = mapped_column(default=None)
    cursor: Mapped[Any | None] = mapped_column(JSON, default=None)
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(300), default=None)

"""Cover as BPJS's own files state it, and the files it came from."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedJSON, EncryptedText


class ProtectionState(StrEnum):
    """AKTIF up to and with `ends_on`, MASA TENGGANG up to and with `grace_until`, then BERAKHIR.

    Only AKTIF pays benefits: in the grace period a membership can be revived, not used (BPJS, BPU).
    """

    ACTIVE = "aktif"
    UPCOMING = "belum_mulai"
    GRACE = "masa_tenggang"
    ENDED = "berakhir"


class Protection(Base):
    """A period of cover. AKTIF until `ends_on`, MASA TENGGANG until `grace_until`, then BERAKHIR.

    It holds for one card (`kpj`) and the `programmes` named; JKK and JKM with other dates are two periods of
    one person, and so are two cards. `services.bpjs.periods` says which statement replaces which.
    """

    __tablename__ = "protections"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    kpj: Mapped[str | None] = mapped_column(EncryptedText("protections.kpj"), default=None)
    kpj_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True, default=None)
    programmes: Mapped[list[Any]] = mapped_column(default=list)
    starts_on: Mapped[date]
    ends_on: Mapped[date] = mapped_column(index=True)
    grace_until: Mapped[date]
    as_of: Mapped[date]
    roster_id: Mapped[int | None] = mapped_column(ForeignKey("rosters.id"), default=None)


class ProtectionCause(StrEnum):
    """Why the state of somebody's cover changed.

    A file of BPJS was applied, or taken back; two people turned out to be one; a day passed; or it was first
    looked at (people who were stored before changes were noted).
    """

    ROSTER = "roster"
    ROSTER_UNDONE = "roster_undone"
    MERGED = "merged"
    DAY = "day"
    FIRST_SEEN = "first_seen"


class ProtectionChange(Base):
    """One change of the state of somebody's cover: the trail of it, never changed afterwards.

    None before: BPJS did not know the person; None after: does not know them any more. `since` is the day of
    the regency from which the new state holds, `at` when it was noted.
    """

    __tablename__ = "protection_changes"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    before: Mapped[ProtectionState | None] = mapped_column(choice(ProtectionState), default=None)
    after: Mapped[ProtectionState | None] = mapped_column(choice(ProtectionState), default=None)
    since: Mapped[date] = mapped_column(index=True)
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    cause: Mapped[ProtectionCause] = mapped_column(choice(ProtectionCause))
    roster_id: Mapped[int | None] = mapped_column(ForeignKey("rosters.id"), default=None)
    note: Mapped[str | None] = mapped_column(EncryptedText("protection_changes.note"), default=None)


class RosterStatus(StrEnum):
    """A file is first shown as a preview; it changes nothing before it is applied, and can be taken back."""

    PREVIEWED = "previewed"
    APPLIED = "applied"
    DISCARDED = "discarded"
    UNDONE = "undone"


class Roster(Base):
    """A file of BPJS. `rows` holds what was read until it is applied or discarded, then it is wiped.

    `wordings` are reasons in BPJS's words with the code that staff chose for them.
    """

    __tablename__ = "rosters"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    file_hash: Mapped[str] = mapped_column(String(64), index=True)
    as_of: Mapped[date]
    rows: Mapped[Any | None] = mapped_column(EncryptedJSON("rosters.rows"), default=None)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    status: Mapped[RosterStatus] = mapped_column(choice(RosterStatus))
    uploaded_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    uploaded_at: Mapped[datetime]
    applied_at: Mapped[datetime | None] = mapped_column(default=None)
    applied_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    wordings: Mapped[Any | None] = mapped_column(EncryptedJSON("rosters.wordings"), default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)


class RosterEffect(Base):
    """What applying a file did to one person, so that it can be taken back as a whole.

    `before` and `after` hold the periods and the step of the entry; `enrolment_id` only where it took one.
    Lines of proposals know themselves by which file they were answered.
    """

    __tablename__ = "roster_effects"
    __table_args__ = (UniqueConstraint("roster_id", "worker_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    roster_id: Mapped[int] = mapped_column(ForeignKey("rosters.id"))
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolments.id"), default=None)
    before: Mapped[Any] = mapped_column(EncryptedJSON("roster_effects.before"))
    after: Mapped[Any] = mapped_column(EncryptedJSON("roster_effects.after"))


class RosterMatch(Base):
    """Staff looked at a NIK of BPJS that nobody has and at somebody with nearly that NIK: one person or not.

    It counts for later files too, once the file it was said of is applied.
    """

    __tablename__ = "roster_matches"
    __table_args__ = (UniqueConstraint("roster_id", "nik_index", "worker_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    roster_id: Mapped[int] = mapped_column(ForeignKey("rosters.id"))
    nik_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    is_same: Mapped[bool]
    decided_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime]

"""The money of a year, and the proposals of people to be paid from it, with everybody named in them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedBytes, EncryptedText
from models.enrolment import EnrolmentStatus


class Budget(Base):
    """What was decided for a fiscal year. Rows are only added: the newest one of a year counts.

    `ceiling` is in whole rupiah, `quota` in people (None: no limit but the money), `months` what is planned
    for each person.
    """

    __tablename__ = "budgets"
    __table_args__ = (Index("ix_budgets_year", "year", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    year: Mapped[int]
    ceiling: Mapped[int] = mapped_column(BigInteger)
    quota: Mapped[int | None] = mapped_column(default=None)
    months: Mapped[int]
    set_at: Mapped[datetime]
    set_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    note: Mapped[str | None] = mapped_column(EncryptedText("budgets.note"), default=None)


class ProposalKind(StrEnum):
    """NEW: everybody who is ready, in the regency's order. RENEWAL: only those who are paid for already.

    FOLLOW_UP: people that BPJS refused in an earlier proposal (its parent), mended and approved again.
    """

    NEW = "new"
    RENEWAL = "renewal"
    FOLLOW_UP = "follow_up"


class ProposalStatus(StrEnum):
    """SENT: frozen, everybody in it is PROPOSED. PAID: the money has gone to BPJS.

    CLOSED: BPJS has answered for each of them. CANCELLED: taken back before it was paid. Before it is frozen
    there is no row: a preview is counted anew each time it is looked at.
    """

    SENT = "sent"
    PAID = "paid"
    CLOSED = "closed"
    CANCELLED = "cancelled"


# Proposals that BPJS has in its hands.
WITH_BPJS = (ProposalStatus.SENT, ProposalStatus.PAID)


class LineState(StrEnum):
    """OPEN: waits for BPJS's answer. ENROLLED, REFUSED: the answer. REMOVED: taken out before payment."""

    OPEN = "open"
    ENROLLED = "enrolled"
    REFUSED = "refused"
    REMOVED = "removed"


_IS_OPEN = text(f"state = '{LineState.OPEN}'")


class Proposal(Base):
    """`monthly` is what one person costs for one month, in rupiah, as the rates stood when it was frozen.

    `order_rule` is what the people were put in order by, `revision` counts changes after freezing,
    `file_hash` is the SHA-256 of the files of the newest revision (each one's own: `ProposalFile`).
    """

    __tablename__ = "proposals"
    __table_args__ = (Index("ix_proposals_year", "year", "status"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    year: Mapped[int]
    kind: Mapped[ProposalKind] = mapped_column(choice(ProposalKind))
    status: Mapped[ProposalStatus] = mapped_column(choice(ProposalStatus))
    starts_on: Mapped[date]
    months: Mapped[int]
    programmes: Mapped[list[Any]] = mapped_column(default=list)
    monthly: Mapped[int] = mapped_column(BigInteger)
    order_rule: Mapped[list[Any]] = mapped_column(default=list)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("proposals.id"), index=True, default=None)
    revision: Mapped[int] = mapped_column(default=0)
    file_hash: Mapped[str | None] = mapped_column(String(64), default=None)
    # Of the plan that was frozen, so that a second tap on the same button finds it.
    fingerprint: Mapped[str | None] = mapped_column(String(16), index=True, default=None)
    # Who waits for the files of the newest revision; empty once they are made.
    files_for: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True, default=None)
    frozen_at: Mapped[datetime]
    frozen_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    paid_at: Mapped[datetime | None] = mapped_column(default=None)
    paid_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ProposalLine(Base):
    """One person of a proposal. `place` counts from 1; `before` is where the entry stood before PROPOSED.

    `amount` is for all months, in rupiah. `replaces_id`: the line whose place was taken. `answered_at` and
    `roster_id`: when BPJS's answer was applied, and from which file. `reason` is a code of services/reasons.
    """

    __tablename__ = "proposal_lines"
    __table_args__ = (
        UniqueConstraint("proposal_id", "place"),
        # A person is in one open proposal at most.
        Index(
            "uq_proposal_lines_open_worker",
            "worker_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index("ix_proposal_lines_state", "proposal_id", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"), index=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    place: Mapped[int]
    before: Mapped[EnrolmentStatus] = mapped_column(choice(EnrolmentStatus))
    amount: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[LineState] = mapped_column(choice(LineState))
    reason: Mapped[str | None] = mapped_column(String(32), default=None)
    note: Mapped[str | None] = mapped_column(EncryptedText("proposal_lines.note"), default=None)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("proposal_lines.id"), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    roster_id: Mapped[int | None] = mapped_column(ForeignKey("rosters.id"), index=True, default=None)


class ProposalFile(Base):
    """A file made for one revision of a proposal, kept as it was given out: asked again, it is the same.

    `kind` is a profile of regency/…/proposal.toml or a letter; `part` counts from 1 where rows are many.
    """

    __tablename__ = "proposal_files"
    __table_args__ = (UniqueConstraint("proposal_id", "revision", "kind", "part"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    revision: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    part: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    people: Mapped[int]
    content: Mapped[bytes] = mapped_column(EncryptedBytes("proposal_files.content"))
    made_at: Mapped[datetime]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)

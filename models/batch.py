"""Many people named at once: a pasted list, a workbook or an album of photos, and each of its rows."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedBytes, EncryptedJSON, EncryptedText


class BatchSource(StrEnum):
    """What the people were read from."""

    PASTE = "paste"
    SHEET = "sheet"
    PHOTOS = "photos"


class BatchStatus(StrEnum):
    """CHOOSING: it waits to be said for which organisation it is. READING: a file waits to be read.

    OPEN: shown, nothing taken yet. TAKING: the person has said yes, and the rows are being made ready.
    TAKEN: done; what is left of it may still be looked at one by one. DISCARDED: nothing of it was taken.
    UNDONE: taken, and taken back whole.
    """

    CHOOSING = "choosing"
    READING = "reading"
    OPEN = "open"
    TAKING = "taking"
    TAKEN = "taken"
    DISCARDED = "discarded"
    UNDONE = "undone"


class RowOutcome(StrEnum):
    """What a row came to. Every row has exactly one, so their sum is always the rows of the batch.

    GOOD may be taken as it is. DOUBTFUL can be read, but somebody has to look. MISSING lacks what nobody can
    be named without. DUPLICATE is a person who has an open entry, or who stands in an earlier row. REFUSED
    cannot be right, or a rule speaks against it. UNCHANGED was taken before, word for word. COMPLETES may
    fill in what an own entry still lacks. TAKEN has an entry. FILLED has filled one in. DROPPED was left out
    by the person. UNDONE was taken, or has filled in, and that was taken back with the batch.
    """

    GOOD = "good"
    COMPLETES = "completes"
    DOUBTFUL = "doubtful"
    MISSING = "missing"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    UNCHANGED = "unchanged"
    TAKEN = "taken"
    FILLED = "filled"
    DROPPED = "dropped"
    UNDONE = "undone"


class Batch(Base):
    """`file` is kept only while it is needed to give the workbook back; `file_hash` is SHA-256 in hex."""

    __tablename__ = "batches"
    __table_args__ = (Index("ix_batches_work", "status", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    source: Mapped[BatchSource] = mapped_column(choice(BatchSource))
    status: Mapped[BatchStatus] = mapped_column(choice(BatchStatus))
    category: Mapped[str | None] = mapped_column(String(32), default=None)
    file_name: Mapped[str | None] = mapped_column(EncryptedText("batches.file_name"), default=None)
    file_hash: Mapped[str | None] = mapped_column(String(64), index=True, default=None)
    file: Mapped[bytes | None] = mapped_column(EncryptedBytes("batches.file"), default=None)
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    # What is said of the file as a whole: sheets passed over, a header that was guessed.
    notes: Mapped[Any | None] = mapped_column(EncryptedJSON("batches.notes"), default=None)
    created_at: Mapped[datetime]
    taken_at: Mapped[datetime | None] = mapped_column(default=None)
    # The workbook is to be given back, with what became of its rows.
    report_wanted: Mapped[bool] = mapped_column(default=False)
    # What the rows said of people is gone; see `services.lists.batches.forget_old`.
    wiped_at: Mapped[datetime | None] = mapped_column(default=None)


class BatchRow(Base):
    """One person of a batch. `place` is the number people see: Excel's row, the person's place in the text.

    `answers` are values as the member form keeps them, `remarks` what is to be said of which of them.
    `row_index` is the blind index of the row's own words for this organisation, so that a row that was
    taken is known when the file comes again.
    """

    __tablename__ = "batch_rows"
    __table_args__ = (Index("ix_batch_rows_place", "batch_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"))
    sheet: Mapped[int] = mapped_column(default=0)
    place: Mapped[int]
    answers: Mapped[Any] = mapped_column(EncryptedJSON("batch_rows.answers"))
    remarks: Mapped[Any] = mapped_column(EncryptedJSON("batch_rows.remarks"))
    outcome: Mapped[RowOutcome] = mapped_column(choice(RowOutcome))
    row_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True, default=None)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolments.id"), index=True, default=None)

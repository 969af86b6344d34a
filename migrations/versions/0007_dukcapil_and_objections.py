"""Files exchanged with Disdukcapil and their verdicts; windows for objections and what was objected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CODE = sa.String(length=32)


def upgrade() -> None:
    """Forwards only: going back is done from a backup."""
    _dukcapil()
    _objections()


def _dukcapil() -> None:
    op.create_table(
        "dukcapil_files",
        sa.Column("id", ID, nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("applied_by", ID, nullable=True),
        sa.Column("applied_at", MOMENT, nullable=True),
        _reference("dukcapil_files", "made_by", "accounts"),
        _reference("dukcapil_files", "applied_by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dukcapil_files")),
    )
    op.create_index("ix_dukcapil_files_file_hash", "dukcapil_files", ["file_hash"])
    op.create_table(
        "dukcapil_sent",
        sa.Column("id", ID, nullable=False),
        sa.Column("file_id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("nik_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        _reference("dukcapil_sent", "file_id", "dukcapil_files"),
        _reference("dukcapil_sent", "worker_id", "workers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dukcapil_sent")),
    )
    op.create_index("ix_dukcapil_sent_worker", "dukcapil_sent", ["worker_id", "id"])
    op.create_table(
        "dukcapil_checks",
        sa.Column("id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("file_id", ID, nullable=False),
        sa.Column("verdict", CODE, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("nik_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("replaced_at", MOMENT, nullable=True),
        _reference("dukcapil_checks", "worker_id", "workers"),
        _reference("dukcapil_checks", "file_id", "dukcapil_files"),
        _reference("dukcapil_checks", "by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dukcapil_checks")),
    )
    op.create_index("ix_dukcapil_checks_file_id", "dukcapil_checks", ["file_id"])
    op.create_index("ix_dukcapil_checks_verdict", "dukcapil_checks", ["verdict"])
    op.create_index("ix_dukcapil_checks_worker", "dukcapil_checks", ["worker_id", "id"])
    _unique_where("uq_dukcapil_checks_current", "dukcapil_checks", ["worker_id"], "replaced_at IS NULL")


def _objections() -> None:
    op.create_table(
        "objection_windows",
        sa.Column("id", ID, nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("opened_by", ID, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("closed_by", ID, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        _reference("objection_windows", "opened_by", "accounts"),
        _reference("objection_windows", "closed_by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection_windows")),
    )
    op.create_index("ix_objection_windows_due", "objection_windows", ["status", "ends_at"])
    op.create_table(
        "announced_entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("window_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        _reference("announced_entries", "window_id", "objection_windows"),
        _reference("announced_entries", "enrolment_id", "enrolments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announced_entries")),
    )
    both = ["window_id", "enrolment_id"]
    op.create_index("uq_announced_entries_window", "announced_entries", both, unique=True)
    _unique_where("uq_announced_entries_held", "announced_entries", ["enrolment_id"], "ended_at IS NULL")
    op.create_table(
        "objections",
        sa.Column("id", ID, nullable=False),
        sa.Column("window_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("reason", CODE, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        _reference("objections", "window_id", "objection_windows"),
        _reference("objections", "enrolment_id", "enrolments"),
        _reference("objections", "account_id", "accounts"),
        _reference("objections", "decided_by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
    )
    op.create_index("ix_objections_window_id", "objections", ["window_id"])
    op.create_index("ix_objections_queue", "objections", ["status", "at"])
    op.create_index("ix_objections_enrolment", "objections", ["enrolment_id", "status"])
    op.create_index("ix_objections_account", "objections", ["account_id", "at"])
    _unique_where("uq_objections_open", "objections", ["account_id", "enrolment_id"], "status = 'open'")


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def _unique_where(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)

"""The money of a year, and the proposals to be paid from it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# SQLite counts rows by itself only in a column of the very type INTEGER.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Forwards only: going back is done from a backup."""
    _budgets()
    _proposals()
    _files()
    _lines()


def _budgets() -> None:
    op.create_table(
        "budgets",
        sa.Column("id", ID, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ceiling", sa.BigInteger(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", ID, nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["set_by"], ["accounts.id"], name=op.f("fk_budgets_set_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budgets")),
    )
    op.create_index("ix_budgets_year", "budgets", ["year", "id"])


def _proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("programmes", sa.JSON(), nullable=False),
        sa.Column("monthly", sa.BigInteger(), nullable=False),
        sa.Column("order_rule", sa.JSON(), nullable=False),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=True),
        sa.Column("fingerprint", sa.String(length=16), nullable=True),
        sa.Column("files_for", ID, nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", ID, nullable=True),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paid_by", ID, nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", ID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["files_for"], ["accounts.id"], name=op.f("fk_proposals_files_for_accounts")),
        sa.ForeignKeyConstraint(["ended_by"], ["accounts.id"], name=op.f("fk_proposals_ended_by_accounts")),
        sa.ForeignKeyConstraint(["frozen_by"], ["accounts.id"], name=op.f("fk_proposals_frozen_by_accounts")),
        sa.ForeignKeyConstraint(["paid_by"], ["accounts.id"], name=op.f("fk_proposals_paid_by_accounts")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["proposals.id"], name=op.f("fk_proposals_parent_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("number", name=op.f("uq_proposals_number")),
    )
    op.create_index(op.f("ix_proposals_parent_id"), "proposals", ["parent_id"])
    op.create_index(op.f("ix_proposals_fingerprint"), "proposals", ["fingerprint"])
    op.create_index(op.f("ix_proposals_files_for"), "proposals", ["files_for"])
    op.create_index("ix_proposals_year", "proposals", ["year", "status"])


def _files() -> None:
    op.create_table(
        "proposal_files",
        sa.Column("id", ID, nullable=False),
        sa.Column("proposal_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["accounts.id"], name=op.f("fk_proposal_files_made_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_files_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_files")),
        sa.UniqueConstraint(
            "proposal_id",
            "revision",
            "kind",
            "part",
            name=op.f("uq_proposal_files_proposal_id_revision_kind_part"),
        ),
    )


def _lines() -> None:
    op.create_table(
        "proposal_lines",
        sa.Column("id", ID, nullable=False),
        sa.Column("proposal_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(length=32), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("replaces_id", ID, nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_by", ID, nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("roster_id", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_proposal_lines_enrolment_id_enrolments")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_lines_proposal_id_proposals")
        ),
        sa.ForeignKeyConstraint(
            ["removed_by"], ["accounts.id"], name=op.f("fk_proposal_lines_removed_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["proposal_lines.id"], name=op.f("fk_proposal_lines_replaces_id_proposal_lines")
        ),
        sa.ForeignKeyConstraint(
            ["roster_id"], ["rosters.id"], name=op.f("fk_proposal_lines_roster_id_rosters")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_proposal_lines_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_lines")),
        sa.UniqueConstraint("proposal_id", "place", name=op.f("uq_proposal_lines_proposal_id_place")),
    )
    op.create_index(op.f("ix_proposal_lines_enrolment_id"), "proposal_lines", ["enrolment_id"])
    op.create_index(op.f("ix_proposal_lines_roster_id"), "proposal_lines", ["roster_id"])
    op.create_index("ix_proposal_lines_state", "proposal_lines", ["proposal_id", "state"])
    op.create_index(op.f("ix_proposal_lines_worker_id"), "proposal_lines", ["worker_id"])
    op.create_index(
        "uq_proposal_lines_open_worker",
        "proposal_lines",
        ["worker_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )

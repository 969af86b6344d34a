"""Many people at once"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite counts rows by itself only in a column of the very type INTEGER.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Forwards only: going back is done from a backup."""
    op.create_table(
        "batches",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column(
            "source",
            sa.Enum("paste", "sheet", "photos", name="batchsource", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "choosing",
                "reading",
                "open",
                "taking",
                "taken",
                "discarded",
                "undone",
                name="batchstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("category", sa.String(length=32), nullable=True),
        sa.Column("file_name", sa.LargeBinary(), nullable=True),
        sa.Column("file_hash", sa.String(length=64), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("notes", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("report_wanted", sa.Boolean(), nullable=False),
        sa.Column("wiped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_batches_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_batches_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_batches_account_id"), ["account_id"], unique=False)
        batch_op.create_index(op.f("ix_batches_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(op.f("ix_batches_file_hash"), ["file_hash"], unique=False)
        batch_op.create_index("ix_batches_work", ["status", "id"], unique=False)

    op.create_table(
        "batch_rows",
        sa.Column("id", ID, nullable=False),
        sa.Column("batch_id", ID, nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("remarks", sa.LargeBinary(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "good",
                "doubtful",
                "missing",
                "duplicate",
                "refused",
                "unchanged",
                "taken",
                "dropped",
                "undone",
                name="rowoutcome",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("row_index", sa.LargeBinary(length=32), nullable=True),
        sa.Column("enrolment_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_batch_rows_batch_id_batches")),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_batch_rows_enrolment_id_enrolments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_rows")),
    )
    with op.batch_alter_table("batch_rows", schema=None) as batch_op:
        batch_op.create_index("ix_batch_rows_place", ["batch_id", "id"], unique=False)
        batch_op.create_index(op.f("ix_batch_rows_row_index"), ["row_index"], unique=False)
        batch_op.create_index(op.f("ix_batch_rows_enrolment_id"), ["enrolment_id"], unique=False)

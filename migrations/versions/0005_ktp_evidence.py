"""Pictures of KTP, where an operator wants them kept"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# SQLite counts rows by itself only in a column of the very type INTEGER.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Forwards only: going back is done from a backup."""
    op.create_table(
        "ktp_evidence",
        sa.Column("id", ID, nullable=False),
        sa.Column("nik_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ktp_evidence")),
    )
    op.create_index(op.f("ix_ktp_evidence_created_at"), "ktp_evidence", ["created_at"])
    op.create_index(op.f("ix_ktp_evidence_nik_index"), "ktp_evidence", ["nik_index"])

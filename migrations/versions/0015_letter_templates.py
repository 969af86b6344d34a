"""Word templates of letters that the office has changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
IN_USE = sa.text("used_from IS NOT NULL AND ended_at IS NULL")


def upgrade() -> None:
    """Forwards only: going back is done from a backup. Until somebody sends another, the first ones hold."""
    op.create_table(
        "letter_templates",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sent_by", ID, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("used_from", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["accounts.id"], name=op.f("fk_letter_templates_sent_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["accounts.id"], name=op.f("fk_letter_templates_ended_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_templates")),
    )
    op.create_index(
        "uq_letter_templates_in_use",
        "letter_templates",
        ["kind"],
        unique=True,
        sqlite_where=IN_USE,
        postgresql_where=IN_USE,
    )

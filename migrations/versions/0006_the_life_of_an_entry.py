"""More steps in the life of an entry, and the trail of every change of cover."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = "status IN ('submitted', 'returned', 'approved', 'announced', 'cleared', 'proposed', 'enrolled')"


def upgrade() -> None:
    """Forwards only: going back is done from a backup.

    How everybody's cover stands is noted by the bot at its first look, since that depends on the day.
    """
    op.drop_index("uq_enrolments_open_worker", "enrolments")
    op.create_index(
        "uq_enrolments_open_worker",
        "enrolments",
        ["worker_id"],
        unique=True,
        sqlite_where=sa.text(OPEN),
        postgresql_where=sa.text(OPEN),
    )
    op.add_column("workers", sa.Column("protection", sa.String(length=32), nullable=True))
    op.create_table(
        "protection_changes",
        sa.Column("id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("before", sa.String(length=32), nullable=True),
        sa.Column("after", sa.String(length=32), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", ID, nullable=True),
        sa.Column("cause", sa.String(length=32), nullable=False),
        sa.Column("roster_id", ID, nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_protection_changes_worker_id_workers")
        ),
        sa.ForeignKeyConstraint(["by"], ["accounts.id"], name=op.f("fk_protection_changes_by_accounts")),
        sa.ForeignKeyConstraint(
            ["roster_id"], ["rosters.id"], name=op.f("fk_protection_changes_roster_id_rosters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protection_changes")),
    )
    op.create_index("ix_protection_changes_since", "protection_changes", ["since"])
    op.create_index("ix_protection_changes_worker_id", "protection_changes", ["worker_id"])

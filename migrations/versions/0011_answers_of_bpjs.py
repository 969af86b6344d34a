"""Periods of one programme or card each, what a file of BPJS changed, and near matches staff decided on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

UNDONE_BY = "fk_rosters_undone_by_accounts"
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Forwards only: going back is done from a backup.

    Periods that are stored stay as they are: all their programmes had the same dates.
    """
    with op.batch_alter_table("protections") as batch:
        batch.drop_constraint("uq_protections_worker_id_starts_on", type_="unique")
    op.create_index("ix_protections_worker_id", "protections", ["worker_id"])
    op.add_column("rosters", sa.Column("wordings", sa.LargeBinary(), nullable=True))
    op.add_column("rosters", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        # Alembic would copy the table for the reference, which those who refer to it forbid.
        op.execute(
            f"ALTER TABLE rosters ADD COLUMN undone_by INTEGER CONSTRAINT {UNDONE_BY} REFERENCES accounts (id)"
        )
    else:
        op.add_column("rosters", sa.Column("undone_by", ID, nullable=True))
        op.create_foreign_key(UNDONE_BY, "rosters", "accounts", ["undone_by"], ["id"])
    op.create_table(
        "roster_effects",
        sa.Column("id", ID, nullable=False),
        sa.Column("roster_id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=True),
        sa.Column("before", sa.LargeBinary(), nullable=False),
        sa.Column("after", sa.LargeBinary(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_roster_effects_{name}_{table}"))
            for name, table in (
                ("roster_id", "rosters"),
                ("worker_id", "workers"),
                ("enrolment_id", "enrolments"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_effects")),
        sa.UniqueConstraint("roster_id", "worker_id", name=op.f("uq_roster_effects_roster_id_worker_id")),
    )
    op.create_index("ix_roster_effects_worker_id", "roster_effects", ["worker_id"])
    op.create_table(
        "roster_matches",
        sa.Column("id", ID, nullable=False),
        sa.Column("roster_id", ID, nullable=False),
        sa.Column("nik_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("is_same", sa.Boolean(), nullable=False),
        sa.Column("decided_by", ID, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_roster_matches_{name}_{table}"))
            for name, table in (
                ("roster_id", "rosters"),
                ("worker_id", "workers"),
                ("decided_by", "accounts"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_matches")),
        sa.UniqueConstraint(
            "roster_id",
            "nik_index",
            "worker_id",
            name=op.f("uq_roster_matches_roster_id_nik_index_worker_id"),
        ),
    )
    op.create_index("ix_roster_matches_nik_index", "roster_matches", ["nik_index"])
    op.create_index("ix_roster_matches_worker_id", "roster_matches", ["worker_id"])

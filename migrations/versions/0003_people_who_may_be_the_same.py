"""People who may be the same: keys to find them by, pairs to decide on, and who was merged into whom"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MERGED_INTO = "fk_workers_merged_into_id_workers"


def upgrade() -> None:
    """Forwards only: going back is done from a backup.

    The keys of people who are there already need the data keys, so the bot makes them while it runs: they
    are the rows whose keys_version is 0.
    """
    op.add_column("workers", sa.Column("keys_version", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_workers_keys_version", "workers", ["keys_version"])
    if op.get_bind().dialect.name == "sqlite":
        # Alembic would copy the table for the reference, which those who refer to it forbid.
        op.execute(
            f"ALTER TABLE workers ADD COLUMN merged_into_id INTEGER "
            f"CONSTRAINT {MERGED_INTO} REFERENCES workers (id)"
        )
    else:
        op.add_column("workers", sa.Column("merged_into_id", ID, nullable=True))
        op.create_foreign_key(MERGED_INTO, "workers", "workers", ["merged_into_id"], ["id"])
    op.create_index("ix_workers_merged_into_id", "workers", ["merged_into_id"])
    op.create_table(
        "worker_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("worker_id", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["workers.id"], name=op.f("fk_worker_keys_worker_id_workers")),
        sa.PrimaryKeyConstraint("key", "worker_id", name=op.f("pk_worker_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_worker_keys_worker_id", "worker_keys", ["worker_id"])
    op.create_table(
        "duplicate_pairs",
        sa.Column("id", ID, nullable=False),
        sa.Column("first_id", ID, nullable=False),
        sa.Column("second_id", ID, nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("open", "later", "same", "different", name="pairstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("fk_duplicate_pairs_decided_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["first_id"], ["workers.id"], name=op.f("fk_duplicate_pairs_first_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["workers.id"], name=op.f("fk_duplicate_pairs_second_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duplicate_pairs")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_duplicate_pairs_first_id_second_id")),
    )
    op.create_index("ix_duplicate_pairs_status", "duplicate_pairs", ["status", "points"])
    op.create_index("ix_duplicate_pairs_second_id", "duplicate_pairs", ["second_id"])
    op.create_table(
        "further_posts",
        sa.Column("id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("named_by", ID, nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["named_by"], ["accounts.id"], name=op.f("fk_further_posts_named_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_further_posts_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_further_posts_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_further_posts")),
        sa.UniqueConstraint("worker_id", "organisation_id", "category", name="uq_further_posts_post"),
    )
    op.create_index("ix_further_posts_organisation_id", "further_posts", ["organisation_id"])

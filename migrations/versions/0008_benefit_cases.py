"""Claims on BPJS after an accident or a death, and their trail"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# SQLite counts rows by itself only in a column of the very type INTEGER.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = "status != 'closed'"
STEPS_ARE_FINAL = "the steps of a case cannot be changed"


def upgrade() -> None:
    """Forwards only: going back is done from a backup."""
    op.create_table(
        "benefit_cases",
        sa.Column("id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=32), nullable=False),
        sa.Column("event_on", sa.Date(), nullable=False),
        sa.Column("event_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("report_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_traffic", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("bpjs_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", ID, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_benefit_cases_worker_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_benefit_cases_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["accounts.id"], name=op.f("fk_benefit_cases_opened_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefit_cases")),
    )
    op.create_index("ix_benefit_cases_worker_id", "benefit_cases", ["worker_id"])
    op.create_index("ix_benefit_cases_organisation_id", "benefit_cases", ["organisation_id"])
    op.create_index("ix_benefit_cases_opened_by", "benefit_cases", ["opened_by"])
    op.create_index("ix_benefit_cases_status", "benefit_cases", ["status", "opened_at"])
    op.create_index(
        "uq_benefit_cases_open_event",
        "benefit_cases",
        ["worker_id", "event"],
        unique=True,
        sqlite_where=sa.text(OPEN),
        postgresql_where=sa.text(OPEN),
    )
    _steps()


def _steps() -> None:
    op.create_table(
        "benefit_case_steps",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("before", sa.String(length=32), nullable=True),
        sa.Column("after", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", ID, nullable=True),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["benefit_cases.id"], name=op.f("fk_benefit_case_steps_case_id_benefit_cases")
        ),
        sa.ForeignKeyConstraint(["by"], ["accounts.id"], name=op.f("fk_benefit_case_steps_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefit_case_steps")),
    )
    op.create_index("ix_benefit_case_steps_case_id", "benefit_case_steps", ["case_id"])
    _protect("benefit_case_steps")


def _protect(table: str) -> None:
    """Lets rows be added and nothing else."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{STEPS_ARE_FINAL}'); END"
            )
    else:
        op.execute(
            f"CREATE FUNCTION {table}_is_final() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{STEPS_ARE_FINAL}'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"EXECUTE FUNCTION {table}_is_final()"
        )

"""Visits in the field, what was found and sent there, and random samples."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Forwards only: going back is done from a backup."""
    _samples()
    _visits()
    _checks()
    _pieces()


def _samples() -> None:
    op.create_table(
        "samples",
        sa.Column("id", ID, nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("pool", sa.String(length=32), nullable=False),
        sa.Column("kecamatan_code", sa.String(length=16), nullable=True),
        sa.Column("strata", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("drawn_at", MOMENT, nullable=False),
        sa.Column("drawn_by", ID, nullable=False),
        sa.ForeignKeyConstraint(["drawn_by"], ["accounts.id"], name=op.f("fk_samples_drawn_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_samples")),
    )
    op.create_table(
        "sample_people",
        sa.Column("id", ID, nullable=False),
        sa.Column("sample_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["samples.id"], name=op.f("fk_sample_people_sample_id_samples")
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_sample_people_enrolment_id_enrolments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_people")),
        sa.UniqueConstraint("sample_id", "enrolment_id", name="uq_sample_people_person"),
    )
    op.create_index(op.f("ix_sample_people_enrolment_id"), "sample_people", ["enrolment_id"])


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("sample_id", ID, nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", ID, nullable=False),
        sa.Column("assigned_at", MOMENT, nullable=True),
        sa.Column("current_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_visits_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_visits_account_id_accounts")),
        sa.ForeignKeyConstraint(["sample_id"], ["samples.id"], name=op.f("fk_visits_sample_id_samples")),
        sa.ForeignKeyConstraint(["created_by"], ["accounts.id"], name=op.f("fk_visits_created_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    op.create_index("ix_visits_desk", "visits", ["status", "account_id"])
    op.create_index(op.f("ix_visits_organisation_id"), "visits", ["organisation_id"])
    op.create_index(op.f("ix_visits_sample_id"), "visits", ["sample_id"])


def _checks() -> None:
    op.create_table(
        "visit_checks",
        sa.Column("id", ID, nullable=False),
        sa.Column("visit_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=32), nullable=True),
        sa.Column("data_right", sa.Boolean(), nullable=True),
        sa.Column("differs", sa.JSON(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_checks_visit_id_visits")),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_visit_checks_enrolment_id_enrolments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_checks")),
        sa.UniqueConstraint("visit_id", "place", name="uq_visit_checks_place"),
    )
    open_one = sa.text("settled_at IS NULL")
    op.create_index(
        "uq_visit_checks_open",
        "visit_checks",
        ["enrolment_id"],
        unique=True,
        sqlite_where=open_one,
        postgresql_where=open_one,
    )
    op.create_index("ix_visit_checks_enrolment_id", "visit_checks", ["enrolment_id", "settled_at"])


def _pieces() -> None:
    op.create_table(
        "visit_pieces",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("visit_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_visit_pieces_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_pieces_visit_id_visits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_pieces")),
    )
    op.create_index("ix_visit_pieces_account_id", "visit_pieces", ["account_id", "visit_id"])
    op.create_index(op.f("ix_visit_pieces_visit_id"), "visit_pieces", ["visit_id"])

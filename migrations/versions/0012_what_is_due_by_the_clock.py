"""Jobs by the clock, reminders, a deadline, renewals, and messages to many."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Forwards only: going back is done from a backup. Nobody has muted anything yet, and nothing is due."""
    op.add_column("accounts", sa.Column("reminders_muted_at", MOMENT, nullable=True))
    op.create_table(
        "scheduled_jobs",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("ran_at", MOMENT, nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("cursor_day", sa.Date(), nullable=True),
        sa.Column("cursor", sa.JSON(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=300), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_scheduled_jobs")),
    )
    op.create_index("ix_scheduled_jobs_due_at", "scheduled_jobs", ["due_at"])
    op.create_table(
        "collection_deadlines",
        sa.Column("id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("set_by", ID, nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        sa.Column("ended_by", ID, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["set_by"], ["accounts.id"], name=op.f("fk_collection_deadlines_set_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["accounts.id"], name=op.f("fk_collection_deadlines_ended_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection_deadlines")),
    )
    _renewals()
    _mailings()


def _renewals() -> None:
    op.create_table(
        "renewals",
        sa.Column("id", ID, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("begun_by", ID, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("closed_by", ID, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["begun_by"], ["accounts.id"], name=op.f("fk_renewals_begun_by_accounts")),
        sa.ForeignKeyConstraint(["closed_by"], ["accounts.id"], name=op.f("fk_renewals_closed_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewals")),
        sa.UniqueConstraint("starts_on", name=op.f("uq_renewals_starts_on")),
    )
    op.create_table(
        "renewal_answers",
        sa.Column("id", ID, nullable=False),
        sa.Column("renewal_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("serving_at", MOMENT, nullable=True),
        sa.Column("answered_by", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["renewal_id"], ["renewals.id"], name=op.f("fk_renewal_answers_renewal_id_renewals")
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_renewal_answers_enrolment_id_enrolments")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_renewal_answers_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["accounts.id"], name=op.f("fk_renewal_answers_answered_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewal_answers")),
        sa.UniqueConstraint(
            "renewal_id", "enrolment_id", name=op.f("uq_renewal_answers_renewal_id_enrolment_id")
        ),
    )
    op.create_index("ix_renewal_answers_enrolment_id", "renewal_answers", ["enrolment_id"])
    op.create_index("ix_renewal_answers_organisation", "renewal_answers", ["organisation_id", "renewal_id"])


def _mailings() -> None:
    op.create_table(
        "mailings",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("segment", sa.JSON(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("stopped_by", ID, nullable=True),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["accounts.id"], name=op.f("fk_mailings_made_by_accounts")),
        sa.ForeignKeyConstraint(
            ["stopped_by"], ["accounts.id"], name=op.f("fk_mailings_stopped_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailings")),
    )
    op.create_index("ix_mailings_status", "mailings", ["status"])
    op.create_table(
        "mailing_recipients",
        sa.Column("id", ID, nullable=False),
        sa.Column("mailing_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("outbox_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(length=40), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["mailing_id"], ["mailings.id"], name=op.f("fk_mailing_recipients_mailing_id_mailings")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_mailing_recipients_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailing_recipients")),
        sa.UniqueConstraint(
            "mailing_id", "account_id", name=op.f("uq_mailing_recipients_mailing_id_account_id")
        ),
    )
    op.create_index("ix_mailing_recipients_state", "mailing_recipients", ["mailing_id", "state"])

"""The day from which a member no longer serves; the places that somebody named last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards only: going back is done from a backup."""
    op.add_column("enrolments", sa.Column("left_on", sa.Date(), nullable=True))
    op.add_column("accounts", sa.Column("recent_areas", sa.JSON(), nullable=True))

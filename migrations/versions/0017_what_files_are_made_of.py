"""A file that is made beside the answering may bring along what it is made of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards only: going back is done from a backup. Whoever waits now is served as before."""
    op.add_column("file_requests", sa.Column("about", sa.LargeBinary(), nullable=True))

"""Run by Alembic: on the connection that `migrations.upgrade` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from models import Base
from models.base import Moment
from models.encryption import EncryptedBytes


def plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Revisions speak of plain column types: they must run long after our own classes have changed."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, EncryptedBytes):
        return "sa.LargeBinary()"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=plain_type,
)
context.run_migrations()

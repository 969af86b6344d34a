"""Alembic, run by the bot itself at start: the newest level, or the one that is there now.

Alembic itself is imported only when there is something to migrate: a bot that runs does not carry it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from models import Database

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0017"
MIGRATING = 0x11D1  # any number, the same in every process


def config_for(connection: Connection | None = None) -> Config:
    """Alembic's configuration; it needs no ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database, revision: str = "head") -> None:
    """Brings the database to the revision, in one transaction.

    Raises LookupError when the database was made by a newer program that knows revisions beyond ours.
    """
    async with database.connection() as connection:
        if not database.is_sqlite:
            # Several processes may start at once: one migrates, the others find it done.
            await connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": MIGRATING})
        if revision == "head" and await connection.run_sync(_current) == NEWEST:
            return
        await connection.run_sync(_run, revision)


async def level(database: Database) -> tuple[str | None, str]:
    """The revision of the database (None: empty) and the newest one of this program."""
    async with database.reader.connect() as connection:
        return await connection.run_sync(_current), NEWEST


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _run(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(config_for(connection), revision)
    except CommandError as error:
        raise LookupError(f"revision {_current(connection)} is not known here") from error

"""Alembic, run by the bot itself at start: the newest level, or the one that is there now."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from models import Database

MIGRATING = 0x11D1  # any number, the same in every process


def config_for(connection: Connection | None = None) -> Config:
    """Alembic's configuration; it needs no ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database, revision: str = "head") -> None:
    """Brings the database to the revision, in one transaction."""
    async with database.connection() as connection:
        if not database.is_sqlite:
            # Several processes may start at once: one migrates, the others find it done.
            await connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": MIGRATING})
        await connection.run_sync(lambda sync: command.upgrade(config_for(sync), revision))


async def level(database: Database) -> tuple[str | None, str]:
    """The revision of the database (None: empty) and the newest one of this program."""
    newest = ScriptDirectory.from_config(config_for()).get_current_head()
    async with database.reader.connect() as connection:
        current = await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )
    return current, str(newest)

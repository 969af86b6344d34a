"""What has to be right before anything runs: settings, keys, the regency's facts, the database."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from config import Settings, parse_keys
from models import Database
from models.encryption import use_keys
from models.key_check import key_at_fault
from regency import Regency, RegencyError, load_regency


class CannotStart(Exception):
    """Something an operator has to put right; the words say what and how."""


def read_settings() -> Settings:
    """The settings of this installation. Raises CannotStart that names those at fault, not their values."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"  {'.'.join(map(str, one['loc'])).upper()}: {one['msg'].removeprefix('Value error, ')}"
            for one in error.errors(include_input=False, include_url=False)
        ]
        listed = "\n".join(faults)
        words = f"These settings cannot be used:\n{listed}\n.env.example explains each one."
        raise CannotStart(words) from None


def ready(settings: Settings) -> None:
    """Sets the keys of this process. Raises CannotStart when the token or the keys are missing."""
    missing = [name for name in ("bot_token", "data_keys") if not getattr(settings, name).get_secret_value()]
    if missing:
        names = " and ".join(name.upper() for name in missing)
        raise CannotStart(
            f"Lindung cannot start yet: {names} not set. Copy .env.example to .env, put the token from "
            "@BotFather behind BOT_TOKEN= and the line that `python bot.py keys` prints behind DATA_KEYS=, "
            "then start again. To try everything without a token: make demo."
        )
    use_keys(parse_keys(settings.data_keys.get_secret_value()))
    regency_of(settings)


def regency_of(settings: Settings) -> Regency:
    """The facts of the regency, in the time zone of the settings. Raises CannotStart for a file at fault."""
    try:
        return replace(load_regency(settings.regency), timezone=settings.tz)
    except RegencyError as error:
        raise CannotStart(f"The data files of the regency cannot be used. {error}") from None


def open_database(settings: Settings) -> Database:
    """The database of the settings. Raises CannotStart for an address that can never work."""
    try:
        return Database(settings.database_url)
    except (SQLAlchemyError, ImportError, OSError) as error:
        words = f"DATABASE_URL cannot be used ({type(error).__name__}). .env.example shows how it is written."
        raise CannotStart(words) from error


async def keys_fit(database: Database) -> None:
    """Raises CannotStart when what is stored cannot be read: whoever writes would only get apologies."""
    async with database.read() as session:
        name = await key_at_fault(session)
    if name is not None:
        raise CannotStart(
            f"DATA_KEYS does not fit the database: the key named {name} is missing or another one. "
            "Put it back, behind the newest one if there is another; without it nobody can read the data."
        )

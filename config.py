"""Every setting, typed, read from the environment and from `.env`. `.env.example` explains each one."""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).parent


class Settings(BaseSettings):
    """What an operator decides. Names are those of the environment, in lower case."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", hide_input_in_errors=True
    )

    bot_token: SecretStr = Field(SecretStr(""), description="Token from @BotFather.")
    telegram_api_url: str = Field(
        "https://api.telegram.org", description="Bot API server for everything, file downloads included."
    )
    database_url: str = Field(
        "sqlite+aiosqlite:///data/lindung.sqlite3", description="SQLAlchemy address of the database."
    )
    admin_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="Telegram ids of the administrators, separated by commas."
    )
    data_keys: SecretStr = Field(
        SecretStr(""), description="Encryption keys `name:base64`, the newest first, separated by commas."
    )
    regency: str = Field("oku-selatan", description="Folder below regency/ with the facts of the regency.")
    locale: Literal["id", "en"] = Field("id", description="Language of those who have not chosen one.")
    tz: str = Field("Asia/Jakarta", description="Time zone of the regency: what 'today' means.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    send_rate: float = Field(30.0, gt=0, description="Messages a second to all chats together.")
    chat_rate: float = Field(1.0, gt=0, description="Messages a second to one chat, after a short burst.")
    draft_days: int = Field(180, ge=1, description="Days after which an untouched draft is erased.")

    keep_ktp_evidence: bool = Field(False, description="Whether photos of KTP are kept, encrypted.")
    ktp_evidence_days: int = Field(90, ge=1, description="Days after which a kept photo of a KTP is wiped.")

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @field_validator("tz")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError) as error:
            raise ValueError(f"is not a time zone: {value}") from error
        return value

    @field_validator("regency")
    @classmethod
    def _known_regency(cls, value: str) -> str:
        if not (ROOT / "regency" / value / "regency.toml").is_file():
            raise ValueError(f"there is no folder regency/{value} with a regency.toml")
        return value

    @field_validator("data_keys")
    @classmethod
    def _readable_keys(cls, value: SecretStr) -> SecretStr:
        parse_keys(value.get_secret_value())
        return value


def parse_keys(text: str) -> dict[str, bytes]:
    """Keys by name, the newest first. Each is 32 bytes in base64, written `name:base64`.

    Raises ValueError that names the key at fault and never shows it.
    """
    keys: dict[str, bytes] = {}
    for number, part in enumerate(filter(None, (piece.strip() for piece in text.split(","))), start=1):
        name, colon, encoded = part.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except ValueError:
            key = b""
        if not colon or not name or len(name) > 16 or not name.isascii() or len(key) != 32:
            raise ValueError(f"key {number} is not name:base64 with 32 bytes (make one: python bot.py keys)")
        if name in keys:
            raise ValueError(f"key {number} has the name of an earlier key")
        keys[name] = key
    return keys


def new_key() -> str:
    """A new key in the form of DATA_KEYS: 32 random bytes, named after the day."""
    name = datetime.now(UTC).strftime("k%Y%m%d")
    return f"{name}:{base64.b64encode(secrets.token_bytes(32)).decode()}"

"""Every setting is read as people write it, and a bad one is said clearly without showing a secret."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from config import Settings, parse_keys

KEY = base64.b64encode(bytes(range(32))).decode()
OTHER = base64.b64encode(bytes(range(1, 33))).decode()


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, no .env but the test's own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def with_environment(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(name.upper(), value)
    return Settings()


def test_nothing_is_needed_to_begin_with() -> None:
    settings = Settings()
    assert settings.bot_token.get_secret_value() == ""
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite+aiosqlite:///data/lindung.sqlite3"
    assert settings.admin_ids == ()
    assert settings.tz == "Asia/Jakarta"


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("telegram_api_url", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("database_url", "postgresql+asyncpg://x@h/y", "postgresql+asyncpg://x@h/y"),
        ("admin_ids", "", ()),
        ("admin_ids", "7", (7,)),
        ("admin_ids", " 7, 8 ,,9 ", (7, 8, 9)),
        ("regency", "oku-selatan", "oku-selatan"),
        ("locale", "en", "en"),
        ("tz", "Asia/Makassar", "Asia/Makassar"),
        ("log_level", "DEBUG", "DEBUG"),
        ("send_rate", "12.5", 12.5),
        ("chat_rate", "0.5", 0.5),
        ("draft_days", "30", 30),
    ],
)
def test_settings_are_read_from_the_environment(
    name: str, written: str, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert getattr(with_environment(monkeypatch, **{name: written}), name) == read


def test_settings_are_read_from_a_file_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("ADMIN_IDS=1,2\nLOCALE=en\nSOMETHING_ELSE=x\n", encoding="utf-8")
    settings = with_environment(monkeypatch, locale="id")
    assert (settings.admin_ids, settings.locale) == ((1, 2), "id")


@pytest.mark.parametrize(
    ("name", "written", "complaint"),
    [
        ("telegram_api_url", "api.telegram.org", "must start with http"),
        ("admin_ids", "7,takmir", "valid integer"),
        ("regency", "atlantis", "no folder regency/atlantis"),
        ("regency", "../regency/oku-selatan/..", "no folder"),
        ("locale", "fr", "'id' or 'en'"),
        ("tz", "Asia/Muaradua", "is not a time zone: Asia/Muaradua"),
        ("tz", "../etc/passwd", "is not a time zone"),
        ("tz", "", "is not a time zone"),
        ("log_level", "LOUD", "'DEBUG'"),
        ("send_rate", "0", "greater than 0"),
        ("chat_rate", "-1", "greater than 0"),
        ("draft_days", "0", "greater than or equal to 1"),
        ("data_keys", "nonsense", "key 1 is not name:base64 with 32 bytes"),
    ],
)
def test_a_bad_setting_is_named(
    name: str, written: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValidationError) as caught:
        with_environment(monkeypatch, **{name: written})
    (error,) = caught.value.errors()
    assert error["loc"][0] == name
    assert complaint in str(caught.value)


def test_keys_by_name_the_newest_first() -> None:
    keys = parse_keys(f" b:{OTHER} , a:{KEY},")
    assert list(keys) == ["b", "a"]
    assert keys["a"] == bytes(range(32))
    assert parse_keys("") == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (KEY, 1),
        (f"a:{KEY},b", 2),
        (f"a:{KEY[:-4]}", 1),
        (f"a:{KEY}!", 1),
        (f":{KEY}", 1),
        (f"{'n' * 17}:{KEY}", 1),
        (f"kunci-é:{KEY}", 1),
        (f"a:{KEY},a:{OTHER}", 2),
        (f"a:{KEY[:10]}é{KEY[10:]}", 1),
    ],
)
def test_a_bad_key_is_named_by_its_place_and_never_shown(text: str, number: int) -> None:
    with pytest.raises(ValueError, match=f"key {number} ") as caught:
        parse_keys(text)
    assert KEY[:10] not in str(caught.value)


def test_a_refused_key_is_not_shown_by_the_settings_either(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError) as refused:
        with_environment(monkeypatch, data_keys=f"{KEY},a:{KEY}")
    assert KEY[:10] not in str(refused.value)
    assert KEY[:10] not in repr(refused.value)


@given(st.text(st.characters(codec="ascii")))
def test_whatever_is_written_there_is_read_or_refused_with_words(text: str) -> None:
    try:
        keys = parse_keys(text)
    except ValueError as error:
        assert str(error).startswith("key ")  # noqa: PT017 - most texts are refused, some are not
    else:
        assert all(len(key) == 32 for key in keys.values())


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = with_environment(monkeypatch, bot_token="123:secret", data_keys=f"a:{KEY}")
    assert "123:secret" not in repr(settings) + str(settings)
    assert KEY not in repr(settings) + str(settings)

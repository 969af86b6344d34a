"""The front door says plainly what is wrong, and never with a traceback."""

from __future__ import annotations

import asyncio
import base64
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot
from config import parse_keys
from migrations import upgrade
from models import Account, Database
from models.encryption import use_keys
from simulator import Simulator, serve

ROOT = Path(__file__).parent.parent
KEY = f"t:{base64.b64encode(bytes(32)).decode()}"
TOKEN = "4242:" + "front_door" * 4


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python bot.py …` in an empty folder with these settings only."""
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'x.sqlite3'}",
        **settings,
    }
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(ROOT / "bot.py"), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_settings_it_says_what_to_do(tmp_path: Path) -> None:
    ended = run(tmp_path)
    assert ended.returncode == 2
    assert "BOT_TOKEN and DATA_KEYS" in ended.stderr
    assert "make demo" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("ADMIN_IDS", "abc"), ("TZ", "Mars/Phobos"), ("REGENCY", "nowhere"), ("DATA_KEYS", "secret-but-wrong")],
)
def test_a_wrong_setting_is_named_without_its_value(tmp_path: Path, name: str, value: str) -> None:
    ended = run(tmp_path, **{"BOT_TOKEN": TOKEN, "DATA_KEYS": KEY, name: value})
    assert ended.returncode == 2
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "secret-but-wrong" not in ended.stderr


def test_keys_prints_a_usable_new_key_each_time(tmp_path: Path) -> None:
    one, other = run(tmp_path, "keys"), run(tmp_path, "keys")
    assert one.returncode == 0
    assert one.stdout != other.stdout
    assert len(parse_keys(one.stdout.strip())) == 1


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    url = f"sqlite+aiosqlite:///{tmp_path / 'file' / 'below' / 'x.sqlite3'}"
    ended = run(tmp_path, BOT_TOKEN=TOKEN, DATA_KEYS=KEY, DATABASE_URL=url)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


async def check(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return await asyncio.to_thread(run, folder, "--check", **settings)


async def test_check_has_a_line_for_everything(tmp_path: Path) -> None:
    async with serve(Simulator(token=TOKEN)) as server:
        ended = await check(tmp_path, BOT_TOKEN=TOKEN, DATA_KEYS=KEY, TELEGRAM_API_URL=server.url)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    lines = ended.stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["settings", "database", "migration", "token", "clock"]
    assert all(line.startswith("ok") for line in lines)


async def test_check_fails_for_a_token_that_telegram_does_not_know(tmp_path: Path) -> None:
    async with serve(Simulator(token=TOKEN)) as server:
        wrong = "4242:" + "another_to" * 4
        ended = await check(tmp_path, BOT_TOKEN=wrong, DATA_KEYS=KEY, TELEGRAM_API_URL=server.url)
    assert ended.returncode == 1
    assert "FAIL  token" in ended.stdout
    assert wrong not in ended.stdout + ended.stderr


async def test_a_wrong_token_ends_the_bot_with_words(tmp_path: Path) -> None:
    async with serve(Simulator(token=TOKEN)) as server:
        wrong = "4242:" + "another_to" * 4
        ended = await asyncio.to_thread(
            run, tmp_path, BOT_TOKEN=wrong, DATA_KEYS=KEY, TELEGRAM_API_URL=server.url
        )
    assert ended.returncode == 2
    assert "BotFather" in ended.stderr
    assert "another_to" not in ended.stderr


def test_a_newer_database_is_not_touched(tmp_path: Path) -> None:
    settings = {"BOT_TOKEN": TOKEN, "DATA_KEYS": KEY, "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    import sqlite3

    with sqlite3.connect(tmp_path / "x.sqlite3") as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
    database.close()
    ended = run(tmp_path, **settings)
    assert ended.returncode == 2
    assert "newer version" in ended.stderr


async def test_lost_keys_are_said_before_anybody_is_answered(tmp_path: Path) -> None:
    another = f"n:{base64.b64encode(bytes([1] * 32)).decode()}"
    use_keys(parse_keys(KEY))
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'x.sqlite3'}")
    await upgrade(database)
    async with database.write() as session:
        session.add(Account(telegram_id=1, name="Contoh", created_at=datetime.now(UTC)))
    await database.close()
    async with serve(Simulator(token=TOKEN)) as server:
        settings = {"BOT_TOKEN": TOKEN, "DATA_KEYS": another, "TELEGRAM_API_URL": server.url}
        ended = await asyncio.to_thread(run, tmp_path, **settings)
        checked = await check(tmp_path, **settings)
        assert server.simulator.calls.by_method["getUpdates"] == 0
    assert ended.returncode == 2
    assert "DATA_KEYS does not fit" in ended.stderr
    assert "named t " in ended.stderr
    assert "Traceback" not in ended.stderr
    assert checked.returncode == 1
    assert "FAIL  keys" in checked.stdout


def test_help_names_what_can_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bot.main(["--help"])
    said = capsys.readouterr().out
    for word in ("--check", "--demo", "--fresh", "keys"):
        assert word in said

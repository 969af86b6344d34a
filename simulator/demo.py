"""The world of `make demo`: synthetic people at the regency's scale, and a Telegram for them."""

from __future__ import annotations

import asyncio
import base64
import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import migrations
from config import Settings, parse_keys
from locales import texts
from models import Database
from models.encryption import use_keys
from regency import Regency, load_regency
from simulator.demo_roster import demo_roster
from simulator.personas import ACQUAINTED, ADMIN_IDS, PERSONAS
from simulator.seed import seed
from simulator.state import Simulator

# A token of the right form that is nobody's: no bot has such a number.
TOKEN = "1000:" + "demo" * 9
ROSTER_NAME = "peserta-bpjs-contoh.xlsx"
# Cards of nobody, drawn by `benchmarks.ktp`: what the extra `ocr` reads can be tried without a real one.
SPECIMENS = Path(__file__).parent / "specimens"


@dataclass
class World:
    """What the demo consists of. `close` keeps everything for the next start."""

    database: Database
    simulator: Simulator
    regency: Regency
    keys: str
    folder: Path

    def settings(self, telegram_url: str) -> Settings:
        """The settings of the demo's bot, whatever stands in the environment."""
        return Settings(
            _env_file=None,
            bot_token=TOKEN,
            telegram_api_url=telegram_url,
            database_url=self.database.url.render_as_string(hide_password=False),
            admin_ids=",".join(map(str, ADMIN_IDS)),
            data_keys=self.keys,
            regency=self.regency.key,
            locale="id",
            tz=self.regency.timezone,
            log_level="WARNING",
            # Nobody else shares this Telegram, so nobody has to wait for it.
            send_rate=1000.0,
            chat_rate=20.0,
        )

    async def close(self) -> None:
        """Gives back what is open."""
        self.simulator.close()
        await self.database.close()


async def prepare(folder: Path, *, fresh: bool, now: datetime) -> World:
    """The demo's world in `folder`, as it was left, or new when there is none or `fresh` is asked for."""
    keys = _begin(folder, fresh=fresh)
    use_keys(parse_keys(keys))
    regency = load_regency()
    database = Database(f"sqlite+aiosqlite:///{folder / 'lindung.sqlite3'}")
    await migrations.upgrade(database)
    await seed(database, regency, now)
    simulator = Simulator(token=TOKEN, state_path=folder / "telegram.sqlite3")
    say = texts("id")
    for one in PERSONAS:
        simulator.add_person(
            id=one.id,
            first_name=one.first_name,
            last_name=one.last_name,
            username=one.username,
            phone=one.phone,
            role=str(say(one.role)),
            hint=str(say(one.hint)),
        )
    for one in ACQUAINTED:
        simulator.meet(one.id)

    # As they stand above, also after a restart, when the simulator has put them in order of their ids.
    own = {one.id: simulator.people[one.id] for one in PERSONAS}
    simulator.people = {**own, **simulator.people}

    async def roster() -> bytes:
        return await demo_roster(database, regency, datetime.now(regency.zone).date())

    simulator.samples[ROSTER_NAME] = roster
    for picture in sorted(SPECIMENS.glob("*.jpg")):
        simulator.samples[picture.name] = partial(_bytes_of, picture)
    return World(database, simulator, regency, keys, folder)


async def _bytes_of(path: Path) -> bytes:
    return await asyncio.to_thread(path.read_bytes)


def _begin(folder: Path, *, fresh: bool) -> str:
    """Makes the folder; the key of its database, which may lie beside it since all people are invented."""
    if fresh and folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "keys"
    if not path.exists():
        path.write_text(f"demo:{base64.b64encode(secrets.token_bytes(32)).decode()}", encoding="ascii")
    return path.read_text(encoding="ascii")

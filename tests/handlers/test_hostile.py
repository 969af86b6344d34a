"""A modified client sends what no card ever offered: it is answered, and nothing breaks."""

from __future__ import annotations

from random import Random

import pytest

from handlers import ROUTES
from models import Role
from tests.handlers.conftest import Person, Village, World

BUTTONS = sorted({route.name for route in ROUTES if route.kind == "button"})
WORDS = (
    *("", "0", "1", "2", "-5", "7", "12", "2026", "2027", "9999", "202699", "202612", "999999999999999999"),
    *(
        "99999999999999999999999",
        "٣",
        "😀",
        "\u202egnirts",
        "ya",
        "y",
        "n",
        "r",
        "f",
        "m",
        "o",
        "p",
        "x",
        "*",
        "e",
    ),
    *(
        "all",
        "k:16.09.01",
        "16.09.01",
        "paid",
        "closed",
        "reported",
        "deceased",
        "nik_unknown",
        "None",
        "1.5",
    ),
)
TRIES = 4


def data(name: str, random: Random) -> str:
    words = [random.choice(WORDS) for _ in range(random.randint(0, 5))]
    said = ":".join([name, *words])
    while len(said.encode()) > 64:
        said = said.rpartition(":")[0]
    return said


@pytest.mark.parametrize("seed", range(1))
@pytest.mark.parametrize("role", [Role.STAFF, Role.VERIFIER, Role.COORDINATOR])
async def test_any_data_of_any_button_is_answered(
    world: World, staff: Person, masjid: Village, seed: int, role: Role
) -> None:
    await masjid.names("Ahmad Contoh")
    who = {Role.STAFF: staff, Role.COORDINATOR: masjid.takmir}.get(role)
    who = who or await world.holder("Tarmizi Lapangan", Role.VERIFIER)
    random = Random(f"{seed} {role}")
    broken = []
    for name in BUTTONS:
        for _ in range(TRIES):
            said = data(name, random)
            try:
                await who.sends_data(said)
            except Exception as error:  # All of them are shown at once.
                broken.append(f"{said!r}: {type(error).__name__} {error}"[:150])
                break
    assert not broken, "\n".join(broken)

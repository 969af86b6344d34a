"""Nobody finds out by trying NIKs who is in the programme."""

from __future__ import annotations

from datetime import timedelta

from models import Role
from services.guesses import MOST
from tests.factories import make_organisation, nik_for
from tests.handlers.conftest import Person, Village, World


async def stranger(world: World) -> Person:
    """Somebody who speaks for a masjid that nobody has confirmed."""
    async with world.database.write() as session:
        own = await make_organisation(session, name="Musholla Baru")
    return await world.holder("Pak Penebak", Role.COORDINATOR, own.id)


async def test_after_many_hits_a_taken_and_a_free_nik_read_the_same(world: World, masjid: Village) -> None:
    taken, free = nik_for(1), nik_for(2)
    await masjid.names("Ahmad Contoh", worker={"nik": taken})
    guesser = await stranger(world)
    await guesser.sends("/tambah")
    await guesser.presses("Marbot")
    for _ in range(MOST):
        await guesser.sends(taken)
        guesser.got("sudah diajukan lembaga lain")
    for nik in (taken, free):
        await guesser.sends(nik)
        guesser.got("dijeda sampai besok")
        assert "nama lengkap" not in guesser.transcript
    world.now += timedelta(hours=24)
    await guesser.sends(free)
    guesser.got("nama lengkap")


async def test_one_s_own_people_are_no_guesses(world: World, masjid: Village) -> None:
    own = nik_for(1)
    await masjid.names("Ahmad Contoh", worker={"nik": own})
    await masjid.takmir.sends("/tambah")
    await masjid.takmir.presses("Marbot")
    for _ in range(MOST + 1):
        await masjid.takmir.sends(own)
        masjid.takmir.got("sudah Bapak/Ibu daftarkan")

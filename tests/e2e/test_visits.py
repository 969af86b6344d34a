"""A visit with the real bot process: the office gives it out, the field answers in one burst."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import World
from tests.e2e.play import NIKS, invite_staff, link_in, register_mosque, submit_marbot
from tests.simulator.samples import png

pytestmark = pytest.mark.e2e


async def test_a_burst_without_waiting_lands_in_its_visit(world: World) -> None:
    takmir = await world.person("Sarkowi Lemat", phone="+6281234567890")
    await register_mosque(takmir)
    await submit_marbot(takmir, NIKS[0], "Badri Contoh")
    await submit_marbot(takmir, NIKS[1], "Aisyah Contoh")
    admin = await world.admin()
    staff = await invite_staff(world, admin)
    await admin.send("/undang")
    await admin.press("Petugas lapangan")
    await admin.press("3 hari")
    verifier = await world.person("Tarmizi Lapangan")
    # The newest link: the one before was for the staff.
    await verifier.open_link(link_in((await admin.reads("petugas lapangan")).text))
    await verifier.reads("petugas lapangan")
    await staff.send("/lapangan")
    for label in ("➕ Tugaskan", "Tarmizi", "Muara Dua (2)", "Seluruhnya (2 orang)", "✅ Ya, tugaskan"):
        await staff.press(label)
    await staff.reads("2 orang dalam 1 kunjungan ditugaskan")
    await verifier.reads("1 kunjungan baru")
    await verifier.send_photo(png(400, 300))
    await verifier.send("K1 1 benar, 2 tidak ada. catatan: jalan rusak. kirim")
    await verifier.send_location(-4.5352, 104.0731)
    sent = await verifier.reads("Terkirim")
    assert "hadir, data benar" in sent.text
    assert "tidak ditemukan" in sent.text
    await staff.send("/lapangan")
    await staff.reads("Terverifikasi: 1")

"""/gagal as transcripts: what was set aside, and trying it again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import InboxStatus, InboxUpdate
from tests.handlers.conftest import NOW, Person, World


async def set_aside(world: World, *update_ids: int, error: str = "KeyError at handlers/x.py:7 in f") -> None:
    """Updates that were tried often enough."""
    async with world.database.write() as session:
        for update_id in update_ids:
            session.add(
                InboxUpdate(
                    update_id=update_id,
                    lane=5,
                    kind="message",
                    payload={"message": {"text": "sangat rahasia"}},
                    status=InboxStatus.DEAD,
                    tries=5,
                    error=error,
                    due_at=NOW,
                    received_at=NOW - timedelta(hours=2),
                    done_at=NOW,
                )
            )


async def status_of(world: World, update_id: int) -> InboxStatus:
    """Where an update stands."""
    async with world.database.read() as session:
        return (await session.get_one(InboxUpdate, update_id)).status


async def test_without_dead_letters_it_says_so(admin: Person) -> None:
    await admin.sends("/gagal")
    admin.reads("Tidak ada pesan yang gagal")
    assert not admin.newest.buttons


async def test_each_is_described_without_what_it_says(world: World, admin: Person) -> None:
    await set_aside(world, 900_001, error="<ValueError> & more at a/b.py:1 in <module>")
    await admin.sends("/gagal")
    admin.reads(
        "gagal diproses: 1", "#900001 message", "22 November 2026 08.00", "5 kali", "<ValueError> & more"
    )
    admin.does_not_read("sangat rahasia")


async def test_one_is_tried_again(world: World, admin: Person) -> None:
    await set_aside(world, 900_001, 900_002)
    await admin.sends("/gagal")
    await admin.presses("🔁 Coba lagi #900001")
    assert "1 pesan dicoba lagi" in admin.toast
    admin.reads("gagal diproses: 1", "#900002")
    assert await status_of(world, 900_001) is InboxStatus.WAITING
    assert await status_of(world, 900_002) is InboxStatus.DEAD


async def test_all_are_tried_again(world: World, admin: Person) -> None:
    await set_aside(world, *range(900_001, 900_013))
    await admin.sends("/gagal")
    admin.reads("gagal diproses: 12", "dan 4 lagi")
    await admin.presses("🔁 Coba lagi semua (12)")
    admin.reads("Tidak ada pesan yang gagal")
    assert await status_of(world, 900_012) is InboxStatus.WAITING


async def test_what_was_tried_again_before_is_said(world: World, admin: Person) -> None:
    await set_aside(world, 900_001)
    await admin.sends("/gagal")
    data = admin.button("🔁 Coba lagi")
    await admin.sends_data(data)
    await admin.sends_data(data)
    assert "sudah dicoba ulang" in admin.toast


@pytest.mark.parametrize("data", ["dl", "dl:", "dl:x", "dl:-1", "dl:99999999999999999999", "dl:٣"])
async def test_forged_data_replays_nothing(world: World, admin: Person, data: str) -> None:
    await set_aside(world, 900_001)
    await admin.sends_data(data)
    assert admin.toast
    assert await status_of(world, 900_001) is InboxStatus.DEAD

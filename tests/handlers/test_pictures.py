"""Pictures of /cakupan: asked for with a press, drawn beside the bot's other work, sent as a photo."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from gateway.outgoing import Outgoing
from handlers.child import ChildFailed
from models import Drawing, EnrolmentStatus, PictureRequest, Role, RoleGrant
from services.coverage.pictures import KEPT, forget_old
from tests.factories import make_protection
from tests.handlers.conftest import Person, Shown, Village, World, entry_of


@pytest.fixture
async def programme(world: World, masjid: Village) -> Village:
    """Two people, one of them AKTIF."""
    active = await masjid.names("Ahmad Aktif", status=EnrolmentStatus.APPROVED)
    await masjid.names("Citra Menunggu", worker={"kecamatan_code": "16.09.02", "desa_code": "16.09.02.2001"})
    async with world.database.write() as session:
        await make_protection(session, (await entry_of(world, active)).worker)
    return masjid


def pictures(person: Person) -> list[Shown]:
    """The photos in a chat."""
    return [one for one in person.chat.shown if one.method == "sendPhoto"]


async def requests(world: World) -> list[PictureRequest]:
    async with world.database.read() as session:
        return list(await session.scalars(select(PictureRequest)))


async def drawings(world: World) -> list[Drawing]:
    async with world.database.read() as session:
        return list(await session.scalars(select(Drawing)))


async def test_a_press_brings_a_picture_with_its_figures_in_words(
    world: World, staff: Person, programme: Village
) -> None:
    await staff.sends_data("cv")
    await staff.presses("🖼 Gambar")
    assert "Sedang menggambar" in staff.toast
    (shown,) = pictures(staff)
    assert "OKU Selatan, 22 November 2026" in shown.text
    assert "0,02 %: 1 dari 3.934 orang terlindungi, 3.933 belum" in shown.text
    size = Image.open(io.BytesIO(shown.data or b"")).size
    assert size[0] == 1080
    assert not await requests(world)


async def test_the_same_figures_are_the_same_bytes_without_drawing_again(
    world: World, staff: Person, verifier: Person, programme: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    await staff.sends_data("cz:o:a")

    def refuse(_work: object) -> None:
        raise AssertionError("it was drawn again")

    monkeypatch.setattr("handlers.picture_maker.make", refuse)
    world.now += timedelta(hours=1)
    await verifier.sends_data("cz:o:a")
    assert pictures(verifier)[0].data == pictures(staff)[0].data


async def test_somebody_more_is_another_picture(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cz:o:a")
    await programme.names("Dewi Baru")
    await staff.sends_data("cz:o:a")
    first, second = pictures(staff)
    assert first.data != second.data
    assert len(await drawings(world)) == 2


async def test_a_picture_can_be_had_in_full_size(staff: Person, programme: Village) -> None:
    await staff.sends_data("cz:o:a")
    await staff.presses("⬇️ Ukuran penuh")
    assert staff.file().file_name == "cakupan-2026-11-22.png"
    assert staff.file().data == pictures(staff)[0].data


@pytest.mark.parametrize(
    "data", ["cz:o:k16.09.02", "cz:o:cmarbot", "cz:c:a:20261122:20261031", "cz:f:a", "cz:p:a"]
)
async def test_every_kind_of_picture_comes(staff: Person, programme: Village, data: str) -> None:
    await staff.sends_data(data)
    (shown,) = pictures(staff)
    assert (shown.data or b"").startswith(b"\x89PNG")
    assert shown.text


@pytest.mark.parametrize(
    "data",
    [
        "cz",
        "cz:x:a",
        "cz:o:zz",
        "cz:c:a",
        "cz:o:a:18000101",
        "cz:c:a:20261122:99999999",
        "cz:c:a:20261122:20261123",
    ],
)
async def test_a_forged_picture_is_answered(world: World, staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert "tidak ada" in staff.toast
    assert not await requests(world)


async def test_a_coordinator_gets_no_picture(world: World, programme: Village) -> None:
    await programme.takmir.sends_data("cz:o:a")
    assert not pictures(programme.takmir)
    assert not await requests(world)


async def test_whoever_lost_the_role_meanwhile_gets_nothing(
    world: World, staff: Person, programme: Village
) -> None:
    world.imports = False
    await staff.sends_data("cz:o:a")
    assert len(await requests(world)) == 1
    async with world.database.write() as session:
        grant = await session.scalar(select(RoleGrant).where(RoleGrant.role == Role.STAFF))
        assert grant is not None
        grant.revoked_at = world.now
    assert await world.picture_maker.step()
    assert not await requests(world)
    assert not world._waiting


async def test_two_presses_while_it_is_drawn_bring_one_picture(
    world: World, staff: Person, programme: Village
) -> None:
    world.imports = False
    await staff.sends_data("cz:o:a")
    await staff.sends_data("cz:o:a")
    assert len(await requests(world)) == 1


async def test_what_cannot_be_drawn_is_tried_once_more_and_then_said(
    world: World, staff: Person, programme: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    async def fail(*_args: object) -> None:
        tried.append(1)
        raise ChildFailed

    monkeypatch.setattr(world.picture_maker._child, "apart", fail)
    await staff.sends_data("cz:o:a")
    staff.reads("Gambarnya tidak jadi", "/cakupan")
    assert len(tried) == 2
    assert not await requests(world)


async def test_a_request_outlives_a_restart(world: World, staff: Person, programme: Village) -> None:
    world.imports = False
    await staff.sends_data("cz:o:a")
    sent: list[Outgoing] = []

    async def put(_session: object, outgoing: Sequence[Outgoing], _now: object) -> None:
        sent.extend(outgoing)

    again = type(world.picture_maker)(world.database, world.settings, world.handlers, put, lambda: world.now)
    again._child = world.picture_maker._child
    assert await again.step()
    assert [one.method for one in sent] == ["sendPhoto"]


async def test_old_drawings_are_forgotten(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cz:o:a")
    async with world.database.write() as session:
        assert await forget_old(session, world.now + KEPT - timedelta(hours=1)) == 0
        assert await forget_old(session, world.now + KEPT + timedelta(hours=1)) == 1

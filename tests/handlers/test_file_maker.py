"""Papers and previews are made beside the turns: once, for whoever still may have them, or it is said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from handlers import file_maker
from handlers.child import ChildFailed
from locales import plain, texts
from models import AuditEntry, Enrolment, EnrolmentStatus, FileKind, FileRequest, Role, RoleGrant
from services.slips import MOST
from tests.handlers.conftest import Person, Village, World


async def waiting(world: World) -> int:
    async with world.database.read() as session:
        return await session.scalar(select(func.count()).select_from(FileRequest)) or 0


async def catches_up(world: World) -> None:
    """The leader does what waits."""
    while await world.file_maker.step():
        world._deliver(world._waiting)
        world._waiting = []


def files(person: Person) -> int:
    return sum(one.method == "sendDocument" for one in person.chat.shown)


async def slips_made(world: World) -> int:
    async with world.database.read() as session:
        made = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "slip.make")
        return await session.scalar(made) or 0


async def sent_to_dukcapil(world: World) -> int:
    async with world.database.read() as session:
        made = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "dukcapil.send")
        return await session.scalar(made) or 0


@pytest.fixture
def patient(world: World) -> World:
    """Nothing is made before the test says so."""
    world.imports = False
    return world


async def test_pressed_three_times_it_comes_once(patient: World, masjid: Village) -> None:
    await masjid.names("Ahmad Contoh")
    for _ in range(3):
        await masjid.takmir.sends_data("slipall")
        assert "sedang dibuat" in masjid.takmir.toast
    assert (await waiting(patient), files(masjid.takmir), await slips_made(patient)) == (1, 0, 0)
    await catches_up(patient)
    assert (await waiting(patient), files(masjid.takmir), await slips_made(patient)) == (0, 1, 1)


async def test_after_a_restart_it_still_comes(patient: World, masjid: Village) -> None:
    await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data("slipall")
    after = World(patient.database, patient.settings)
    after.people, after.now = patient.people, patient.now
    await catches_up(after)
    assert files(masjid.takmir) == 1


async def test_more_than_a_file_holds_are_made_in_another_process(patient: World, masjid: Village) -> None:
    for number in range(MOST):
        await masjid.names(f"Orang {number:03}")
    # The process itself, not the stand-in of other tests: what goes over must be something that can.
    patient.file_maker._child = file_maker.FileMaker(
        patient.database, patient.settings, patient.handlers, patient._put
    )._child
    await masjid.takmir.sends_data("slipall")
    try:
        await catches_up(patient)
    finally:
        patient.file_maker._child.end()
    assert (masjid.takmir.file().data or b"").startswith(b"%PDF")
    assert await slips_made(patient) == MOST


@pytest.mark.parametrize("data", ["slipall", "ub:n:202701:9:0", "ux:n:202701:9:0"])
async def test_whose_role_has_ended_gets_nothing(
    patient: World, masjid: Village, staff: Person, data: str
) -> None:
    await masjid.names("Ahmad Contoh")
    who = masjid.takmir if data == "slipall" else staff
    await who.sends_data(data)
    assert await waiting(patient) == 1
    said = len(who.chat.shown)
    async with patient.database.write() as session:
        await session.execute(update(RoleGrant).values(revoked_at=patient.now))
    await catches_up(patient)
    assert (await waiting(patient), len(who.chat.shown), await slips_made(patient)) == (0, said, 0)


@pytest.mark.parametrize("kind", FileKind)
async def test_every_kind_asks_for_the_role_again(patient: World, masjid: Village, kind: FileKind) -> None:
    """Somebody whose request waits and who may do nothing (any more)."""
    await masjid.names("Ahmad Contoh")
    stranger = patient.person(70_001, "Orang Lain")
    async with patient.database.write() as session:
        account = await patient.account(session, stranger)
        session.add(FileRequest(account_id=account.id, kind=kind, words="1", asked_at=patient.now))
    await catches_up(patient)
    assert (await waiting(patient), len(stranger.chat.shown)) == (0, 0)


async def test_a_list_comes_after_the_press_and_is_on_record_once(
    patient: World, masjid: Village, staff: Person
) -> None:
    await masjid.names("Ahmad Contoh")
    for _ in range(2):
        await staff.sends_data("dks:all")
        assert "sedang dibuat" in staff.toast
    assert (await waiting(patient), files(staff), await sent_to_dukcapil(patient)) == (1, 0, 0)
    await catches_up(patient)
    assert (await waiting(patient), files(staff), await sent_to_dukcapil(patient)) == (0, 1, 1)


async def test_a_list_that_has_become_empty_meanwhile_says_so(
    patient: World, masjid: Village, staff: Person
) -> None:
    await masjid.names("Ahmad Contoh")
    await staff.sends_data("dks:all")
    async with patient.database.write() as session:
        await session.execute(update(Enrolment).values(status=EnrolmentStatus.WITHDRAWN))
    await catches_up(patient)
    assert (await waiting(patient), files(staff), await sent_to_dukcapil(patient)) == (0, 0, 0)
    staff.reads(plain(texts("id")("dukcapil-nobody-to-send")))


async def test_who_speaks_for_another_place_by_now_gets_no_papers(
    patient: World, masjid: Village, staff: Person
) -> None:
    await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data("slipall")
    async with patient.database.write() as session:
        own = RoleGrant.role == Role.COORDINATOR
        await session.execute(update(RoleGrant).where(own).values(revoked_at=patient.now))
        account = await patient.account(session, masjid.takmir)
        session.add(RoleGrant(account_id=account.id, role=Role.STAFF, granted_at=patient.now))
    await catches_up(patient)
    assert (await waiting(patient), files(masjid.takmir), await slips_made(patient)) == (0, 0, 0)


async def test_what_fails_is_tried_once_more_and_then_said(
    patient: World, masjid: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    await masjid.names("Ahmad Contoh")
    tried = []

    async def fails(*args: Any) -> bytes:
        tried.append(args)
        raise ChildFailed

    monkeypatch.setattr(patient.file_maker._child, "run", fails)
    await masjid.takmir.sends_data("slipall")
    await catches_up(patient)
    assert (len(tried), await waiting(patient), await slips_made(patient)) == (2, 0, 0)
    masjid.takmir.reads("tidak jadi dibuat", "sekali lagi")


@pytest.mark.parametrize("data", ["ub:n:202001:9:0", "ux:n:202701:13:0"])
async def test_a_plan_that_cannot_be_says_why(patient: World, staff: Person, data: str) -> None:
    await staff.sends_data(data)
    patient.now += timedelta(seconds=1)
    await catches_up(patient)
    assert await waiting(patient) == 0
    assert staff.chat.shown
    assert not files(staff)
    staff.does_not_read("tidak jadi dibuat")

"""What a coordinator whom nobody has confirmed sees of a person with a history."""

from __future__ import annotations

from models import EnrolmentStatus, OrganisationStatus
from tests.factories import make_enrolment, make_organisation, make_protection, make_worker
from tests.handlers.conftest import World, village


async def test_cover_is_not_shown_before_the_organisation_is_confirmed(world: World) -> None:
    stranger = await village(world, name="Musholla Baru", status=OrganisationStatus.SUBMITTED)
    async with world.database.write() as session:
        worker = await make_worker(session, name="Ahmad Contoh")
        await make_protection(session, worker)
        before = await make_organisation(session)
        await make_enrolment(session, worker=worker, organisation=before, status=EnrolmentStatus.WITHDRAWN)
        one = await make_enrolment(session, worker=worker, organisation=stranger.organisation)
    await stranger.takmir.sends_data(f"orang:{one.id}")
    stranger.takmir.reads("Ahmad Contoh")
    stranger.takmir.does_not_read("AKTIF")
    async with world.database.write() as session:
        stranger.organisation.status = OrganisationStatus.CONFIRMED
        await session.merge(stranger.organisation)
    await stranger.takmir.sends_data(f"orang:{one.id}")
    stranger.takmir.reads("AKTIF")

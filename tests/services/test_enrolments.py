"""A person is named once, by whoever is first; coordinators see and change only what is their own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from models import (
    ClaimCode,
    Database,
    Enrolment,
    EnrolmentStatus,
    OrganisationStatus,
    Role,
    StatusChange,
    Worker,
)
from regency import load_regency
from services import enrolments
from services.enrolments import (
    claim_code_of,
    member_card,
    mend,
    own_members,
    submit,
    withdraw,
)
from services.errors import Invalid, NotAllowed, Stale
from services.references import read_reference
from services.roles import Access
from services.taken import TakenBy, nik_taken
from services.workers import MemberData, data_of
from tests.factories import (
    NOW,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_protection,
    make_staff,
    make_worker,
    member_data,
)
from tests.services.saying import says

REGENCY = load_regency()
S = EnrolmentStatus


async def test_a_member_is_named(database: Database) -> None:
    data = member_data(phone="+6281200000001")
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        done = await submit(session, takmir, place.id, data, REGENCY, NOW)
    assert read_reference(done.enrolment.reference, REGENCY) == done.enrolment.reference
    assert done.enrolment.reference.startswith("OKS-26-")
    assert done.findings == ()
    async with database.read() as session:
        stored = await member_card(session, takmir, done.enrolment.id)
        change = (await session.scalars(select(StatusChange))).one()
        code = (await session.scalars(select(ClaimCode))).one()
    assert data_of(stored) == data
    assert (stored.status, stored.submitted_by, stored.consent_at) == (S.SUBMITTED, takmir.account_id, NOW)
    assert (change.before, change.after, change.by) == (None, S.SUBMITTED, takmir.account_id)
    assert code.code == done.claim_code.code.replace("-", "")
    assert not done.claim_code.used


async def test_members_may_be_entered_before_staff_confirm_the_organisation(
    sqlite_database: Database,
) -> None:
    async with sqlite_database.write() as session:
        place = await make_organisation(session, status=OrganisationStatus.SUBMITTED)
        takmir = await make_coordinator(session, place)
        assert (await submit(session, takmir, place.id, member_data(), REGENCY, NOW)).enrolment.id
        place.status = OrganisationStatus.REJECTED
        with says(Invalid, "enrolments-organisation-rejected"):
            await submit(session, takmir, place.id, member_data(), REGENCY, NOW)


async def test_an_organisation_of_others_cannot_be_spoken_for(database: Database) -> None:
    async with database.write() as session:
        mine, theirs = await make_organisation(session), await make_organisation(session)
        takmir = await make_coordinator(session, mine)
        for forged in (theirs.id, 0, -1, 10**12):
            with says(NotAllowed, "enrolments-organisation-not-own"):
                await submit(session, takmir, forged, member_data(), REGENCY, NOW)


@pytest.mark.parametrize(
    ("over", "refusal"),
    [
        ({"category": "relawan_damkar"}, "enrolments-category"),
        ({"category": "bupati"}, "enrolments-category"),
        ({"desa_code": "16.09.02.2001"}, "enrolments-area"),
        ({"desa_code": "99"}, "enrolments-area"),
        ({"consent": False}, "enrolments-consent"),
        ({"name": ""}, "enrolments-blocked"),
        ({"nik": "1609011708800000"}, "enrolments-blocked"),
        ({"birth_date": date(1950, 1, 1)}, "enrolments-blocked"),
    ],
)
async def test_what_cannot_be_leaves_nothing_behind(
    sqlite_database: Database, over: dict[str, Any], refusal: str
) -> None:
    async with sqlite_database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        with says(Invalid, refusal):
            await submit(session, takmir, place.id, member_data(**over), REGENCY, NOW)
        for table in (Worker, Enrolment, ClaimCode, StatusChange):
            assert await session.scalar(select(func.count()).select_from(table)) == 0


async def test_who_is_covered_already_may_pass_the_age_limit(sqlite_database: Database) -> None:
    born = date(1958, 8, 17)
    async with sqlite_database.write() as session:
        worker = await make_worker(session, birth_date=born)
        await make_protection(session, worker)
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        data = member_data(nik=worker.nik, birth_date=born)
        assert (await submit(session, takmir, place.id, data, REGENCY, NOW)).findings == ()


async def test_a_nik_is_taken_without_saying_by_whom(database: Database) -> None:
    async with database.write() as session:
        mine, theirs = await make_organisation(session), await make_organisation(session)
        takmir, other = await make_coordinator(session, mine), await make_coordinator(session, theirs)
        data = member_data()
        assert await nik_taken(session, data.nik, takmir) is None
        done = await submit(session, takmir, mine.id, data, REGENCY, NOW)
        assert await nik_taken(session, data.nik, takmir) is TakenBy.OWN
        assert await nik_taken(session, data.nik, other) is TakenBy.OTHER
        assert await nik_taken(session, data.nik, takmir, done.enrolment.worker_id) is None
        with says(Invalid, "enrolments-taken-own"):
            await submit(session, takmir, mine.id, data, REGENCY, NOW)
        with says(Invalid, "enrolments-taken-other") as words:
            await submit(session, other, theirs.id, data, REGENCY, NOW)
    assert mine.name not in words("id")


@pytest.mark.parametrize("known", [False, True])
async def test_of_two_who_name_a_person_at_once_one_is_first(database: Database, known: bool) -> None:
    data = member_data()
    async with database.write() as session:
        if known:
            worker = await make_worker(session, nik=data.nik)
            await make_enrolment(session, worker=worker, status=S.REJECTED)
        places = [await make_organisation(session) for _ in range(4)]
        speakers = [await make_coordinator(session, place) for place in places]
        before = await session.scalar(select(func.count()).select_from(Enrolment)) or 0

    async def name(number: int) -> str:
        async with database.write() as session:
            said = replace(data, name=f"{data.name} {'abcd'[number]}")
            try:
                await submit(session, speakers[number], places[number].id, said, REGENCY, NOW)
            except Invalid as refused:
                return refused.text.id
            return said.name

    answers = await asyncio.gather(*(name(number) for number in range(4)))
    [winner] = [answer for answer in answers if answer.startswith(data.name)]
    assert answers.count("enrolments-taken-other") == 3
    async with database.read() as session:
        [stored] = await session.scalars(select(Worker))
        assert stored.name == winner
        assert await session.scalar(select(func.count()).select_from(Enrolment)) == before + 1


async def test_an_open_entry_that_appears_in_between_leaves_the_person_as_they_were(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sees_nothing(*_: Any) -> None:
        return None

    monkeypatch.setattr(enrolments, "refuse_taken", sees_nothing)
    async with database.write() as session:
        place, worker = await make_organisation(session), await make_worker(session, name="Sari Contoh")
        await make_enrolment(session, worker=worker)
        takmir = await make_coordinator(session, place)
        data = member_data(nik=worker.nik, name="Orang Lain")
        with says(Invalid, "enrolments-taken-other"):
            await submit(session, takmir, place.id, data, REGENCY, NOW)
    async with database.read() as session:
        assert list(await session.scalars(select(Worker.name))) == ["Sari Contoh"]
        assert await session.scalar(select(func.count()).select_from(Enrolment)) == 1


async def test_a_withdrawn_person_can_be_named_again_by_others(database: Database) -> None:
    async with database.write() as session:
        first, second = await make_organisation(session), await make_organisation(session)
        takmir, other = await make_coordinator(session, first), await make_coordinator(session, second)
        data = member_data()
        done = await submit(session, takmir, first.id, data, REGENCY, NOW)
        gone = await withdraw(session, takmir, done.enrolment.id, done.enrolment.version, REGENCY, NOW)
        assert (gone.status, gone.reason) == (S.WITHDRAWN, "withdrawn")
        with says(Invalid, "enrolments-code-closed"):
            await claim_code_of(session, takmir, gone.id, NOW)
        again = await submit(session, other, second.id, replace(data, name="Nama Baru"), REGENCY, NOW)
        assert again.enrolment.worker_id == gone.worker_id
        assert again.enrolment.worker.name == "Nama Baru"
        assert (await claim_code_of(session, other, again.enrolment.id, NOW)) == again.claim_code


async def test_the_list_shows_what_came_back_first_and_only_ones_own(database: Database) -> None:
    async with database.write() as session:
        mine, theirs = await make_organisation(session), await make_organisation(session)
        takmir = await make_coordinator(session, mine)
        await make_enrolment(session, organisation=theirs)
        names = ("Citra Contoh", "Ahmad Contoh", "Budi Contoh")
        made = [
            await make_enrolment(session, organisation=mine, worker=await make_worker(session, name=name))
            for name in names
        ]
        made[0].status = S.RETURNED
        await session.flush()
        page = await own_members(session, takmir, page_size=2)
        assert [member.worker.name for member in page.members] == ["Citra Contoh", "Ahmad Contoh"]
        assert page.members[0].organisation is mine
        assert (page.page, page.pages, page.total) == (0, 2, 3)
        assert page.counts == {S.RETURNED: 1, S.SUBMITTED: 2}
        last = await own_members(session, takmir, page=99, page_size=2)
        assert [member.worker.name for member in last.members] == ["Budi Contoh"]
        nobody = await own_members(session, await make_staff(session), page=-3)
        assert (nobody.members, nobody.page, nobody.pages) == ((), 0, 1)


async def test_the_entries_of_others_read_like_none(database: Database) -> None:
    data = member_data()
    async with database.write() as session:
        foreign = await make_enrolment(session)
        takmir = await make_coordinator(session, await make_organisation(session))
        staff = await make_staff(session)
        presses: list[Callable[[Access, int], Awaitable[object]]] = [
            lambda by, forged: member_card(session, by, forged),
            lambda by, forged: mend(session, by, forged, 1, data, REGENCY, NOW),
            lambda by, forged: withdraw(session, by, forged, 1, REGENCY, NOW),
            lambda by, forged: claim_code_of(session, by, forged, NOW),
        ]
        for press in presses:
            for by in (takmir, staff):
                for forged in (foreign.id, 0, -1, 10**12):
                    with says(NotAllowed, "enrolments-not-found"):
                        await press(by, forged)
        assert foreign.status is S.SUBMITTED


async def named(session: Any, **over: Any) -> tuple[Access, Enrolment, MemberData]:
    place = await make_organisation(session)
    takmir = await make_coordinator(session, place)
    data = member_data(**over)
    done = await submit(session, takmir, place.id, data, REGENCY, NOW)
    return takmir, done.enrolment, data


async def test_withdrawing_twice_says_what_happened(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        takmir, entry, _ = await named(session)
        shown = entry.version
        await withdraw(session, takmir, entry.id, shown, REGENCY, NOW)
        with says(Stale, "review-decided-already"):
            await withdraw(session, takmir, entry.id, shown, REGENCY, NOW)
        with says(Invalid, "lifecycle-no-such-step"):
            await withdraw(session, takmir, entry.id, entry.version, REGENCY, NOW)


async def test_a_revoked_coordinator_withdraws_nothing(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        takmir, entry, _ = await named(session)
        former = replace(takmir, roles=frozenset({Role.GUEST}))
        with says(NotAllowed, "not-allowed"):
            await withdraw(session, former, entry.id, entry.version, REGENCY, NOW)

"""Roles: given once, taken back, never by oneself."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models import AuditEntry, Database, Invite, Role, RoleGrant
from services.errors import Invalid, NotAllowed
from services.roles import (
    JUST_NOW,
    Access,
    Standing,
    accept_invite,
    create_invite,
    grant,
    grant_coordinator,
    list_roles,
    revoke_role,
    roles_of,
)
from tests.factories import NOW, make_account, make_organisation, make_staff, make_worker
from tests.services.saying import says


async def test_somebody_new_is_a_guest(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        assert await roles_of(session, account, ()) == Access(account.id, frozenset({Role.GUEST}))


async def test_all_roles_are_seen_in_one_statement(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session)
        account = await make_account(session, worker_id=worker.id)
        one, other = await make_organisation(session), await make_organisation(session)
        for organisation in (one, other, one):
            await grant_coordinator(session, account.id, organisation.id, "Ketua", NOW, None)
        await grant(session, account.id, Role.STAFF, NOW, None)
        access = await roles_of(session, account, [account.telegram_id])
    assert access.roles == frozenset({Role.GUEST, Role.WORKER, Role.COORDINATOR, Role.STAFF, Role.ADMIN})
    assert access.organisation_ids == {one.id, other.id}
    assert access.worker_id == worker.id


async def test_no_row_makes_an_administrator(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        await grant(session, account.id, Role.ADMIN, NOW, None)
        assert (await roles_of(session, account, [1, 2])).roles == {Role.GUEST}


async def test_an_invitation_gives_its_role_once(database: Database) -> None:
    async with database.write() as session:
        admin, first, second = (
            await make_staff(session, Role.ADMIN),
            await make_account(session),
            await make_account(session),
        )
        token = await create_invite(session, admin, Role.VERIFIER, NOW)
        given = await accept_invite(session, first, token, NOW)
        assert (given.role, given.granted_by) == (Role.VERIFIER, admin.account_id)
        with says(Invalid, "roles-invite-void"):
            await accept_invite(session, second, token, NOW)
        with says(Invalid, "roles-accepted-already"):
            await accept_invite(session, first, token, NOW)
        assert (await roles_of(session, second, ())).roles == {Role.GUEST}
        invite = (await session.scalars(select(Invite))).one()
        assert token.encode() not in invite.token_index
        actions = (await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))).all()
    assert actions == ["invite.create", "invite.accept", "role.grant"]


async def test_a_used_invitation_does_not_bring_a_revoked_role_back(database: Database) -> None:
    async with database.write() as session:
        admin, account = await make_staff(session, Role.ADMIN), await make_account(session)
        token = await create_invite(session, admin, Role.STAFF, NOW)
        given = await accept_invite(session, account, token, NOW)
        await revoke_role(session, given.id, admin, NOW)
        with says(Invalid, "roles-invite-void"):
            await accept_invite(session, account, token, NOW)
        assert (await roles_of(session, account, ())).roles == {Role.GUEST}


async def test_an_unknown_and_an_expired_invitation_read_like_a_used_one(database: Database) -> None:
    async with database.write() as session:
        admin, account = await make_staff(session, Role.ADMIN), await make_account(session)
        token = await create_invite(session, admin, Role.STAFF, NOW, timedelta(hours=1))
        with says(Invalid, "roles-invite-void"):
            await accept_invite(session, account, token, NOW + timedelta(hours=1))
        for forged in ("", "x" * 32, token[:-1], token + " "):
            with says(Invalid, "roles-invite-void"):
                await accept_invite(session, account, forged, NOW)


async def test_of_two_who_open_an_invitation_at_once_one_gets_the_role(database: Database) -> None:
    async with database.write() as session:
        admin = await make_staff(session, Role.ADMIN)
        people = [await make_account(session) for _ in range(5)]
        token = await create_invite(session, admin, Role.STAFF, NOW)

    async def accept(number: int) -> bool:
        async with database.write() as session:
            try:
                await accept_invite(session, people[number], token, NOW)
            except Invalid:
                return False
            return True

    assert sum(await asyncio.gather(*(accept(number) for number in range(5)))) == 1
    async with database.read() as session:
        staff = select(func.count()).select_from(RoleGrant).where(RoleGrant.role == Role.STAFF)
        assert await session.scalar(staff) == 1


async def test_a_link_asked_for_twice_at_once_is_made_once(database: Database) -> None:
    async with database.write() as session:
        admin = await make_staff(session, Role.ADMIN)

    async def ask() -> bool:
        async with database.write() as session:
            try:
                await create_invite(session, admin, Role.STAFF, NOW)
            except Standing:
                return False
            return True

    assert sum(await asyncio.gather(*(ask() for _ in range(4)))) == 1
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Invite)) == 1


async def test_one_more_link_stands_beside_the_one_that_was_named(database: Database) -> None:
    async with database.write() as session:
        admin, other = await make_staff(session, Role.ADMIN), await make_staff(session, Role.ADMIN)
        await create_invite(session, admin, Role.STAFF, NOW)
        await create_invite(session, admin, Role.VERIFIER, NOW)
        await create_invite(session, other, Role.STAFF, NOW)
        with pytest.raises(Standing) as first:
            await create_invite(session, admin, Role.STAFF, NOW)
        beside = first.value.invite_id
        await create_invite(session, admin, Role.STAFF, NOW, beside=beside)
        with pytest.raises(Standing) as second:
            await create_invite(session, admin, Role.STAFF, NOW, beside=beside)
        assert second.value.invite_id != beside
        assert await session.scalar(select(func.count()).select_from(Invite)) == 4


async def test_a_link_that_was_used_or_made_a_while_ago_is_not_the_one_asked_for(database: Database) -> None:
    async with database.write() as session:
        admin, account = await make_staff(session, Role.ADMIN), await make_account(session)
        used = await create_invite(session, admin, Role.STAFF, NOW)
        await accept_invite(session, account, used, NOW)
        second = await create_invite(session, admin, Role.STAFF, NOW)
        third = await create_invite(session, admin, Role.STAFF, NOW + JUST_NOW)
        assert len({used, second, third}) == 3


async def test_whoever_has_the_role_leaves_the_invitation_for_others(database: Database) -> None:
    async with database.write() as session:
        admin, holder, other = (
            await make_staff(session, Role.ADMIN),
            await make_account(session),
            await make_account(session),
        )
        await grant(session, holder.id, Role.STAFF, NOW, None)
        token = await create_invite(session, admin, Role.STAFF, NOW)
        with says(Invalid, "roles-held-already"):
            await accept_invite(session, holder, token, NOW)
        assert (await accept_invite(session, other, token, NOW)).role is Role.STAFF


@pytest.mark.parametrize("role", [Role.ADMIN, Role.COORDINATOR, Role.GUEST])
async def test_other_roles_are_not_given_by_link(sqlite_database: Database, role: Role) -> None:
    async with sqlite_database.write() as session:
        admin = await make_staff(session, Role.ADMIN)
        with says(Invalid, "roles-not-invitable"):
            await create_invite(session, admin, role, NOW)


async def test_only_administrators_invite_and_revoke(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        staff = await make_staff(session)
        with says(NotAllowed, "not-allowed"):
            await create_invite(session, staff, Role.STAFF, NOW)
        with says(NotAllowed, "not-allowed"):
            await revoke_role(session, 1, staff, NOW)


async def test_a_revoked_role_is_gone_and_can_be_given_again(database: Database) -> None:
    async with database.write() as session:
        admin, account = await make_staff(session, Role.ADMIN), await make_account(session)
        given = await grant(session, account.id, Role.STAFF, NOW, admin.account_id)
        await revoke_role(session, given.id, admin, NOW)
        assert (await roles_of(session, account, ())).roles == {Role.GUEST}
        for grant_id in (given.id, 0, -1):
            with says(Invalid, "roles-not-in-force"):
                await revoke_role(session, grant_id, admin, NOW)
        again = await grant(session, account.id, Role.STAFF, NOW, admin.account_id)
        assert again.id != given.id


async def test_two_grants_at_once_are_one(database: Database) -> None:
    async with database.write() as session:
        account, place = await make_account(session), await make_organisation(session)

    async def give() -> int:
        async with database.write() as session:
            return (await grant_coordinator(session, account.id, place.id, "Imam", NOW, None)).id

    assert len(set(await asyncio.gather(*(give() for _ in range(4))))) == 1


async def test_the_list_names_the_holders(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session, name="Masjid Rekaan")
        staff, takmir = await make_account(session, name="Sari Contoh"), await make_account(session)
        await grant(session, staff.id, Role.STAFF, NOW, None)
        await grant_coordinator(session, takmir.id, place.id, "Ketua", NOW, None)
        [line] = await list_roles(session)
        assert (line.name, line.role, line.organisation) == ("Sari Contoh", Role.STAFF, None)
        [line] = await list_roles(session, [Role.COORDINATOR])
        assert (line.organisation, line.position) == ("Masjid Rekaan", "Ketua")

"""Who holds which role: by invitation or by speaking for an organisation; given and taken back on record."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Account, Invite, Organisation, Role, RoleGrant
from models.encryption import blind_index, blind_indexes
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed

INVITABLE = (Role.STAFF, Role.VERIFIER)
DEFAULT_VALIDITY = timedelta(days=3)
TOKEN_BYTES = 24
JUST_NOW = timedelta(minutes=5)
"""A link of the same administrator for the same role this young and unused is the one that was asked for."""
# Asked for every group of updates: put together once.
_GRANTS = select(RoleGrant.account_id, RoleGrant.role, RoleGrant.organisation_id).where(
    RoleGrant.account_id.in_(bindparam("ids", expanding=True)), RoleGrant.revoked_at.is_(None)
)


@dataclass(frozen=True)
class Access:
    """What somebody may be at this moment: roles, the organisations they speak for, their own record."""

    account_id: int
    roles: frozenset[Role]
    organisation_ids: frozenset[int] = frozenset()
    worker_id: int | None = None


class Standing(RuntimeError):
    """A link was made just now and nobody has used it; `invite_id` names it to whoever wants one more."""

    def __init__(self, invite_id: int) -> None:
        super().__init__(f"invitation {invite_id} stands unused")
        self.invite_id = invite_id


@dataclass(frozen=True)
class RoleLine:
    """A role in force, for the list of roles. `organisation` is only there for coordinators."""

    grant_id: int
    account_id: int
    name: str
    role: Role
    granted_at: datetime
    position: str | None = None
    organisation: str | None = None


async def roles_of(session: AsyncSession, account: Account, admin_ids: Collection[int]) -> Access:
    """The roles of an account now. `admin_ids` are Telegram ids, from the settings."""
    return (await access_of_many(session, [account], admin_ids))[account.id]


async def access_of_many(
    session: AsyncSession, accounts: Collection[Account], admin_ids: Collection[int]
) -> dict[int, Access]:
    """The roles of accounts now, by account id, in one statement."""
    grants = await session.execute(_GRANTS, {"ids": [account.id for account in accounts]})
    roles: dict[int, set[Role]] = {account.id: {Role.GUEST} for account in accounts}
    organisations: dict[int, set[int]] = {account.id: set() for account in accounts}
    for account_id, role, organisation_id in grants:
        # Nothing in the database makes an administrator: that is the installation's own decision.
        if role is not Role.ADMIN:
            roles[account_id].add(role)
        if role is Role.COORDINATOR and organisation_id is not None:
            organisations[account_id].add(organisation_id)
    for account in accounts:
        if account.worker_id is not None:
            roles[account.id].add(Role.WORKER)
        if account.telegram_id in admin_ids:
            roles[account.id].add(Role.ADMIN)
    return {
        account.id: Access(
            account.id, frozenset(roles[account.id]), frozenset(organisations[account.id]), account.worker_id
        )
        for account in accounts
    }


def speaking_for(access: Access, organisation_id: int) -> Access:
    """What somebody may be who has just been made to speak for one more organisation."""
    return replace(
        access,
        roles=access.roles | {Role.COORDINATOR},
        organisation_ids=access.organisation_ids | {organisation_id},
    )


async def grant(
    session: AsyncSession, account_id: int, role: Role, now: datetime, by: int | None
) -> RoleGrant:
    """Gives a role of the whole regency; one in force already is left as it is."""
    return await _give(session, RoleGrant(account_id=account_id, role=role, granted_at=now, granted_by=by))


async def grant_coordinator(
    session: AsyncSession,
    account_id: int,
    organisation_id: int,
    position: str | None,
    now: datetime,
    by: int | None,
) -> RoleGrant:
    """Makes somebody speak for an organisation; a grant in force already is left as it is."""
    given = _coordinator(account_id, organisation_id, position, now, by)
    return await _give(session, given)


async def create_invite(
    session: AsyncSession,
    by: Access,
    role: Role,
    now: datetime,
    valid_for: timedelta = DEFAULT_VALIDITY,
    beside: int | None = None,
) -> str:
    """The token of a link that gives `role` once. It is shown now and never again: only its index is kept.

    Raises `Standing` when one was made `JUST_NOW` and is unused, unless it is the one that this is to stand
    `beside`; `NotAllowed` for anybody but an administrator, `Invalid` for a role that is not given by link.
    """
    if not allowed(by, Action.INVITE):
        raise NotAllowed(Text("not-allowed"))
    if role not in INVITABLE:
        raise Invalid(Text("roles-not-invitable"))
    standing = await _made_just_now(session, by.account_id, role, now)
    if standing is not None and standing != beside:
        raise Standing(standing)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invite = Invite(
        token_index=blind_index(token, "invite"),
        role=role,
        created_by=by.account_id,
        created_at=now,
        expires_at=now + valid_for,
    )
    session.add(invite)
    await session.flush()
    record(session, now, by.account_id, "invite.create", Subject.INVITE, invite.id, after=role)
    return token


async def _made_just_now(session: AsyncSession, account_id: int, role: Role, now: datetime) -> int | None:
    """The newest unused link for this role that the account made a moment ago."""
    # Two presses at once wait for each other here, or neither would see the other's link.
    await session.execute(select(Account.id).where(Account.id == account_id).with_for_update())
    return await session.scalar(
        select(Invite.id)
        .where(
            Invite.created_by == account_id,
            Invite.role == role,
            Invite.used_at.is_(None),
            Invite.created_at > now - JUST_NOW,
            Invite.expires_at > now,
        )
        .order_by(Invite.id.desc())
        .limit(1)
    )


async def accept_invite(session: AsyncSession, account: Account, token: str, now: datetime) -> RoleGrant:
    """Takes the role of an invitation. Raises `Invalid`, in the same words for unknown, used and expired.

    Whoever has the role already keeps it and leaves the link for the one it was meant for.
    """
    invite = await session.scalar(
        select(Invite).where(Invite.token_index.in_(blind_indexes(token, "invite"))).with_for_update()
    )
    if invite is None:
        raise Invalid(Text("roles-invite-void"))
    held = await _in_force(session, account.id, invite.role, None)
    if held is not None and invite.used_by == account.id:
        # The link tapped twice.
        raise Invalid(Text("roles-accepted-already", role=role_name(invite.role)))
    if invite.used_at is not None or invite.expires_at <= now:
        raise Invalid(Text("roles-invite-void"))
    if held is not None:
        raise Invalid(Text("roles-held-already", role=role_name(invite.role)))
    invite.used_by, invite.used_at = account.id, now
    record(session, now, account.id, "invite.accept", Subject.INVITE, invite.id, after=invite.role)
    return await grant(session, account.id, invite.role, now, invite.created_by)


async def list_roles(session: AsyncSession, roles: Collection[Role] = INVITABLE) -> list[RoleLine]:
    """Who holds these roles now, by role, the newest first."""
    rows = await session.execute(
        select(RoleGrant, Account.name, Organisation.name)
        .join(Account, Account.id == RoleGrant.account_id)
        .outerjoin(Organisation, Organisation.id == RoleGrant.organisation_id)
        .where(RoleGrant.revoked_at.is_(None), RoleGrant.role.in_(roles))
        .order_by(RoleGrant.role, RoleGrant.id.desc())
    )
    return [
        RoleLine(
            held.id, held.account_id, name, held.role, held.granted_at, held.position, organisation=place
        )
        for held, name, place in rows
    ]


async def staff_ids(session: AsyncSession) -> frozenset[int]:
    """Every account of the office."""
    held = await session.scalars(
        select(RoleGrant.account_id).where(RoleGrant.revoked_at.is_(None), RoleGrant.role == Role.STAFF)
    )
    return frozenset(held)


async def revoke_role(session: AsyncSession, grant_id: int, by: Access, now: datetime) -> RoleGrant:
    """Takes a role back, from this moment on. Raises `Invalid` when it is not in force (any more)."""
    if not allowed(by, Action.REVOKE_ROLE):
        raise NotAllowed(Text("not-allowed"))
    held = await session.scalar(
        select(RoleGrant).where(RoleGrant.id == grant_id, RoleGrant.revoked_at.is_(None)).with_for_update()
    )
    if held is None:
        raise Invalid(Text("roles-not-in-force"))
    held.revoked_at = now
    held.revoked_by = by.account_id
    record(session, now, by.account_id, "role.revoke", Subject.ROLE_GRANT, held.id, before=held.role)
    return held


def role_name(role: Role) -> Text:
    """What a role is called."""
    return Text(f"role-{role}")


async def _in_force(
    session: AsyncSession, account_id: int, role: Role, organisation_id: int | None
) -> RoleGrant | None:
    return await session.scalar(
        select(RoleGrant).where(
            RoleGrant.account_id == account_id,
            RoleGrant.role == role,
            RoleGrant.organisation_id == organisation_id
            if organisation_id is not None
            else RoleGrant.organisation_id.is_(None),
            RoleGrant.revoked_at.is_(None),
        )
    )


async def grant_founder(
    session: AsyncSession, account_id: int, organisation_id: int, position: str | None, now: datetime
) -> RoleGrant:
    """Makes somebody speak for an organisation that was made in this very transaction."""
    # Nobody else can know of it yet: nothing to look for, nothing that could collide.
    given = _coordinator(account_id, organisation_id, position, now, account_id)
    session.add(given)
    await session.flush()
    return _recorded(session, given)


def _coordinator(
    account_id: int, organisation_id: int, position: str | None, now: datetime, by: int | None
) -> RoleGrant:
    return RoleGrant(
        account_id=account_id,
        role=Role.COORDINATOR,
        organisation_id=organisation_id,
        position=position,
        granted_at=now,
        granted_by=by,
    )


async def _give(session: AsyncSession, given: RoleGrant) -> RoleGrant:
    wanted = (given.account_id, given.role, given.organisation_id)
    held = await _in_force(session, *wanted)
    if held is not None:
        return held
    try:
        async with session.begin_nested():
            session.add(given)
    except IntegrityError:
        held = await _in_force(session, *wanted)
        if held is None:
            raise
        return held
    return _recorded(session, given)


def _recorded(session: AsyncSession, given: RoleGrant) -> RoleGrant:
    record(
        session,
        given.granted_at,
        given.granted_by,
        "role.grant",
        Subject.ROLE_GRANT,
        given.id,
        after=given.role,
    )
    return given

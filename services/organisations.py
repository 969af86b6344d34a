"""The organisations that name people: registered by whoever speaks for them, confirmed by staff.

A coordinator enters members from the first minute; what is entered is only approved once the organisation is
confirmed. Whoever says that they speak for one that is here already waits for staff: its members are
other people's data.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import JoinRequest, Organisation, OrganisationStatus, Role, RoleGrant
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.roles import Access, grant_founder
from services.search import SAME, fold_label, same_thing

NAME_LENGTH, LANDMARK_LENGTH, POSITION_LENGTH = 120, 200, 100

# One person speaks for a handful of places at most; more waiting at once is a mistake or mischief.
MAX_WAITING = 10
# Asked at every step of a form: put together once.
_BY_ID = (
    select(Organisation)
    .where(Organisation.id.in_(bindparam("ids", expanding=True)))
    .order_by(Organisation.folded_name, Organisation.id)
)
_THERE = select(Organisation).where(
    Organisation.desa_code == bindparam("desa"), Organisation.status != OrganisationStatus.REJECTED
)
_REGISTERED = select(func.count()).where(
    Organisation.submitted_by == bindparam("account"), Organisation.status == OrganisationStatus.SUBMITTED
)
_ASKED_TO_JOIN = select(func.count()).where(
    JoinRequest.account_id == bindparam("account"), JoinRequest.status == OrganisationStatus.SUBMITTED
)
_WAITING = select(_REGISTERED.scalar_subquery() + _ASKED_TO_JOIN.scalar_subquery())


@dataclass(frozen=True)
class OrganisationData:
    """What the registration asks. `kind` is a key of the regency's data, areas are Kemendagri codes."""

    kind: str
    name: str
    kecamatan_code: str
    desa_code: str
    position: str | None = None
    landmark: str | None = None
    simas_id: str | None = None


async def register(
    session: AsyncSession, by: Access, data: OrganisationData, regency: Regency, now: datetime
) -> Organisation:
    """A new organisation, waiting for staff; whoever registers it speaks for it at once. Raises `Invalid`."""
    _check(data, regency)
    await _not_too_many(session, by)
    organisation = Organisation(
        kind=data.kind,
        name=data.name,
        folded_name=fold_label(data.name)[:NAME_LENGTH],
        kecamatan_code=data.kecamatan_code,
        desa_code=data.desa_code,
        landmark=data.landmark,
        simas_id=data.simas_id,
        status=OrganisationStatus.SUBMITTED,
        submitted_by=by.account_id,
        submitted_at=now,
    )
    session.add(organisation)
    await session.flush()
    await grant_founder(session, by.account_id, organisation.id, data.position, now)
    record(
        session,
        now,
        by.account_id,
        "organisation.register",
        Subject.ORGANISATION,
        organisation.id,
        after=organisation.status,
    )
    return organisation


async def near_same(
    session: AsyncSession, regency: Regency, kind: str, name: str, desa_code: str
) -> list[Organisation]:
    """Organisations of that desa which may be the very same, the likeliest first; rejected ones do not count.

    Every kind is looked at: what one calls masjid, another calls musholla. An unknown area has none.
    """
    if not regency.has_area(desa_code):
        return []
    there = await session.scalars(_THERE, {"desa": desa_code})
    scored = [(same_thing(name, other.name), other.kind == kind, other) for other in there]
    # With another kind, "Al Ikhlas" would have to be written quite the same.
    near = [entry for entry in scored if entry[0] >= (SAME if entry[1] else 1.0)]
    return [other for *_, other in sorted(near, key=lambda entry: (-entry[0], not entry[1], entry[2].id))]


async def request_join(
    session: AsyncSession, by: Access, organisation_id: int, position: str | None, now: datetime
) -> JoinRequest:
    """Asks staff to let somebody speak for an organisation that is here already; asking twice is one request.

    Raises `Invalid` when it is not there, or when they speak for it already.
    """
    if organisation_id in by.organisation_ids:
        raise Invalid(Text("organisations-joined-already"))
    organisation = await session.get(Organisation, organisation_id)
    if organisation is None or organisation.status is OrganisationStatus.REJECTED:
        raise Invalid(Text("organisations-not-found"))
    if waiting := await _waiting_request(session, by.account_id, organisation_id):
        return waiting
    await _not_too_many(session, by)
    request = JoinRequest(
        organisation_id=organisation_id,
        account_id=by.account_id,
        position=position,
        status=OrganisationStatus.SUBMITTED,
        submitted_at=now,
        organisation=organisation,
    )
    try:
        async with session.begin_nested():
            session.add(request)
    except IntegrityError:
        waiting = await _waiting_request(session, by.account_id, organisation_id)
        if waiting is None:
            raise
        return waiting
    record(
        session,
        now,
        by.account_id,
        "organisation.request_join",
        Subject.JOIN_REQUEST,
        request.id,
        after=request.status,
    )
    return request


async def organisations_by_id(session: AsyncSession, ids: Collection[int]) -> dict[int, Organisation]:
    """These organisations by id, in the order of their names."""
    if not ids:
        return {}
    return {one.id: one for one in await session.scalars(_BY_ID, {"ids": list(ids)})}


async def organisations_of(session: AsyncSession, by: Access) -> list[Organisation]:
    """The organisations somebody speaks for, by name."""
    return list((await organisations_by_id(session, by.organisation_ids)).values())


async def own_organisation(session: AsyncSession, by: Access, organisation_id: int) -> Organisation:
    """One of one's own organisations that may name people. Raises `NotAllowed` or `Invalid`."""
    found = None
    if organisation_id in by.organisation_ids:
        found = await session.get(Organisation, organisation_id)
    if found is None:
        raise NotAllowed(Text("enrolments-organisation-not-own"))
    if found.status is OrganisationStatus.REJECTED:
        raise Invalid(Text("enrolments-organisation-rejected", name=found.name))
    return found


async def coordinators_by_organisation(
    session: AsyncSession, organisation_ids: Collection[int]
) -> dict[int, frozenset[int]]:
    """Account ids of those who speak for these organisations now; one without anybody is not in it."""
    rows = await session.execute(
        select(RoleGrant.organisation_id, RoleGrant.account_id).where(
            RoleGrant.organisation_id.in_(organisation_ids),
            RoleGrant.role == Role.COORDINATOR,
            RoleGrant.revoked_at.is_(None),
        )
    )
    found: dict[int, frozenset[int]] = {}
    for organisation_id, account_id in rows:
        if organisation_id is not None:
            found[organisation_id] = found.get(organisation_id, frozenset()) | {account_id}
    return found


def organisation_status_name(status: OrganisationStatus) -> Text:
    """What a status of an organisation, or of a request to speak for one, is called."""
    return Text(f"organisation-status-{status}")


def _check(data: OrganisationData, regency: Regency) -> None:
    try:
        kind = regency.organisation_kind(data.kind)
    except KeyError as error:
        raise Invalid(Text("organisations-kind")) from error
    if not regency.has_area(data.desa_code) or regency.area(data.desa_code).parent != data.kecamatan_code:
        raise Invalid(Text("organisations-area"))
    if not fold_label(data.name) or len(data.name) > NAME_LENGTH:
        raise Invalid(Text("organisations-name", limit=NAME_LENGTH))
    if len(data.landmark or "") > LANDMARK_LENGTH:
        raise Invalid(Text("organisations-landmark", limit=LANDMARK_LENGTH))
    if len(data.position or "") > POSITION_LENGTH:
        raise Invalid(Text("organisations-position", limit=POSITION_LENGTH))
    if data.simas_id is not None:
        if not kind.has_simas_id:
            raise Invalid(Text("organisations-simas-none"))
        if not (data.simas_id.isascii() and data.simas_id.isdigit() and len(data.simas_id) in (12, 15)):
            raise Invalid(Text("organisations-simas"))


async def _not_too_many(session: AsyncSession, by: Access) -> None:
    # What waits to be written is no organisation of theirs: one unit of work registers one.
    with session.no_autoflush:
        waiting = await session.scalar(_WAITING, {"account": by.account_id})
    if (waiting or 0) >= MAX_WAITING:
        raise Invalid(Text("organisations-too-many", limit=MAX_WAITING))


async def _waiting_request(
    session: AsyncSession, account_id: int, organisation_id: int
) -> JoinRequest | None:
    return await session.scalar(
        select(JoinRequest)
        .where(
            JoinRequest.account_id == account_id,
            JoinRequest.organisation_id == organisation_id,
            JoinRequest.status == OrganisationStatus.SUBMITTED,
        )
        .options(joinedload(JoinRequest.organisation, innerjoin=True))
    )

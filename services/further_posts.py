"""One person, several roles: a second organisation says that somebody serves there too.

The person stays proposed once and paid for once. Who may say so has typed the NIK itself; it learns that
the person is proposed by another organisation, not by which, and not their name.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import FurtherPost, Organisation, OrganisationStatus
from models.encryption import blind_index
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.roles import Access
from services.workers import worker_by_nik

_KIND = "further post"
_LENGTH = 20


async def offer(
    session: AsyncSession, nik: str, organisation_id: int, category: str, by: Access
) -> str | None:
    """What the button has to hold that says so of the person with this NIK; None when nobody has it.

    Sealed, so that nobody makes such a button for a person whose NIK they do not know.
    """
    worker = await worker_by_nik(session, nik)
    if worker is None:
        return None
    seal = _seal(worker.id, organisation_id, category, by.account_id)
    return f"{worker.id}:{organisation_id}:{category}:{seal}"


async def serves_too(
    session: AsyncSession, given: Collection[str], by: Access, regency: Regency, now: datetime
) -> Organisation:
    """Records what the button of `offer` says; said twice it is recorded once. The organisation it is about.

    Raises `NotAllowed` for a button that is not this account's or an organisation that is not theirs.
    """
    if not allowed(by, Action.NAME_FURTHER_POST):
        raise NotAllowed(Text("not-allowed"))
    worker_id, organisation_id, category, seal = _parts(given)
    is_ours = seal == _seal(worker_id, organisation_id, category, by.account_id)
    if not is_ours or organisation_id not in by.organisation_ids:
        raise NotAllowed(Text("further-post-stale"))
    organisation = await session.get_one(Organisation, organisation_id)
    kinds = {one.key for one in regency.categories_of(organisation.kind)}
    if organisation.status is OrganisationStatus.REJECTED or category not in kinds:
        raise Invalid(Text("further-post-stale"))
    known = await session.scalar(
        select(FurtherPost.id).where(
            FurtherPost.worker_id == worker_id,
            FurtherPost.organisation_id == organisation_id,
            FurtherPost.category == category,
        )
    )
    if known is None:
        post = FurtherPost(
            worker_id=worker_id, organisation_id=organisation_id, category=category,
            named_by=by.account_id, named_at=now,
        )  # fmt: skip
        session.add(post)
        await session.flush()
        record(session, now, by.account_id, "worker.further_post", Subject.WORKER, worker_id, after=category)
    return organisation


async def posts_of(session: AsyncSession, worker_id: int) -> list[tuple[str, str]]:
    """Where else a person serves, for staff: category and name of the organisation."""
    rows = await session.scalars(
        select(FurtherPost)
        .where(FurtherPost.worker_id == worker_id)
        .options(joinedload(FurtherPost.organisation, innerjoin=True))
        .order_by(FurtherPost.id)
    )
    return [(post.category, post.organisation.name) for post in rows]


def _parts(given: Collection[str]) -> tuple[int, int, str, str]:
    parts = list(given)
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts[:2]):
        raise NotAllowed(Text("further-post-stale"))
    return int(parts[0]), int(parts[1]), parts[2], parts[3]


def _seal(worker_id: int, organisation_id: int, category: str, account_id: int) -> str:
    return blind_index(f"{worker_id} {organisation_id} {category} {account_id}", _KIND).hex()[:_LENGTH]

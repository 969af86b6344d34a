"""Who is told of BPJS's refusals: whoever submitted the person, or who speaks for the organisation by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from services.bpjs.storing import Refused
from services.organisations import coordinators_by_organisation


async def whom_to_tell(session: AsyncSession, refused: Collection[Refused]) -> dict[int, list[Refused]]:
    """By account id the people of theirs, by name; nobody is told of somebody else's people."""
    speakers = await coordinators_by_organisation(session, {one.organisation_id for one in refused})
    found: defaultdict[int, list[Refused]] = defaultdict(list)
    for one in sorted(refused, key=lambda one: one.name):
        here = speakers.get(one.organisation_id, frozenset())
        submitted = {one.submitted_by} & here
        for account_id in submitted or here:
            if account_id is not None:
                found[account_id].append(one)
    return dict(found)

"""Finding a person for staff: by name, reference number, whole NIK, or organisation.

Few and near instead of many and far: at most ten, with the number of all. Part of a NIK finds nobody, because
its beginning is a birth date and a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import OPEN_STATUSES, Enrolment, Organisation, Worker
from models.encryption import blind_indexes
from regency import Regency
from services.clean import ascii_digits
from services.errors import Invalid
from services.names import fold_name
from services.references import looks_like_reference, read_reference
from services.search import fold_label

LIMIT = 10
SHORTEST = 3


@dataclass(frozen=True)
class Hit:
    """A person and the entry that counts (the open one, else the latest) with its organisation, if any."""

    worker: Worker
    enrolment: Enrolment | None


@dataclass(frozen=True)
class Found:
    """The nearest hits, and how many there are altogether."""

    hits: tuple[Hit, ...]
    total: int


async def search_people(session: AsyncSession, query: str, regency: Regency, limit: int = LIMIT) -> Found:
    """Who is meant by `query`. Raises `Invalid` for too little, part of a NIK, a mistyped reference."""
    digits = re.sub(r"[\s.'-]", "", ascii_digits(query))
    if digits.isdigit() and len(digits) != 16:
        raise Invalid(Text("search-nik-whole", count=len(digits)))
    if digits.isdigit():
        person = select(func.coalesce(Worker.merged_into_id, Worker.id)).where(
            Worker.nik_index.in_(blind_indexes(digits, "nik"))
        )
        return await _found(session, [Worker.id.in_(person)], [], limit)
    if looks_like_reference(query):
        reference = read_reference(query, regency)
        entry = select(Enrolment.worker_id).where(Enrolment.reference == reference)
        return await _found(session, [Worker.id.in_(entry)], [], limit, reference)
    name, place = fold_name(query), fold_label(query)
    if min(len(place), sum(map(str.isalnum, name))) < SHORTEST:
        raise Invalid(Text("search-short", least=SHORTEST))
    members = (
        select(Enrolment.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .where(Organisation.folded_name.contains(place, autoescape=True))
    )
    # Whole names before beginnings of words, those before any part, people of a place last.
    nearness = case(
        (Worker.folded_name == name, 0),
        (Worker.folded_name.startswith(name, autoescape=True), 1),
        (Worker.folded_name.contains(f" {name}", autoescape=True), 2),
        (Worker.folded_name.contains(name, autoescape=True), 3),
        else_=4,
    )
    meant = [
        Worker.merged_into_id.is_(None),
        or_(Worker.folded_name.contains(name, autoescape=True), Worker.id.in_(members)),
    ]
    return await _found(session, meant, [nearness, Worker.folded_name], limit)


async def _found(
    session: AsyncSession,
    meant: Sequence[ColumnElement[bool]],
    order: Iterable[SQLColumnExpression[Any]],
    limit: int,
    reference: str | None = None,
) -> Found:
    workers = (
        await session.scalars(select(Worker).where(*meant).order_by(*order, Worker.id).limit(limit))
    ).all()
    total = len(workers)
    if total == limit:
        total = await session.scalar(select(func.count()).select_from(Worker).where(*meant)) or total
    entries = await session.scalars(
        select(Enrolment)
        .where(Enrolment.worker_id.in_([worker.id for worker in workers]))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
        .order_by(
            case((Enrolment.reference == reference, 0), (Enrolment.status.in_(OPEN_STATUSES), 1), else_=2),
            Enrolment.id.desc(),
        )
    )
    best: dict[int, Enrolment] = {}
    for entry in entries:
        best.setdefault(entry.worker_id, entry)
    return Found(tuple(Hit(worker, best.get(worker.id)) for worker in workers), total)

"""Which entries belong to a part of the regency, how they are grouped, and the people behind a condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, literal, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from models import OPEN_STATUSES, Enrolment, FurtherPost, Organisation, Worker
from regency import Regency
from services.coverage.figures import Cut
from services.coverage.lists import Person
from services.masks import mask_nik


class By(StrEnum):
    """What a whole is split by."""

    ALL = "all"
    KECAMATAN = "kecamatan"
    CATEGORY = "category"


@dataclass(frozen=True, repr=False)
class Listed:
    """One line of a list: the person, and a word that the list is about (a stage, a reason)."""

    person: Person
    about: str


def is_open() -> ColumnElement[bool]:
    """Of `Enrolment`: it counts today."""
    return Enrolment.status.in_(OPEN_STATUSES)


def in_cut(cut: Cut) -> list[ColumnElement[bool]]:
    """Of `Enrolment` joined with `Worker`: who serves in a second post belongs to that one's parts too."""
    conditions: list[ColumnElement[bool]] = []
    if cut.kecamatan is not None:
        conditions.append(Worker.kecamatan_code == cut.kecamatan)
    for own, further, wanted in (
        (Enrolment.category, FurtherPost.category, cut.category),
        (Enrolment.organisation_id, FurtherPost.organisation_id, cut.organisation),
    ):
        if wanted is not None:
            post = select(FurtherPost.id).where(
                FurtherPost.worker_id == Enrolment.worker_id, further == wanted
            )
            conditions.append(or_(own == wanted, post.correlate(Enrolment).exists()))
    return conditions


def keys_of(by: By) -> Subquery:
    """One row for each open entry and part that it belongs to: `enrolment_id` and `key`.

    Somebody with two roles stands once in each category; by kecamatan and in all everybody stands once.
    """
    if by is By.CATEGORY:
        own = select(Enrolment.id.label("enrolment_id"), Enrolment.category.label("key")).where(is_open())
        further = (
            select(Enrolment.id, FurtherPost.category)
            .join(FurtherPost, FurtherPost.worker_id == Enrolment.worker_id)
            .where(is_open())
        )
        return union(own, further).subquery()
    key = Worker.kecamatan_code if by is By.KECAMATAN else literal("")
    return (
        select(Enrolment.id.label("enrolment_id"), key.label("key"))
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(is_open())
        .subquery()
    )


def parts_of(by: By, found: Sequence[str], regency: Regency) -> list[tuple[str, Cut]]:
    """The label and cut of every part: all of the regency's data, and old keys that only rows still have."""
    if by is By.ALL:
        return [("", Cut())]
    if by is By.KECAMATAN:
        known = [(area.name, Cut(kecamatan=area.code)) for area in regency.kecamatan]
        codes = {cut.kecamatan for _, cut in known}
        return known + [(code, Cut(kecamatan=code)) for code in sorted(set(found) - codes)]
    keys = [category.key for category in regency.categories]
    keys += sorted(set(found) - set(keys))
    return [(key, Cut(category=key)) for key in keys]


def key_of(cut: Cut) -> str:
    """The key under which `keys_of` has the cut."""
    return cut.kecamatan or cut.category or ""


async def people_where(
    session: AsyncSession,
    conditions: Sequence[ColumnElement[bool]],
    about: ColumnElement[Any] | None = None,
    joined: Sequence[tuple[Any, ColumnElement[bool]]] = (),
) -> tuple[Listed, ...]:
    """The people of entries of which all conditions hold, by name; `joined` are further tables to join."""
    statement = (
        select(
            *(Enrolment.id, Worker.id, Enrolment.reference, Worker.name, Worker.nik, Enrolment.category),
            *(Organisation.name, Worker.desa_code, Worker.kecamatan_code),
            (about if about is not None else literal("")).label("about"),
        )
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
    )
    for table, on in joined:
        statement = statement.outerjoin(table, on)
    rows = await session.execute(
        statement.where(*conditions).order_by(Worker.folded_name, Worker.id, Enrolment.id)
    )
    return tuple(
        Listed(Person(key, worker, reference, name, mask_nik(nik), *rest), str(word))
        for key, worker, reference, name, nik, *rest, word in rows
    )


async def count_where(session: AsyncSession, conditions: Sequence[ColumnElement[bool]]) -> int:
    """How many entries `people_where` would list."""
    statement = select(func.count()).select_from(Enrolment).join(Worker, Worker.id == Enrolment.worker_id)
    return await session.scalar(statement.where(*conditions)) or 0

"""For whom a window is opened: everybody who is approved, or those of a kecamatan, category or organisation.

A scope is a short code that fits a button and a column: "a", "k16.09.01", "cmarbot", "o12".
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from locales import Text
from models import Enrolment, EnrolmentStatus, Organisation, Worker
from regency import Regency
from services.errors import Invalid

EVERYBODY = "a"
_KECAMATAN = re.compile(r"k([0-9]{2}(?:\.[0-9]{2}){2})", re.ASCII)
_CATEGORY = re.compile(r"c([a-z][a-z0-9_]{0,31})", re.ASCII)
_ORGANISATION = re.compile(r"o([0-9]{1,15})", re.ASCII)


def of_scope(scope: str) -> ColumnElement[bool]:
    """The condition on an `Enrolment` joined with its `Worker`. Raises `Invalid` for a code that is none."""
    if scope == EVERYBODY:
        return Enrolment.id.is_not(None)
    if found := _KECAMATAN.fullmatch(scope):
        return Worker.kecamatan_code == found[1]
    if found := _CATEGORY.fullmatch(scope):
        return Enrolment.category == found[1]
    if found := _ORGANISATION.fullmatch(scope):
        return Enrolment.organisation_id == int(found[1])
    raise Invalid(Text("objections-scope-unknown"))


async def scope_name(session: AsyncSession, scope: str, regency: Regency) -> Text | str:
    """What a scope is called; a code that this regency no longer has is shown as it is."""
    if scope == EVERYBODY:
        return Text("objections-scope-all")
    if found := _KECAMATAN.fullmatch(scope):
        return f"Kec. {regency.area(found[1]).name}" if regency.has_area(found[1]) else found[1]
    if found := _CATEGORY.fullmatch(scope):
        labels = {one.key: one.label_id for one in regency.categories}
        return Text(labels[found[1]]) if found[1] in labels else found[1]
    if found := _ORGANISATION.fullmatch(scope):
        name = await session.scalar(select(Organisation.name).where(Organisation.id == int(found[1])))
        return name or scope
    return scope


async def waiting_by(session: AsyncSession, kind: str) -> list[tuple[str, int]]:
    """(scope, people) of those who are approved, by "k", "c" or "o", the most people first."""
    columns: dict[str, InstrumentedAttribute[Any]] = {
        "k": Worker.kecamatan_code,
        "c": Enrolment.category,
        "o": Enrolment.organisation_id,
    }
    column = columns[kind]
    count = func.count()
    rows = await session.execute(
        select(column, count)
        .select_from(Enrolment)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.status == EnrolmentStatus.APPROVED)
        .group_by(column)
        .order_by(count.desc(), column)
    )
    return [(f"{kind}{value}", people) for value, people in rows]

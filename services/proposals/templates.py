"""The Word templates of letters: the first ones come with the regency's folder, the office may send its own.

A template is tried out with an invented proposal before it is stored, and used once somebody confirmed it.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Account, LetterTemplate, ProposalKind
from regency import Regency, template_path
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.proposals.letters import LETTERS, letter
from services.proposals.money import stretches
from services.proposals.people import Lists, Named, Papers
from services.roles import Access

MAX_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 40_000_000
_BODY = "word/document.xml"


@dataclass(frozen=True)
class InUse:
    """Which template of a kind letters are made of; without an id it is the one of the regency's folder."""

    kind: str
    template_id: int | None = None
    since: datetime | None = None
    by: str | None = None


def kind_of(file_name: str) -> str | None:
    """Which letter a file is meant for, by its name: "surat (1).docx", "LAMPIRAN SK baru.docx"."""
    name = file_name.lower()
    if "lampiran" in name:
        return "lampiran-sk"
    return "surat" if "surat" in name else None


def try_out(data: bytes, kind: str, regency: Regency, today: date) -> bytes:
    """The letter of an invented proposal, made of this template. CPU work: for a thread.

    Raises `Invalid` for what is no Word file, is too large, or cannot be filled.
    """
    if len(data) > MAX_BYTES:
        raise Invalid(Text("letter-too-large", megabytes=MAX_BYTES // 1_000_000))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED_BYTES:
                raise Invalid(Text("letter-too-large", megabytes=MAX_BYTES // 1_000_000))
            if _BODY not in archive.namelist():
                raise Invalid(Text("letter-not-word"))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Invalid(Text("letter-not-word")) from error
    try:
        return letter(_example(regency, today), regency, data, f"{kind}.docx")
    except Invalid as error:
        raise Invalid(Text("letter-unfillable", why=error.text.args["why"])) from error


async def in_use(session: AsyncSession) -> tuple[InUse, ...]:
    """For each kind of letter what it is made of now."""
    columns = LetterTemplate.kind, LetterTemplate.id, LetterTemplate.used_from, Account.name
    query = (
        select(*columns)
        .join(Account, Account.id == LetterTemplate.sent_by)
        .where(LetterTemplate.used_from.is_not(None), LetterTemplate.ended_at.is_(None))
    )
    found = {row.kind: InUse(*row) for row in await session.execute(query)}
    return tuple(found.get(kind, InUse(kind)) for kind in LETTERS)


async def contents(session: AsyncSession, folder: str) -> Mapping[str, bytes]:
    """The template of each kind of letter, as a file; `folder` is the regency's."""
    query = select(LetterTemplate.kind, LetterTemplate.content).where(
        LetterTemplate.used_from.is_not(None), LetterTemplate.ended_at.is_(None)
    )
    sent = {row.kind: row.content for row in await session.execute(query)}
    return {kind: sent.get(kind) or template_path(folder, kind).read_bytes() for kind in LETTERS}


async def keep(session: AsyncSession, kind: str, data: bytes, by: Access, now: datetime) -> LetterTemplate:
    """Stores a template that was tried out; letters go on as before until it is confirmed."""
    _check(by)
    row = LetterTemplate(
        kind=kind, sha256=hashlib.sha256(data).hexdigest(), content=data, sent_by=by.account_id, sent_at=now
    )
    session.add(row)
    await session.flush()
    return row


async def use(session: AsyncSession, template_id: int, by: Access, now: datetime) -> LetterTemplate:
    """From now on letters of its kind are made of it. Raises `Stale` for one that is used or was, already."""
    _check(by)
    row = await session.get(LetterTemplate, template_id, with_for_update=True)
    if row is None or row.used_from is not None or row.ended_at is not None:
        raise Stale(Text("letter-settled"))
    before = await _end(session, row.kind, by, now)
    row.used_from = now
    _note(session, "letter.use", row, by, now, before)
    await session.flush()
    return row


async def back_to_first(session: AsyncSession, kind: str, by: Access, now: datetime) -> None:
    """Letters are made of the regency's own template again. Raises `Stale` when they are."""
    _check(by)
    ended = await _end(session, kind, by, now)
    if ended is None:
        raise Stale(Text("letter-is-first"))
    _note(session, "letter.first", ended, by, now, ended)


async def _end(session: AsyncSession, kind: str, by: Access, now: datetime) -> LetterTemplate | None:
    row = await session.scalar(
        select(LetterTemplate)
        .where(
            LetterTemplate.kind == kind,
            LetterTemplate.used_from.is_not(None),
            LetterTemplate.ended_at.is_(None),
        )
        .with_for_update()
    )
    if row is not None:
        row.ended_at, row.ended_by = now, by.account_id
        await session.flush()
    return row


def _check(by: Access) -> None:
    if not allowed(by, Action.MAKE_PROPOSAL):
        raise NotAllowed(Text("not-allowed"))


def _note(
    session: AsyncSession,
    action: str,
    row: LetterTemplate,
    by: Access,
    now: datetime,
    before: LetterTemplate | None,
) -> None:
    record(
        session, now, by.account_id, action, Subject.LETTER_TEMPLATE, row.id,
        before=f"sha256={before.sha256}" if before is not None else None,
        after=f"sha256={row.sha256}" if before is not row else None, reason=row.kind,
    )  # fmt: skip


def _example(regency: Regency, today: date) -> Papers:
    """A proposal of two invented people for next year."""
    start, months = date(today.year + 1, 1, 1), 12
    parts = stretches(regency, start, months)
    amount = sum(one.months * one.rupiah for one in parts)
    kecamatan = regency.kecamatan[0]
    desa = regency.desa_of(kecamatan.code)[0]
    unknown = "–"
    people = tuple(
        Named(
            place=place,
            reference=unknown,
            nik="0" * 16,
            name=name,
            birth_place=regency.capital,
            birth_date=date(1980, 8, 17),
            sex="L",
            mother_name=unknown,
            address=unknown,
            desa=desa.name,
            kecamatan=kecamatan.name,
            phone=unknown,
            category=regency.categories[0].key,
            job=unknown,
            organisation=unknown,
            amount=amount,
        )
        for place, name in enumerate(("CONTOH SATU", "CONTOH DUA"), start=1)
    )
    number = f"{start.year}-00"
    return Papers(0, number, 0, ProposalKind.NEW, start, months, parts, today, people, Lists((), (), ()))

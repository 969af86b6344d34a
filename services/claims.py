"""How a worker and their Telegram account find each other: by a proven phone number, or by a code.

A NIK holds the birth date and many people know it, so it never opens anything by itself. What is unknown and
what is wrong get the same answer by the same steps, and failed tries are limited per account and per target.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from locales import Text
from models import (
    Account,
    ClaimAttempt,
    ClaimCode,
    Enrolment,
    Organisation,
    OrganisationStatus,
    Protection,
    Worker,
)
from models.encryption import blind_index, blind_indexes
from services.audit import Subject, record
from services.clean import ascii_digits

MAX_FAILURES = 5
WINDOW = timedelta(hours=24)

# Crockford's alphabet: no I, L, O, U, so that a code read aloud or copied by hand arrives as it was.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
CODE_LENGTH = 8
START_PREFIX = "kode_"


class ClaimOutcome(StrEnum):
    """What came of a try. NONE is deliberately one answer for unknown, wrong, used and void."""

    LINKED = "linked"
    CHOOSE = "choose"
    NONE = "none"
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Claim:
    """The result of a try; `worker_id` only when linked, `text` is the answer otherwise."""

    outcome: ClaimOutcome
    text: Text
    worker_id: int | None = None


@dataclass(frozen=True)
class IssuedCode:
    """A worker's code as written for people (K7QM-3XPD), its deep-link payload, and whether it was used."""

    code: str
    used: bool

    @property
    def payload(self) -> str:
        """What follows `?start=` in the link to the bot."""
        return START_PREFIX + self.code.replace("-", "")


# A row that staff merged stands for the person it was merged into.
_PERSON = func.coalesce(Worker.merged_into_id, Worker.id)
LINKED = Text("claim-linked")
NONE = Claim(ClaimOutcome.NONE, Text("claim-none"))
TOO_MANY = Claim(ClaimOutcome.TOO_MANY, Text("claim-too-many"))
CHOOSE = Claim(ClaimOutcome.CHOOSE, Text("claim-choose"))


async def link_by_contact(session: AsyncSession, account: Account, phone_e164: str, now: datetime) -> Claim:
    """Links by a number that the account has proven to be its own (the caller checked `contact.user_id`).

    One person with that number: linked. Several, such as a family with one phone: CHOOSE, ask for the NIK.
    A number that is not on file is no failed try: it cannot be guessed with.
    """
    found = (
        await session.scalars(
            select(_PERSON)
            .where(Worker.phone_index.in_(blind_indexes(phone_e164, "phone")), _is_open_to_claims(_PERSON))
            .distinct()
            .limit(2)
        )
    ).all()
    if not found:
        return NONE
    if len(found) > 1:
        return CHOOSE
    return _link(session, account, found[0], "contact", now)


async def link_by_contact_and_nik(
    session: AsyncSession, account: Account, phone_e164: str, nik: str, now: datetime
) -> Claim:
    """Links to the one of several people with the proven number who has this NIK (16 digits)."""
    targets = blind_indexes(nik, "nik")
    if await _too_many(session, account, targets, now):
        return TOO_MANY
    found = await session.scalar(
        select(_PERSON).where(
            Worker.phone_index.in_(blind_indexes(phone_e164, "phone")),
            Worker.nik_index.in_(targets),
            _is_open_to_claims(_PERSON),
        )
    )
    if found is None:
        return _failed(session, account, targets[0], now)
    return _link(session, account, found, "contact_nik", now)


async def link_by_code(session: AsyncSession, account: Account, code: str, now: datetime) -> Claim:
    """Links by the code of a coordinator, typed or from a deep link; case, spaces and hyphens do not matter.

    A code works once; the account that used it may use it again.
    """
    plain = normal_code(code)
    targets = blind_indexes(plain, "claim")
    if await _too_many(session, account, targets, now):
        return TOO_MANY
    # One statement finds and takes the code, so that of two people at the same moment one gets it.
    found = await session.scalar(
        update(ClaimCode)
        .where(
            ClaimCode.code_index.in_(targets),
            or_(ClaimCode.used_by.is_(None), ClaimCode.used_by == account.id),
            _is_open_to_claims(ClaimCode.worker_id),
        )
        .values(used_by=account.id, used_at=func.coalesce(ClaimCode.used_at, now))
        .returning(ClaimCode.worker_id)
        .execution_options(synchronize_session=False)
    )
    if found is None:
        return _failed(session, account, targets[0], now)
    return _link(session, account, found, "code", now)


async def unlink(session: AsyncSession, account: Account, now: datetime) -> bool:
    """Takes the link away at the person's wish; False when there was none."""
    if account.worker_id is None:
        return False
    record(session, now, account.id, "claim.unlink", Subject.WORKER, account.worker_id)
    account.worker_id = None
    return True


async def code_of(session: AsyncSession, worker_id: int, now: datetime) -> IssuedCode:
    """The worker's code, made when there is none yet. Whether somebody may see it is the caller's check."""
    row = await session.scalar(
        select(ClaimCode).where(ClaimCode.worker_id == worker_id).order_by(ClaimCode.id.desc()).limit(1)
    )
    if row is not None:
        return IssuedCode(spaced(row.code), used=row.used_by is not None)
    return issue_code(session, worker_id, now)


async def codes_of(session: AsyncSession, worker_ids: Sequence[int], now: datetime) -> dict[int, IssuedCode]:
    """The codes of many workers by their ids, made where there is none yet."""
    rows = await session.scalars(
        select(ClaimCode).where(ClaimCode.worker_id.in_(worker_ids)).order_by(ClaimCode.id)
    )
    found = {row.worker_id: IssuedCode(spaced(row.code), used=row.used_by is not None) for row in rows}
    return {one: found.get(one) or issue_code(session, one, now) for one in worker_ids}


async def renew_code(session: AsyncSession, worker_id: int, by: int, now: datetime) -> IssuedCode:
    """A new code in place of the old one, which is void from now on.

    Whoever came in by the old code is unlinked: a new one is asked for when the old one fell into wrong
    hands.
    """
    users = select(ClaimCode.used_by).where(ClaimCode.worker_id == worker_id, ClaimCode.used_by.is_not(None))
    await session.execute(
        update(Account)
        .where(Account.worker_id == worker_id, Account.id.in_(users))
        .values(worker_id=None)
        .execution_options(synchronize_session="fetch")
    )
    await session.execute(delete(ClaimCode).where(ClaimCode.worker_id == worker_id))
    record(session, now, by, "claim.renew_code", Subject.WORKER, worker_id)
    return issue_code(session, worker_id, now)


def normal_code(text: str) -> str:
    """A code as it is stored: capitals of `ALPHABET` only, look-alikes mended, the deep-link prefix gone."""
    bare = text.strip().removeprefix(START_PREFIX)
    return "".join(filter(str.isalnum, ascii_digits(bare))).upper().translate(LOOKALIKES)


def looks_like_code(text: str) -> bool:
    """Whether a plain message is worth trying as a code: the right length, digits and letters in it.

    A date such as 17081980 is none, nor is a word: a try that fails counts against the person.
    """
    plain = normal_code(text)
    # Of the text itself: the code has no L or I, so in SILAHKAN they would be read as digits.
    mixed = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    return len(plain) == CODE_LENGTH and set(plain) <= set(ALPHABET) and mixed


def spaced(code: str) -> str:
    """K7QM3XPD as K7QM-3XPD."""
    return f"{code[:4]}-{code[4:]}"


def new_code() -> str:
    """A fresh code that cannot be guessed: 40 random bits, always with a digit and a letter."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if looks_like_code(code):
            return code


def issue_code(session: AsyncSession, worker_id: int, now: datetime) -> IssuedCode:
    """A code for somebody who has none."""
    code = new_code()
    session.add(
        ClaimCode(worker_id=worker_id, code=code, code_index=blind_index(code, "claim"), created_at=now)
    )
    return IssuedCode(spaced(code), used=False)


async def forget_attempts(session: AsyncSession, now: datetime) -> int:
    """Deletes failed tries that no limit counts any more; how many that were."""
    gone = await session.execute(delete(ClaimAttempt).where(ClaimAttempt.at <= now - WINDOW))
    return int(getattr(gone, "rowcount", 0))


def _is_open_to_claims(worker_id: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Not for somebody with a history whom an organisation named last that staff have not confirmed.

    Anybody can register an organisation and name a person whose NIK they know, with a phone number of their
    own: that must not open what BPJS or another organisation said of that person.
    """
    named, before, later = aliased(Enrolment), aliased(Enrolment), aliased(Enrolment)
    has_history = or_(
        exists().where(Protection.worker_id == named.worker_id),
        exists().where(before.worker_id == named.worker_id, before.organisation_id != named.organisation_id),
    )
    return ~exists().where(
        named.worker_id == worker_id,
        # The latest entry counts, also when it was taken back: the phone number of it is still there.
        ~exists().where(later.worker_id == named.worker_id, later.id > named.id),
        named.organisation_id == Organisation.id,
        Organisation.status != OrganisationStatus.CONFIRMED,
        has_history,
    )


async def _too_many(session: AsyncSession, account: Account, targets: Sequence[bytes], now: datetime) -> bool:
    mine = ClaimAttempt.account_id == account.id
    theirs = ClaimAttempt.target_index.in_(targets)
    by_account, by_target = (
        await session.execute(
            select(func.count().filter(mine), func.count().filter(theirs)).where(
                or_(mine, theirs), ClaimAttempt.at > now - WINDOW
            )
        )
    ).one()
    return bool(max(by_account, by_target) >= MAX_FAILURES)


def _failed(session: AsyncSession, account: Account, target: bytes, now: datetime) -> Claim:
    session.add(ClaimAttempt(account_id=account.id, target_index=target, at=now))
    return NONE


def _link(session: AsyncSession, account: Account, worker_id: int, how: str, now: datetime) -> Claim:
    if account.worker_id != worker_id:
        record(session, now, account.id, "claim.link", Subject.WORKER, worker_id, reason=how)
        account.worker_id = worker_id
    return Claim(ClaimOutcome.LINKED, LINKED, worker_id)

"""Files that people send: looked at and read outside of any transaction, in a thread."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import date

from telegram import Update

from config import Settings
from locales import Text
from regency import load_regency
from services.bpjs.roster import RosterFile
from services.bpjs.roster_file import read_roster
from services.dukcapil.answer_file import AnswerFile, read_answer
from services.errors import Invalid
from services.files.sheets import MAX_BYTES
from services.ktp.card import Reading
from services.ktp.reader import Reader
from services.lists.people_file import key_in
from services.proposals.templates import kind_of, try_out


@dataclass(frozen=True, repr=False)
class ReadRoster:
    """A roster that could be read. `file_hash` is the SHA-256 of its bytes, in hex."""

    roster: RosterFile
    file_hash: str


@dataclass(frozen=True, repr=False)
class ReadAnswer:
    """An answer of Disdukcapil that could be read. `file_hash` is the SHA-256 of its bytes, in hex."""

    answer: AnswerFile
    file_hash: str


@dataclass(frozen=True)
class Unreadable:
    """A file that could not be fetched or read, and why."""

    reason: Text


@dataclass(frozen=True, repr=False)
class KeptFile:
    """A list of people that will be read soon. `organisation_id` stands in a template of ours."""

    data: bytes
    file_hash: str
    organisation_id: int | None


@dataclass(frozen=True, repr=False)
class ReadCard:
    """A photo as read; the `picture` itself only where the operator wants it kept."""

    reading: Reading
    picture: bytes | None = None


@dataclass(frozen=True, repr=False)
class ReadLetter:
    """A Word template that could be filled, and the letter of an invented proposal made of it."""

    kind: str
    data: bytes
    example: bytes


Prepared = ReadRoster | ReadAnswer | ReadCard | Unreadable


async def read_card(
    update: Update, data: bytes | None, settings: Settings, reader: Reader
) -> ReadCard | Unreadable:
    """What `handlers.photos.received` is given once the bytes are here; `data` None: Telegram has none."""
    if data is None or update.effective_message is None:
        return Unreadable(Text("ktp-not-fetched"))
    zone = load_regency(settings.regency).zone
    today = update.effective_message.date.astimezone(zone).date()
    try:
        reading = await reader.read(data, today)
    except Invalid as error:
        return Unreadable(error.text)
    return ReadCard(reading, data if settings.keep_ktp_evidence else None)


async def keep(data: bytes | None) -> KeptFile | Unreadable:
    """What `handlers.workbooks.received` is given: the bytes, and whose template it is."""
    if data is None:
        return Unreadable(Text("roster-chat-not-fetched"))
    if len(data) > MAX_BYTES:
        return Unreadable(Text("sheet-too-large", megabytes=MAX_BYTES // 1_000_000))
    key = await asyncio.to_thread(key_in, data)
    return KeptFile(data, hashlib.sha256(data).hexdigest(), key)


async def try_letter(update: Update, data: bytes | None, settings: Settings) -> ReadLetter | Unreadable:
    """What `handlers.letters.received` is given: the template tried out."""
    said = update.effective_message
    kind = kind_of(said.document.file_name or "") if said and said.document else None
    if data is None or said is None or kind is None:
        return Unreadable(Text("roster-chat-not-fetched"))
    regency = load_regency(settings.regency)
    today = said.date.astimezone(regency.zone).date()
    try:
        return ReadLetter(kind, data, await asyncio.to_thread(try_out, data, kind, regency, today))
    except Invalid as error:
        return Unreadable(error.text)


async def read(update: Update, data: bytes | None, settings: Settings) -> Prepared:
    """What `handlers.rosters.received` is given once the bytes are here; `data` None: Telegram has none."""
    if data is None:
        return Unreadable(Text("roster-chat-not-fetched"))
    regency = load_regency(settings.regency)
    said = update.effective_message
    if said is None:
        raise ValueError("a file comes with a message")
    sent_on = said.date.astimezone(regency.zone).date()
    try:
        # Parsing a few thousand rows takes about a second, during which everybody else would wait.
        return await asyncio.to_thread(read_office_file, data, sent_on, regency.cover.grace_months)
    except Invalid as error:
        return Unreadable(error.text)


def read_office_file(data: bytes, today: date, grace_months: int) -> ReadRoster | ReadAnswer:
    """A file of BPJS or an answer of Disdukcapil, told apart by its headers. Raises `Invalid`."""
    file_hash = hashlib.sha256(data).hexdigest()
    answer = read_answer(data, today)
    if answer is not None:
        return ReadAnswer(answer, file_hash)
    return ReadRoster(read_roster(data, today, grace_months), file_hash)

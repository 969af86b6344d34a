"""The files of a proposal: made once for each revision, kept as they are, given out on record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text, texts
from models import Proposal, ProposalFile
from regency import load_regency
from services.audit import Subject, record
from services.errors import Invalid
from services.proposals.letters import LETTERS, letter
from services.proposals.people import Papers
from services.proposals.sheets import lists_file, people_files

LISTS = "daftar-tunggu"
_LANGUAGE = "id"


@dataclass(frozen=True, repr=False)
class Made:
    """One file. `kind` is a profile, a letter, or the list of those left out."""

    kind: str
    part: int
    name: str
    data: bytes
    people: int

    @property
    def sha256(self) -> str:
        """In hex."""
        return hashlib.sha256(self.data).hexdigest()


def make_files(papers: Papers, folder: str, templates: Mapping[str, bytes]) -> list[Made]:
    """All files of a proposal; `folder` is the regency's. CPU work of seconds: for another process.

    `templates` are Word files by the kind of letter.

    Raises `Invalid` for a template that cannot be filled, `LookupError` for a profile that cannot.
    """
    regency = load_regency(folder)
    made: list[Made] = []
    for profile in regency.proposal.profile:
        for part, (name, data, people) in enumerate(people_files(papers, profile, regency), 1):
            made.append(Made(profile.key, part, name, data, people))
    for kind in LETTERS:
        data = letter(papers, regency, templates[kind], f"{kind}.docx")
        made.append(Made(kind, 1, f"usulan-{papers.number}-{kind}.docx", data, len(papers.people)))
    left_out = (*papers.lists.waiting, *papers.lists.not_ready)
    if left_out:
        data = lists_file(papers.lists, regency, texts(_LANGUAGE))
        made.append(Made(LISTS, 1, f"usulan-{papers.number}-{LISTS}.xlsx", data, len(left_out)))
    return made


def make_or_say(papers: Papers, folder: str, templates: Mapping[str, bytes]) -> list[Made] | Text:
    """`make_files` for another process: what is the matter comes back as words, since `Invalid` cannot."""
    try:
        return make_files(papers, folder, templates)
    except Invalid as error:
        return error.text


async def next_wanted(session: AsyncSession) -> Proposal | None:
    """The proposal that has waited longest for its files, if one does."""
    return await session.scalar(
        select(Proposal).where(Proposal.files_for.is_not(None)).order_by(Proposal.id).limit(1)
    )


async def store(
    session: AsyncSession, proposal: Proposal, made: Sequence[Made], by: int | None, now: datetime
) -> list[ProposalFile]:
    """Keeps the files of the newest revision; each one's hash stands in the trail."""
    rows = [
        ProposalFile(
            proposal_id=proposal.id,
            revision=proposal.revision,
            kind=one.kind,
            part=one.part,
            name=one.name,
            sha256=one.sha256,
            people=one.people,
            content=one.data,
            made_at=now,
            made_by=by,
        )
        for one in made
    ]
    session.add_all(rows)
    proposal.file_hash = hash_of(rows)
    proposal.files_for = None
    for row in rows:
        _note(session, "proposal.file_made", row, by, now)
    await session.flush()
    return rows


async def files_of(session: AsyncSession, proposal: Proposal) -> list[ProposalFile]:
    """The files of the newest revision, in the order in which they were made; none before they are."""
    found = await session.scalars(
        select(ProposalFile)
        .where(ProposalFile.proposal_id == proposal.id, ProposalFile.revision == proposal.revision)
        .order_by(ProposalFile.id)
    )
    return list(found)


def note_given(session: AsyncSession, files: Sequence[ProposalFile], by: int, now: datetime) -> None:
    """Writes down that somebody was given these files, all of one proposal."""
    if not files:
        return
    first = files[0]
    record(
        session, now, by, "proposal.files_given", Subject.PROPOSAL, first.proposal_id,
        after=f"revision={first.revision} sha256={hash_of(files)}", reason=str(len(files)),
    )  # fmt: skip


def hash_of(files: Sequence[ProposalFile]) -> str:
    """One SHA-256 for several files: of the lines that `sha256sum` would print of them."""
    lines = "".join(f"{one.sha256}  {one.name}\n" for one in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def _note(session: AsyncSession, action: str, file: ProposalFile, by: int | None, now: datetime) -> None:
    record(
        session, now, by, action, Subject.PROPOSAL, file.proposal_id,
        after=f"revision={file.revision} sha256={file.sha256}", reason=file.name[:100],
    )  # fmt: skip

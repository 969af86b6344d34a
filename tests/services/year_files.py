"""The files of the year, read back by other libraries than those that wrote them: whom each names."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document
from PIL import Image
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from locales import texts
from models import Database, Proposal
from regency import Regency, template_path
from services.bpjs.roster_report import result_file
from services.bpjs.rosters import Applied
from services.field.sample_file import rows_of, sample_file
from services.field.samples import Outcome
from services.lapses import Lapse, count_lapses, everyone_lapsing
from services.lapses_file import lapses_file
from services.objections.lists import list_of, list_workbook
from services.proposals.letters import LETTERS
from services.proposals.papers import Made, make_files
from services.proposals.people import papers_of
from services.renewal_answers import waiting_places
from services.renewal_file import waiting_file

ID = texts("id")


def sheets(data: bytes) -> list[list[list[Any]]]:
    """Every sheet of a workbook, without its first row."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python()[1:] for name in book.sheet_names]


async def sampled(database: Database, found: Outcome, regency: Regency) -> int:
    """How many people the file of a sample names."""
    async with database.read() as session:
        _, people, _ = sheets(sample_file(found, await rows_of(session, found), regency, ID))
    return len(people)


async def announced(database: Database, window_id: int, regency: Regency) -> int:
    """How many people the list of a window names; each with no more than the desa, the name and the place."""
    async with database.read() as session:
        (people,) = sheets(list_workbook(await list_of(session, window_id, regency), ID))
    assert {len(row) for row in people} == {5}
    assert people[0][1:3] == [regency.area("16.09.01").name, regency.area("16.09.01.2002").name]
    return len(people)


async def proposed(database: Database, regency: Regency, now: Any) -> tuple[int, int, int]:
    """Everybody in the files of the newest proposal: named, waiting, not ready. Each file says the same."""
    async with database.read() as session:
        newest = (await session.scalars(select(Proposal).order_by(Proposal.id.desc()).limit(1))).one()
        papers = await papers_of(session, newest, regency, now)
    made = make_files(
        papers, "oku-selatan", {k: template_path("oku-selatan", k).read_bytes() for k in LETTERS}
    )
    for profile in regency.proposal.profile:
        of_profile = [one for one in made if one.kind == profile.key]
        assert sum(one.people for one in of_profile) == len(papers.people)
        text = [str(row) for one in of_profile for sheet in sheets(one.data) for row in sheet]
        assert all(any(one.nik in row for row in text) for one in papers.people[:: len(papers.people) - 1])
    of_kind = {one.kind: one for one in made}
    decree = Document(io.BytesIO(of_kind["lampiran-sk"].data)).tables[0]
    assert sum(any(nik in row.xml for nik in _some(papers.people)) for row in decree._tbl.tr_lst) == 2
    assert f"{len(papers.people):,}".replace(",", ".") in _words(of_kind["surat"])
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        look_at(of_kind["surat"])
    waiting, not_ready = sheets(next(one.data for one in made if one.kind not in _known(regency)))
    return len(papers.people), len(waiting), len(not_ready)


def answered(applied: Applied, regency: Regency, rows: int) -> None:
    """The result file has their rows, a list for every answer, and those who wait: both sides add up."""
    own, _, *lists, waiting = sheets(result_file(applied, ID, regency))
    assert len(own) == rows == sum(map(len, lists))
    assert len(waiting) == applied.counts.unanswered


async def lapsing(database: Database, today: date, regency: Regency) -> int:
    """How many people stand in the files of the lists of cover that ends: as many as counted, each once."""
    named: list[str] = []
    async with database.read() as session:
        for lapse, people in (await count_lapses(session, today, regency)).items():
            (rows,) = sheets(
                lapses_file(await everyone_lapsing(session, Lapse(lapse), today, regency), regency, ID)
            )
            assert len(rows) == people
            named += [row[1] for row in rows]
    assert len(set(named)) == len(named)
    return len(named)


async def not_answered(database: Database, regency: Regency) -> int:
    """How many people the organisations of the file for phoning have not spoken of."""
    async with database.read() as session:
        (places,) = sheets(waiting_file(await waiting_places(session), regency, ID))
    return sum(int(row[2]) for row in places)


def look_at(made: Made) -> None:
    """LibreOffice opens the letter and its first page is drawn: paper with words on it."""
    with TemporaryDirectory() as folder:
        source, page = Path(folder) / made.name, Path(folder) / "page"
        source.write_bytes(made.data)
        home = f"-env:UserInstallation={(Path(folder) / 'home').as_uri()}"
        _run("soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source))
        pdf = source.with_suffix(".pdf")
        _run("pdftoppm", "-png", "-r", "50", "-singlefile", str(pdf), str(page))
        with Image.open(page.with_suffix(".png")) as drawn:
            shades = drawn.convert("L").histogram()
            assert drawn.height > drawn.width
    dark, whole = sum(shades[:128]), sum(shades)
    assert 0.005 < dark / whole < 0.3


def _run(program: str, *args: str) -> None:
    found = shutil.which(program) or ""
    subprocess.run([found, *args], check=True, capture_output=True, timeout=100)  # noqa: S603 - files of our own


def _known(regency: Regency) -> set[str]:
    return {*LETTERS, *(profile.key for profile in regency.proposal.profile)}


def _some(people: Sequence[Any]) -> tuple[str, str]:
    return people[0].nik, people[-1].nik


def _words(made: Made) -> str:
    return "\n".join(line.text for line in Document(io.BytesIO(made.data)).paragraphs)

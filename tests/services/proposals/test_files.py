"""Every file of a proposal, read back by other libraries than those that wrote it."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from locales import texts
from models import ProposalKind
from regency import load_regency, template_path
from services.errors import Invalid
from services.proposals import papers as files
from services.proposals.letters import LETTERS, letter
from services.proposals.money import Stretch, stretches
from services.proposals.papers import make_files
from services.proposals.people import Listed, Lists, Named, Papers
from services.proposals.sheets import lists_file, people_files
from tests.factories import nik_for

REGENCY = load_regency()
START = date(2027, 1, 1)
FIRST = {kind: template_path("oku-selatan", kind).read_bytes() for kind in LETTERS}


def named(number: int) -> Named:
    """A person with a name that would be markup, and a formula for a mother's name."""
    return Named(
        number, f"OKS-26-{number:06d}-K", nik_for(number), f"Ahmad & <Contoh> {number}", "Muaradua",
        date(1980, 8, 17), "L", "=1+1", "Jalan Contoh 1", "Bumi Agung", "Muaradua", "+6281278901234",
        "marbot", "Marbot", "Masjid Al-Ikhlas", 151_200,
    )  # fmt: skip


def papers(people: int, months: int = 9) -> Papers:
    """A proposal of so many people."""
    waiting = Listed(1, "OKS-26-000099-K", "Budi Rekaan", "1609••••••••0001", "marbot", "Masjid", "Desa",
                     "Muaradua", ("limit-ceiling",))  # fmt: skip
    not_ready = replace(waiting, name="Citra Rekaan", why=("complete", "age_over_limit"))
    return Papers(
        1, "2027-01", 0, ProposalKind.NEW, START, months, stretches(REGENCY, START, months),
        date(2026, 11, 22), tuple(named(number) for number in range(1, people + 1)),
        Lists((), (waiting,), (not_ready,)),
    )  # fmt: skip


def changed(line: str) -> bytes:
    """The first template of the cover letter with one more line, as Word would save it."""
    template, out = Document(io.BytesIO(FIRST["surat"])), io.BytesIO()
    template.add_paragraph(line)
    template.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def made() -> dict[str, files.Made]:
    return {one.kind: one for one in make_files(papers(3), "oku-selatan", FIRST)}


def test_the_names_of_files_are_stable(made: dict[str, files.Made]) -> None:
    assert {one.kind: one.name for one in made.values()} == {
        "sipp": "data_tk_baru.xlsx",
        "umum": "usulan-2027-01-umum.xlsx",
        "surat": "usulan-2027-01-surat.docx",
        "lampiran-sk": "usulan-2027-01-lampiran-sk.docx",
        "daftar-tunggu": "usulan-2027-01-daftar-tunggu.xlsx",
    }


def test_sipp_has_the_30_columns_of_data_tk_baru_and_every_cell_is_text(made: dict[str, files.Made]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made["sipp"].data)).worksheets[0]
    header, first, *others = list(sheet.iter_rows())
    assert sheet.title == "data_tk_baru"
    assert (header[0].value, header[14].value, header[29].value, len(header)) == (
        "NO_PEGAWAI", "NOMOR_IDENTITAS", "TGL_AKHIR_KONTRAK", 30,
    )  # fmt: skip
    assert len(others) == 2
    row = {title.value: cell for title, cell in zip(header, first, strict=True)}
    assert all(cell.data_type == "s" for cell in first if cell.value is not None)
    assert {title: row[title].value for title in ("NOMOR_IDENTITAS", "HP", "TANGGAL_LAHIR", "UPAH")} == {
        "NOMOR_IDENTITAS": nik_for(1), "HP": "081278901234", "TANGGAL_LAHIR": "17-08-1980",
        "UPAH": "1000000",
    }  # fmt: skip
    # What begins like a formula is words.
    assert (row["NAMA_IBU_KANDUNG"].value, row["NAMA_LENGKAP"].value) == ("=1+1", "Ahmad & <Contoh> 1")
    assert (row["TGL_AWAL_BEKERJA"].value, row["TGL_AKHIR_KONTRAK"].value) == ("01-01-2027", "30-09-2027")
    assert row["TANGGAL_KEPESERTAAN"].value == ""


def test_umum_is_read_alike_by_another_library(made: dict[str, files.Made]) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made["umum"].data)).get_sheet_by_index(0).to_python()
    assert rows[0] == [
        "No", "NIK", "Nama", "Tempat lahir", "Tgl lahir", "JK", "Nama ibu kandung", "Alamat", "Desa",
        "Kecamatan", "No HP", "Jenis pekerjaan", "Penghasilan", "Keterangan",
    ]  # fmt: skip
    assert rows[2][:3] == ["2", nik_for(2), "Ahmad & <Contoh> 2"]
    assert all(isinstance(cell, str) for row in rows for cell in row)


def test_more_people_than_a_file_may_hold_become_several_files() -> None:
    small = replace(REGENCY, proposal=replace(REGENCY.proposal, most_rows=2))
    parts = list(people_files(papers(5), small.file_profile("sipp"), small))
    assert [(name, people) for name, _, people in parts] == [
        ("data_tk_baru-1.xlsx", 2), ("data_tk_baru-2.xlsx", 2), ("data_tk_baru-3.xlsx", 1),
    ]  # fmt: skip
    niks = [
        row[14].value
        for _, data, _ in parts
        for row in list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows())[1:]
    ]
    assert niks == [nik_for(number) for number in range(1, 6)]
    assert REGENCY.proposal.most_rows == 10_000


def test_the_letter_says_people_rupiah_months_the_sum_and_its_words(made: dict[str, files.Made]) -> None:
    document = Document(io.BytesIO(made["surat"].data))
    words = "\n".join(line.text for line in document.paragraphs)
    for part in (
        "3 (tiga) orang pekerja rentan", "JKK dan JKM", "9 (sembilan) bulan", "1 Januari 2027",
        "30 September 2027",
        "3 orang × Rp16.800 × 9 bulan = Rp453.600 (empat ratus lima puluh tiga ribu enam ratus rupiah)",
        "22 November 2026", "OKU Raya", "Nomor\t:", "Sifat\t:", "Lampiran\t:", "Hal\t:", "Yth. Kepala BPJS",
        "KEPALA DINAS KETENAGAKERJAAN DAN TRANSMIGRASI,", "NIP", "Tembusan:",
        "Bupati Ogan Komering Ulu Selatan",
    ):  # fmt: skip
        assert part in words, part
    assert "{" not in words
    letterhead, groups = document.tables
    assert "PEMERINTAH KABUPATEN OGAN KOMERING ULU SELATAN" in letterhead.rows[0].cells[1].text
    table = [[cell.text for cell in row.cells] for row in groups.rows]
    assert table == [
        ["Kelompok", "Orang", "Iuran"], ["Marbot", "3", "Rp453.600"], ["Jumlah", "3", "Rp453.600"],
    ]  # fmt: skip


def test_the_list_for_the_decree_names_everybody_in_order(made: dict[str, files.Made]) -> None:
    document = Document(io.BytesIO(made["lampiran-sk"].data))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[:3] for row in rows[1:]] == [
        [str(number), f"Ahmad & <Contoh> {number}", nik_for(number)] for number in (1, 2, 3)
    ]
    words = [line.text for line in document.paragraphs]
    assert any("= Rp453.600 (" in line for line in words)
    # The decree is the regent's, not the department's.
    assert "BUPATI OGAN KOMERING ULU SELATAN," in words
    assert not any("NIP" in line for line in words)


def test_names_stand_in_the_list_as_they_are_whatever_signs_they_hold() -> None:
    proposal = papers(3)
    odd = ("Ahmad\x0b Contoh", "=1+1 <b>Budi</b>", "{{ jumlah_orang }}")
    people = tuple(
        replace(one, name=name, organisation="TPA A & B <c>")
        for one, name in zip(proposal.people, odd, strict=True)
    )
    made = letter(replace(proposal, people=people), REGENCY, FIRST["lampiran-sk"], "lampiran-sk.docx")
    cells = [cell.text for table in Document(io.BytesIO(made)).tables for cell in table._cells]
    assert {"Ahmad Contoh", "=1+1 <b>Budi</b>", "{{ jumlah_orang }}"} <= set(cells)
    assert cells.count("TPA A & B <c>") == 3


def test_a_rate_that_changes_within_the_months_is_said_with_both() -> None:
    mixed = replace(papers(2), stretches=(Stretch(6, 16_800), Stretch(3, 20_000)))
    words = "\n".join(
        line.text
        for line in Document(io.BytesIO(letter(mixed, REGENCY, FIRST["surat"], "surat.docx"))).paragraphs
    )
    assert "2 orang × Rp16.800 × 6 bulan + 2 orang × Rp20.000 × 3 bulan" in words


def test_a_word_that_means_nothing_in_a_template_is_named() -> None:
    with pytest.raises(Invalid) as refused:
        letter(papers(1), REGENCY, changed("{{ jumlah_oragn }}"), "surat.docx")
    assert "jumlah_oragn" in refused.value.text.args["why"]


def test_who_is_left_out_stands_in_a_list_with_the_reason_and_a_masked_nik() -> None:
    data = lists_file(papers(0).lists, REGENCY, texts("id"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Daftar tunggu", "Belum siap"]
    assert book.get_sheet_by_index(0).to_python()[1] == [
        "1", "OKS-26-000099-K", "Budi Rekaan", "1609••••••••0001", "Marbot", "Masjid", "Desa", "Muaradua",
        "pagu habis",
    ]  # fmt: skip
    assert book.get_sheet_by_index(1).to_python()[1][-1] == "data belum lengkap; Melewati batas usia"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_letters(made: dict[str, files.Made], tmp_path: Path) -> None:
    for kind in ("surat", "lampiran-sk"):
        source = tmp_path / made[kind].name
        source.write_bytes(made[kind].data)
        office = shutil.which("soffice") or ""
        subprocess.run(  # noqa: S603 - a file of our own
            [office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)],
            check=True,
            capture_output=True,
            timeout=100,
        )
        assert source.with_suffix(".pdf").read_bytes().startswith(b"%PDF")

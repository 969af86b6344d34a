"""Makes the first Word templates of the letters: `python -m docs.templates [folder]`.

The office edits what it gives in Word; running it again overwrites that, so it is asked for by hand only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from regency import DEFAULT_FOLDER, template_path


def make_all(folder: str) -> list[Path]:
    """Writes both templates of a regency; where they are."""
    paths = []
    for name, make in (("surat", cover_letter), ("lampiran-sk", decree_list)):
        path = template_path(folder, name)
        path.parent.mkdir(exist_ok=True)
        make().save(str(path))
        paths.append(path)
    return paths


def cover_letter() -> Letter:
    """The letter to BPJS with the sums and the groups."""
    letter = _blank()
    _line(letter, "PEMERINTAH {{ kabupaten|upper }}", centre=True, bold=True)
    _line(letter, "{{ dinas|upper }}", centre=True, bold=True)
    _line(letter, "")
    _line(letter, "{{ ibu_kota }}, {{ tanggal }}", right=True)
    for label, words in (
        ("Nomor", "…………………………"),
        ("Lampiran", "1 (satu) berkas"),
        ("Perihal", "Usulan kepesertaan BPJS Ketenagakerjaan pekerja rentan tahun {{ tahun }}"),
    ):
        _line(letter, f"{label}\t: {words}")
    _line(letter, "")
    _line(letter, "Kepada Yth.")
    _line(letter, "Kepala BPJS Ketenagakerjaan Cabang {{ cabang_bpjs }}")
    _line(letter, "di tempat")
    _line(letter, "")
    _line(letter, "Dengan hormat,")
    _line(
        letter,
        "Bersama ini kami mengusulkan {{ jumlah_orang }} ({{ jumlah_orang_terbilang }}) pekerja rentan untuk "
        "dilindungi dalam program {{ program }}, dengan iuran yang dibayar Pemerintah {{ kabupaten }}, "
        "selama {{ bulan }} ({{ bulan_terbilang }}) bulan, mulai {{ mulai }} sampai dengan {{ sampai }}.",
        justify=True,
    )
    _line(
        letter,
        "Iuran seluruhnya: {{ hitungan }} = {{ jumlah_rupiah }} ({{ jumlah_rupiah_terbilang }}).",
        justify=True,
    )
    _table(
        letter, ("Kelompok", "Orang", "Iuran"), ("{{ k.nama }}", "{{ k.orang }}", "{{ k.rupiah }}"),
        "k in kelompok", ("Jumlah", "{{ jumlah_orang }}", "{{ jumlah_rupiah }}"), (8.0, 3.0, 5.0),
    )  # fmt: skip
    _line(letter, "")
    _line(
        letter,
        "Daftar nama terlampir (usulan {{ nomor_usulan }}). Mohon daftar peserta dan daftar yang tidak dapat "
        "diproses beserta alasannya disampaikan kembali kepada kami. Atas kerja sama Saudara, kami ucapkan "
        "terima kasih.",
        justify=True,
    )
    _signature(letter)
    return letter


def decree_list() -> Letter:
    """The list of names that goes with the decree, on wide pages."""
    letter = _blank(wide=True)
    _line(letter, "LAMPIRAN KEPUTUSAN BUPATI", bold=True)
    _line(letter, "Nomor\t: …………………………")
    _line(
        letter,
        "Tentang\t: Penetapan pekerja rentan penerima perlindungan BPJS Ketenagakerjaan tahun {{ tahun }}",
    )
    _line(letter, "")
    _line(letter, "DAFTAR PENERIMA, USULAN {{ nomor_usulan }}", centre=True, bold=True)
    _table(
        letter, ("No", "Nama", "NIK", "Tgl lahir", "Desa, kecamatan", "Kelompok", "Lembaga"),
        ("{{ o.no }}", "{{ o.nama }}", "{{ o.nik }}", "{{ o.tanggal_lahir }}", "{{ o.alamat }}",
         "{{ o.kelompok }}", "{{ o.lembaga }}"),
        "o in orang", None, (1.3, 5.2, 4.0, 2.4, 5.2, 3.3, 4.8), size=9,
    )  # fmt: skip
    _line(letter, "")
    _line(
        letter,
        "Jumlah: {{ hitungan }} = {{ jumlah_rupiah }} ({{ jumlah_rupiah_terbilang }}). "
        "Perlindungan {{ mulai }} sampai dengan {{ sampai }}.",
    )
    _signature(letter)
    return letter


def _blank(*, wide: bool = False) -> Letter:
    letter = Document()
    section = letter.sections[0]
    # F4, the paper of Indonesian offices.
    width, height = Cm(21.5), Cm(33.0)
    section.page_width, section.page_height = (height, width) if wide else (width, height)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.0)
    style = letter.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    style.paragraph_format.space_after = Pt(4)
    return letter


def _line(
    letter: Letter,
    words: str,
    *,
    bold: bool = False,
    centre: bool = False,
    right: bool = False,
    justify: bool = False,
) -> None:
    line = letter.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(2.5))
    line.add_run(words).bold = bold
    places = (
        (centre, WD_ALIGN_PARAGRAPH.CENTER),
        (right, WD_ALIGN_PARAGRAPH.RIGHT),
        (justify, WD_ALIGN_PARAGRAPH.JUSTIFY),
    )
    line.alignment = next((place for asked, place in places if asked), WD_ALIGN_PARAGRAPH.LEFT)


def _table(
    letter: Letter,
    titles: tuple[str, ...],
    cells: tuple[str, ...],
    loop: str,
    sums: tuple[str, ...] | None,
    widths: tuple[float, ...],
    size: int = 11,
) -> None:
    """A table whose one row is repeated by docxtpl: the rows around it hold the loop and go away."""
    table = letter.add_table(rows=0, cols=len(titles))
    table.style = "Table Grid"
    table.autofit = False
    _row(table, titles, widths, size, bold=True)
    _repeat_on_every_page(table)
    _row(table, (f"{{%tr for {loop} %}}", *("",) * (len(titles) - 1)), widths, size)
    _row(table, cells, widths, size)
    _row(table, ("{%tr endfor %}", *("",) * (len(titles) - 1)), widths, size)
    if sums is not None:
        _row(table, sums, widths, size, bold=True)


def _row(
    table: Table, cells: tuple[str, ...], widths: tuple[float, ...], size: int, *, bold: bool = False
) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, words, width in zip(row.cells, cells, widths, strict=True):
        cell.width = Cm(width)
        run = cell.paragraphs[0].add_run(words)
        run.bold, run.font.size = bold, Pt(size)
        cell.paragraphs[0].paragraph_format.space_after = Pt(1)


def _repeat_on_every_page(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _signature(letter: Letter) -> None:
    _line(letter, "")
    for words in ("Kepala {{ dinas }},", "", "", "…………………………", "NIP. …………………………"):
        line = letter.add_paragraph(words)
        line.paragraph_format.left_indent = Cm(9.0)


if __name__ == "__main__":
    make_all(sys.argv[1] if len(sys.argv) > 1 else DEFAULT_FOLDER)

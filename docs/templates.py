"""Makes the first Word templates of the letters: `python -m docs.templates [folder]`.

The office edits what it gives in Word; running it again overwrites that, so it is asked for by hand only.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from regency import DEFAULT_FOLDER, template_path

# Where the right half of a wide page begins, in cm.
_RIGHT_HALF = 16.0
_BLANK_NAME = ("…………………………",)
LEFT, CENTRED, RIGHT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@dataclass(frozen=True)
class _Column:
    """A column of a table: its title, what stands in each row, its width in cm."""

    title: str
    cell: str
    width: float
    is_number: bool = False


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
    """The letter to BPJS with the sums and the groups, in the order of an official letter."""
    letter = _blank()
    _letterhead(letter)
    _line(letter, "{{ ibu_kota }}, {{ tanggal }}", RIGHT)
    for label, words in (
        ("Nomor", "…………………………"),
        ("Sifat", "Penting"),
        ("Lampiran", "1 (satu) berkas"),
        ("Hal", "Usulan kepesertaan BPJS Ketenagakerjaan bagi pekerja rentan tahun {{ tahun }}"),
    ):
        _labelled(letter, label, words)
    _line(letter, "")
    for words in ("Yth. Kepala BPJS Ketenagakerjaan", "Cabang {{ cabang_bpjs }}", "di"):
        _line(letter, words, close=True)
    _line(letter, "\tTempat", indent=0)
    _line(letter, "")
    _line(
        letter,
        "Dalam rangka perlindungan jaminan sosial ketenagakerjaan bagi pekerja rentan di {{ kabupaten }} "
        "tahun anggaran {{ tahun }}, bersama ini kami usulkan {{ jumlah_orang }} "
        "({{ jumlah_orang_terbilang }}) orang pekerja rentan sebagai peserta program {{ program }}, dengan "
        "iuran yang dibayar Pemerintah {{ kabupaten }} selama {{ bulan }} ({{ bulan_terbilang }}) bulan, "
        "terhitung mulai {{ mulai }} sampai dengan {{ sampai }}.",
        JUSTIFIED,
        indent=1.25,
    )
    _line(
        letter,
        "Jumlah iuran seluruhnya {{ hitungan }} = {{ jumlah_rupiah }} ({{ jumlah_rupiah_terbilang }}), "
        "dengan rincian:",
        JUSTIFIED,
        indent=1.25,
    )
    columns = (
        _Column("Kelompok", "{{ k.nama }}", 8.5),
        _Column("Orang", "{{ k.orang }}", 3.0, is_number=True),
        _Column("Iuran", "{{ k.rupiah }}", 5.0, is_number=True),
    )
    _table(letter, columns, "k in kelompok", sums=("Jumlah", "{{ jumlah_orang }}", "{{ jumlah_rupiah }}"))
    _line(letter, "", close=True)
    _line(
        letter,
        "Daftar nama terlampir (usulan nomor {{ nomor_usulan }}{% if revisi != '0' %}, perubahan "
        "ke-{{ revisi }}{% endif %}). Kami mohon daftar peserta yang terdaftar dan "
        "daftar yang tidak dapat diproses beserta alasannya disampaikan kembali kepada kami.",
        JUSTIFIED,
        indent=1.25,
    )
    _line(
        letter,
        "Demikian disampaikan, atas perhatian dan kerja sama Saudara kami ucapkan terima kasih.",
        JUSTIFIED,
        indent=1.25,
    )
    _signature(letter, "KEPALA {{ dinas|upper }},", (*_BLANK_NAME, "Pangkat/Golongan", "NIP …………………………"), 8.0)
    _line(letter, "Tembusan:", close=True)
    for number, words in enumerate(
        ("Bupati {{ daerah }} (sebagai laporan);", "Kepala Badan Pengelola Keuangan dan Aset Daerah."), 1
    ):
        _line(letter, f"{number}. {words}", close=True)
    return letter


def decree_list() -> Letter:
    """The list of names that goes with the regent's decree, on wide pages."""
    letter = _blank(wide=True)
    _line(letter, "LAMPIRAN KEPUTUSAN BUPATI {{ daerah|upper }}", left=_RIGHT_HALF, close=True)
    for label, words in (
        ("NOMOR", "…………………………"),
        ("TANGGAL", "…………………………"),
        ("TENTANG", "PENETAPAN PEKERJA RENTAN PENERIMA PERLINDUNGAN BPJS KETENAGAKERJAAN TAHUN {{ tahun }}"),
    ):
        _labelled(letter, label, words, left=_RIGHT_HALF)
    _line(letter, "")
    _line(
        letter, "DAFTAR NAMA PEKERJA RENTAN PENERIMA PERLINDUNGAN BPJS KETENAGAKERJAAN",
        CENTRED, bold=True, close=True,
    )  # fmt: skip
    _line(letter, "TAHUN {{ tahun }} (USULAN NOMOR {{ nomor_usulan }})", CENTRED, bold=True)
    columns = (
        _Column("No", "{{ o.no }}", 1.3, is_number=True),
        _Column("Nama", "{{ o.nama }}", 5.4),
        _Column("NIK", "{{ o.nik }}", 3.7),
        _Column("Tgl lahir", "{{ o.tanggal_lahir }}", 2.3),
        _Column("Desa, kecamatan", "{{ o.alamat }}", 7.4),
        _Column("Kelompok", "{{ o.kelompok }}", 3.3),
        _Column("Lembaga", "{{ o.lembaga }}", 5.6),
    )
    _table(letter, columns, "o in orang", size=9)
    _line(letter, "")
    _line(
        letter,
        "Jumlah: {{ hitungan }} = {{ jumlah_rupiah }} ({{ jumlah_rupiah_terbilang }}). "
        "Perlindungan {{ mulai }} sampai dengan {{ sampai }}.",
    )
    _signature(letter, "BUPATI {{ daerah|upper }},", _BLANK_NAME, _RIGHT_HALF + 2)
    return letter


def _letterhead(letter: Letter) -> None:
    """Kop surat: the coat of arms goes into the empty cell, the address is written once in Word."""
    table = letter.add_table(rows=1, cols=2)
    table.autofit = False
    _widths(table, (2.3, 14.2))
    words = table.rows[0].cells[1]
    lines = (
        ("PEMERINTAH {{ kabupaten|upper }}", 13, True),
        ("{{ dinas|upper }}", 15, True),
        ("Jalan …………………………………, {{ ibu_kota }}, {{ provinsi }}, Kode Pos …………", 9, False),
        ("Telepon …………………, Pos-el …………………………", 9, False),
    )
    for number, (text, size, bold) in enumerate(lines):
        line = words.paragraphs[0] if number == 0 else words.add_paragraph()
        line.alignment = CENTRED
        line.paragraph_format.space_after = Pt(1)
        run = line.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
    rule = _line(letter, "", close=True)
    rule.paragraph_format.space_after = Pt(8)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "24"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    rule._p.get_or_add_pPr().append(border)


def _blank(*, wide: bool = False) -> Letter:
    letter = Document()
    section = letter.sections[0]
    # F4, the paper of Indonesian offices.
    width, height = Cm(21.5), Cm(33.0)
    section.page_width, section.page_height = (height, width) if wide else (width, height)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        _page_numbers(section.footer.paragraphs[0])
    section.left_margin = section.right_margin = Cm(2.0 if wide else 2.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    style = letter.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    style.paragraph_format.space_after = Pt(4)
    return letter


def _page_numbers(line: Paragraph) -> None:
    """Halaman 3 dari 57: a long list comes apart in the hand."""
    line.alignment = RIGHT
    for words, field in (("Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
        line.add_run(words).font.size = Pt(8)
        code = OxmlElement("w:fldSimple")
        code.set(qn("w:instr"), field)
        line._p.append(code)
        run = OxmlElement("w:r")
        size, shown = OxmlElement("w:rPr"), OxmlElement("w:t")
        half_points = OxmlElement("w:sz")
        half_points.set(qn("w:val"), "16")
        size.append(half_points)
        shown.text = "1"
        run.extend((size, shown))
        code.append(run)


def _line(
    letter: Letter,
    words: str,
    place: WD_ALIGN_PARAGRAPH = LEFT,
    *,
    bold: bool = False,
    close: bool = False,
    left: float = 0,
    indent: float = 0,
) -> Paragraph:
    """`left` and `indent` (of the first line only) in cm; `close`: the next line stands right below."""
    line = letter.add_paragraph()
    line.alignment = place
    line.paragraph_format.tab_stops.add_tab_stop(Cm(1.0))
    line.paragraph_format.left_indent = Cm(left)
    line.paragraph_format.first_line_indent = Cm(indent)
    if close:
        line.paragraph_format.space_after = Pt(0)
    line.add_run(words).bold = bold
    return line


def _labelled(letter: Letter, label: str, words: str, *, left: float = 0) -> None:
    """Nomor : …, the words of a second line below those of the first."""
    line = letter.add_paragraph()
    form = line.paragraph_format
    form.left_indent, form.first_line_indent = Cm(left + 2.7), Cm(-2.7)
    form.space_after = Pt(0)
    form.tab_stops.add_tab_stop(Cm(left + 2.3))
    form.tab_stops.add_tab_stop(Cm(left + 2.7))
    line.add_run(f"{label}\t:\t{words}")


def _table(
    letter: Letter, columns: tuple[_Column, ...], loop: str, *, sums: tuple[str, ...] = (), size: int = 11
) -> None:
    """A table whose one row is repeated by docxtpl: the rows around it hold the loop and go away."""
    table = letter.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    rest = ("",) * (len(columns) - 1)
    titles = tuple(column.title for column in columns)
    cells = tuple(column.cell for column in columns)
    repeated = ((f"{{%tr for {loop} %}}", *rest), cells, ("{%tr endfor %}", *rest))
    for words in (titles, *repeated, *([sums] if sums else [])):
        row = table.add_row()
        for cell, column, text in zip(row.cells, columns, words, strict=True):
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(1)
            run = line.add_run(text)
            run.bold, run.font.size = words in (titles, sums), Pt(size)
            line.alignment = CENTRED if words is titles else RIGHT if column.is_number else LEFT
        _mark(row, "w:cantSplit")
    _mark(table.rows[0], "w:tblHeader")
    _widths(table, tuple(column.width for column in columns))


def _widths(table: Table, widths: tuple[float, ...]) -> None:
    """In cm. Word goes by the cells, LibreOffice by the columns."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _mark(row: _Row, name: str) -> None:
    """`w:tblHeader`: repeated on every page; `w:cantSplit`: kept together."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _signature(letter: Letter, office: str, below: tuple[str, ...], left: float) -> None:
    """Room for the signature; the block is never torn apart at the end of a page."""
    lines = ("", office, "", "", "", *below, "")
    for number, words in enumerate(lines):
        line = _line(letter, words, left=left, close=True)
        line.paragraph_format.keep_with_next = number < len(lines) - 1


if __name__ == "__main__":
    make_all(sys.argv[1] if len(sys.argv) > 1 else DEFAULT_FOLDER)

"""What stands on the pictures. How they look was judged by eye; what they say is checked here."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from locales import texts
from services.coverage.drawing import bars, sheet
from services.coverage.drawing.changes import changes_png
from services.coverage.drawing.funnel import funnel_png
from services.coverage.drawing.overview import picture_png
from services.coverage.drawing.projection import projection_png
from services.coverage.drawing.sheet import SMALL, WIDTH, Sheet
from services.coverage.drawing.words import Words
from services.coverage.figures import Cause
from tests.services.coverage.drawing import figures

SAY = texts("id")
ROOT = Path(__file__).parents[4]
SMALLEST = 9.0


class Written:
    """Every line that was drawn on a sheet, with its size and place."""

    def __init__(self) -> None:
        self.lines: list[tuple[float, float, str, float, str]] = []

    @property
    def words(self) -> str:
        return "\n".join(line[2] for line in self.lines)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """Notes what is written while it is drawn."""
    noted, draw = Written(), Sheet.text

    def text(
        self: Sheet, x: float, y: float, words: str, size: float = 11.5, *args: Any, **more: Any
    ) -> None:
        bold = more.get("bold", len(args) > 1 and args[1])
        align = more.get("align", "left")
        width = self.width_of(words, size, bool(bold))
        noted.lines.append((x - width if align == "right" else x, width, words, size, align))
        draw(self, x, y, words, size, *args, **more)

    monkeypatch.setattr(Sheet, "text", text)
    return noted


def size_of(png: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(png)).size


def test_the_picture_says_how_many_of_how_many_and_what_it_costs(written: Written) -> None:
    png = picture_png(figures.april(), SAY)
    assert size_of(png)[0] == 1080
    for said in (
        "25,77 %", "1.014 dari 3.934 orang terlindungi", "2.920 orang belum terlindungi",
        "Rp588.672.000 untuk 12 bulan", "2.920 orang × Rp16.800 × 12 bulan", "30 April 2025",
    ):  # fmt: skip
        assert said in written.words
    flowing = written.words.replace("\n", " ").replace("\u00a0", " ")
    for said in ("berkas BPJS per 28 April 2025", "Persen dibulatkan ke bawah", "39 %, 2024: peserta aktif"):
        assert said in flowing


def test_every_part_is_on_the_picture_and_the_rows_add_up() -> None:
    picture = figures.april()
    rows = bars.kecamatan_bars(picture.total, picture.kecamatan, Words(SAY))
    assert len(rows) == 19
    assert sum(row.gap for row in rows) == picture.total.share.gap
    assert [row.gap for row in rows] == sorted((row.gap for row in rows), reverse=True)


def test_forty_kecamatan_are_twenty_rows_that_add_up() -> None:
    picture = figures.april(40)
    rows = bars.kecamatan_bars(picture.total, picture.kecamatan, Words(SAY))
    assert len(rows) == bars.MOST
    assert rows[-1].label == "21 kecamatan lain"
    assert sum(row.gap for row in rows) == picture.total.share.gap
    assert sum(row.protected for row in rows) == picture.total.share.protected


def test_people_in_no_list_yet_are_a_row_of_their_own() -> None:
    picture = figures.unlisted()
    *listed, rest = bars.kecamatan_bars(picture.total, picture.kecamatan, Words(SAY))
    assert rest.hatched
    assert rest.label == "Belum terdata"
    assert rest.gap + sum(row.gap for row in listed) == picture.total.share.gap


PICTURES = {
    "april": lambda: picture_png(figures.april(), SAY),
    "english": lambda: picture_png(figures.april(), texts("en")),
    "nobody": lambda: picture_png(figures.nobody(), SAY),
    "everybody": lambda: picture_png(figures.everybody(), SAY),
    "one kecamatan": lambda: picture_png(figures.one_kecamatan(), SAY),
    "long names": lambda: picture_png(figures.long_names(), SAY),
    "forty": lambda: picture_png(figures.april(40), SAY),
    "unlisted": lambda: picture_png(figures.unlisted(), SAY),
    "changes": lambda: changes_png(figures.changes(), "OKU Selatan", SAY),
    "funnel": lambda: funnel_png([figures.funnel(), figures.funnel("Guru ngaji", 0.1)], SAY),
    "no funnel": lambda: funnel_png([figures.funnel(scale=0)], SAY),
    "projection": lambda: projection_png(figures.projection(), "OKU Selatan", SAY),
    "no projection": lambda: projection_png(
        replace(figures.projection(), points=(), cliff=None), "OKU Selatan", SAY
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_written_beyond_the_edges_or_too_small_to_read(name: str, written: Written) -> None:
    PICTURES[name]()
    assert written.lines
    for left, width, words, size, _ in written.lines:
        assert size >= SMALLEST, words
        assert left >= 0, words
        assert left + width <= WIDTH, words


def test_lines_are_measured_as_they_are_drawn() -> None:
    page = Sheet()
    renderer = page._canvas.get_renderer()  # type: ignore[no-untyped-call]
    for words in ("1.014 dari 3.934 orang terlindungi", "Buay Pematang Ribu Ranau Tengah", "WAVE fi"):
        drawn, _, _ = renderer.get_text_width_height_descent(words, sheet._font(20, False), False)
        assert page.width_of(words, 20) == pytest.approx(drawn / sheet.SCALE, rel=0.05)


def test_a_line_is_cut_where_it_does_not_fit() -> None:
    page = Sheet()
    assert page.fitted("Marbot", 100) == "Marbot"
    cut = page.fitted("Pemangku adat dan penjaga situs lama", 80)
    assert cut.endswith("…")
    assert page.width_of(cut, 11.5) <= 80
    assert len(page.wrapped("satu dua tiga empat lima enam", 40, SMALL, most=2)) == 2


def test_the_waterfall_names_every_cause_and_both_ends(written: Written) -> None:
    changes_png(figures.changes(), "OKU Selatan", SAY)
    for said in (
        "1.522",
        "+84",
        "−570",
        "−11",
        "1.014",
        "Terlindungi: −508 orang",
        "39,02 % menjadi 25,77 %",
    ):
        assert said in written.words
    assert "3.900 menjadi 3.934 orang (+34)" in written.words.replace("\n", " ")
    assert all(SAY.has(f"drawing-cause-{cause.replace('_', '-')}") for cause in Cause)


def test_small_changes_are_shown_on_a_cut_axis_that_is_owned_up_to(written: Written) -> None:
    found = figures.changes()
    few = replace(found, first=replace(found.first, protected=1_000), steps=((Cause.JOINED, 14),))
    changes_png(few, "OKU Selatan", SAY)
    assert "Ujung kiri batang dipotong" in written.words


def test_the_cliff_is_said_in_words(written: Written) -> None:
    projection_png(figures.projection(), "OKU Selatan", SAY)
    assert "31 Desember 2025" in written.words
    assert "980 turun menjadi 12 orang" in written.words


def test_the_same_figures_are_the_same_bytes() -> None:
    assert picture_png(figures.april(), SAY) == picture_png(figures.april(), SAY)


def test_the_bot_never_loads_matplotlib() -> None:
    code = "import bot, sys; sys.exit('matplotlib' in sys.modules or 'PIL' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)  # noqa: S603 - our own code
    assert ran.returncode == 0

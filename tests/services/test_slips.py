"""Paper and SMS for people without Telegram: what stands on them, and what never does."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import LANGUAGES, Text, texts
from services.slips import MOST, SMS_LENGTH, Sender, Slip, _qr, ascii_words, latin, slip_pdf, sms_text
from tests.poppler import needs_poppler, pages_of

NIK = "1609991708800011"
LINK = "https://t.me/lindung_bot?start=kode_K7QM3XPD"
SLIP = Slip(
    name="Ahmad Contoh",
    nik=NIK,
    category=Text("category-marbot"),
    organisation="Masjid Al-Ikhlas",
    place="Bumi Agung, Muara Dua",
    reference="OKS-26-000123-K",
    code="K7QM-3XPD",
    link=LINK,
)
SENDER = Sender("Kabupaten OKU Selatan", "Disnakertrans", "175", "lindung_bot", date(2026, 11, 22))
# The letters and signs that GSM 03.38 writes with one septet, of those in ASCII.
GSM = set("@$_ !\"#%&'()*+,-./:;<=>?\n\r") | {chr(one) for one in range(128) if chr(one).isalnum()}


def words_of(pdf: bytes) -> str:
    """The text of a PDF's pages, as its own fonts write it."""
    streams = [
        zlib.decompress(found)
        for found in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.S)
        if found[:1] == b"x"
    ]
    shown = b" ".join(part for one in streams for part in re.findall(rb"\((.*?)\) Tj", one, re.S))
    return shown.decode("latin-1").replace("\\(", "(").replace("\\)", ")")


def test_what_stands_on_a_slip() -> None:
    pdf = slip_pdf([SLIP], SENDER, texts("id"))
    said = words_of(pdf)
    for part in (
        "KARTU CEK STATUS", "Ahmad Contoh", "Marbot - Masjid Al-Ikhlas", "OKS-26-000123-K", "K7QM-3XPD",
        "@lindung_bot", "175", "1609********", "22 November 2026", "belum berarti terlindungi",
    ):  # fmt: skip
        assert part in " ".join(said.split()), part
    assert NIK not in said
    assert b"/Subtype /Image" in pdf


@needs_poppler
def test_another_programme_reads_a_page_a_person() -> None:
    other = replace(SLIP, name="Budi Umpama", link=None)
    first, second = pages_of(slip_pdf([SLIP, other], SENDER, texts("id")))
    assert "Ahmad Contoh" in first
    assert "K7QM-3XPD" in first
    assert "Budi" not in first
    assert "Budi Umpama" in second
    assert "K7QM" not in second


def test_a_used_code_has_neither_picture_nor_number() -> None:
    pdf = slip_pdf([replace(SLIP, link=None)], SENDER, texts("id"))
    assert "K7QM" not in words_of(pdf)
    assert "sudah dipakai" in " ".join(words_of(pdf).split())
    assert b"/Subtype /Image" not in pdf


def test_a_page_a_person_and_no_more_than_fit() -> None:
    pdf = slip_pdf([SLIP] * MOST, SENDER, texts("id"))
    assert len(re.findall(rb"/Type /Page\b", pdf)) == MOST
    assert len(pdf) < 1_000_000
    for slips in ([], [SLIP] * (MOST + 1)):
        with pytest.raises(ValueError, match="slips"):
            slip_pdf(slips, SENDER, texts("id"))


def test_the_picture_holds_the_link() -> None:
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    picture = cv2.imdecode(numpy.frombuffer(_qr(LINK), numpy.uint8), cv2.IMREAD_GRAYSCALE)
    found, _, _ = cv2.QRCodeDetector().detectAndDecode(picture)
    assert found == LINK


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["Ahmad", "Nuruddin Ar-Raniri bin Abdullah " * 6, "Siti Ḥalīmah ’Āisyah", "🕌", ""]
)
def test_an_sms_fits_one_message_and_keeps_the_code(language: str, name: str) -> None:
    said = sms_text(replace(SLIP, name=name), SENDER, texts(language))
    assert len(said) <= SMS_LENGTH
    assert "K7QM-3XPD" in said
    assert set(said) <= GSM


@given(st.text(max_size=300))
def test_any_name_makes_a_slip(name: str) -> None:
    latin(name).encode("latin-1")
    assert set(ascii_words(name)) <= {chr(one) for one in range(32, 127)} | {" "}
    assert slip_pdf([replace(SLIP, name=name, organisation=name)], SENDER, texts("id"))
    assert len(sms_text(replace(SLIP, name=name), SENDER, texts("id"))) <= SMS_LENGTH

"""Disdukcapil's words, with their slips, as verdicts; a match only when nothing else is said."""

from __future__ import annotations

import pytest

from models import DukcapilVerdict
from services.dukcapil.answer_file import verdict_in
from services.dukcapil.verdict_wording import verdict_of

V = DukcapilVerdict
SAID = (
    *(
        (words, V.MATCH)
        for words in ("Sesuai", "PADAN", "valid", "NIK Aktif", "sesuai 100%", "Data ditemukan", "OK")
    ),
    *(
        (words, V.NAME_DIFFERS)
        for words in ("Nama tdk sesuai", "beda nama", "Nama tidak sesui", "ditemukan, nama beda")
    ),
    *(
        (words, V.DATE_DIFFERS)
        for words in ("tgl lhr beda", "TTL tdk sesuai", "nama sesuai, tgl lahir salah")
    ),
    *((words, V.DIFFERS) for words in ("TIDAK SESUAI", "tdk padan", "belum padan")),
    *(
        (words, V.UNKNOWN)
        for words in ("NIK tdk terdaftar", "tidak valid", "tidak aktif", "belum rekam KTP-el")
    ),
    *((words, V.DEAD) for words in ("Meninggal", "meningal dunia", "sesuai tapi meninggal", "Almarhum")),
    *(
        (words, V.MOVED)
        for words in ("Pindah ke Palembang", "Data sesuai, sudah pindah", "penduduk kabupaten lain")
    ),
    *(
        (words, None)
        for words in ("tidak meninggal", "bukan almarhum", "tidak pindah", "tidak benar", "xyz", "-")
    ),
    *((words, None) for words in ("sesuai tapi sedang dicek", "padan sebagian", "Padan 98%")),
)


@pytest.mark.parametrize(("words", "verdict"), SAID)
def test_what_the_words_say(words: str, verdict: DukcapilVerdict | None) -> None:
    assert verdict_of(words) is verdict


@pytest.mark.parametrize(
    ("columns", "verdict"),
    [
        ({"result": "sesuai", "remark": "meninggal"}, V.DEAD),
        ({"result": "tidak sesuai", "remark": "nama beda"}, V.NAME_DIFFERS),
        ({"result": "sesuai", "remark": "nama beda"}, None),
        ({"result": "sesuai", "remark": "RT 02"}, V.MATCH),
        ({"result": "", "remark": "tidak ditemukan"}, V.UNKNOWN),
        ({"result": "", "name_result": "Sesuai", "date_result": "Tidak Sesuai"}, V.DATE_DIFFERS),
        ({"result": "", "name_result": "Tidak Sesuai", "date_result": "Sesuai"}, V.NAME_DIFFERS),
        ({"result": "", "name_result": "Tidak Sesuai", "date_result": "Tidak Sesuai"}, V.DIFFERS),
        ({"result": "", "name_result": "Sesuai", "date_result": "Sesuai"}, V.MATCH),
        ({"result": "", "name_result": "Sesuai", "date_result": "entah"}, None),
        ({"result": "Tidak Sesuai", "name_result": "Tidak Sesuai", "date_result": "Sesuai"}, V.NAME_DIFFERS),
    ],
)
def test_what_the_columns_say_together(columns: dict[str, str], verdict: DukcapilVerdict | None) -> None:
    assert verdict_in(**columns) is verdict

"""Wordings of BPJS, Dukcapil and staff, as they come, and the codes they mean."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import services.bpjs.refusal_wording as wording
from models import EnrolmentStatus
from services.bpjs.known import Sent
from services.bpjs.refusal_wording import reason_of
from services.bpjs.refusals import verdict_for
from services.reasons import Reason

PHRASES = tomllib.loads(Path(wording.__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("NIK TIDAK DITEMUKAN", Reason.NIK_UNKNOWN),
        ("Nik tdk valid, NIK tidak valid.", Reason.NIK_UNKNOWN),
        ("NIK tidak terdaftar di Dukcapil", Reason.NIK_UNKNOWN),
        ("nik tidak ditemukn", Reason.NIK_UNKNOWN),
        ("Data penduduk tidak ditemukan", Reason.NIK_UNKNOWN),
        ("Peserta sudah terdaftar sebagai BPU aktif", Reason.ALREADY_MEMBER),
        ("Tenaga kerja telah terdaftar di perusahaan lain", Reason.ALREADY_MEMBER),
        ("SUDAH TERDAFTAR (KPJ aktif)", Reason.ALREADY_MEMBER),
        ("Usia melebihi batas ketentuan", Reason.AGE_OVER_LIMIT),
        ("umur melebihi batas usia 65 th", Reason.AGE_OVER_LIMIT),
        ("Usia diatas 65 tahun", Reason.AGE_OVER_LIMIT),
        ("Yang bersangkutan MENINGGAL DUNIA", Reason.DECEASED),
        ("alm. / wafat 2024", Reason.DECEASED),
        ("Pindah ke Kab. OKU Timur", Reason.MOVED_AWAY),
        ("bukan penduduk OKU Selatan", Reason.NOT_RESIDENT),
        ("KTP luar daerah", Reason.NOT_RESIDENT),
        ("Nama tidak sesuai Dukcapil", Reason.NIK_MISMATCH),
        ("nama tidak sesuay", Reason.NIK_MISMATCH),
        ("Tgl lahir beda dengan KTP", Reason.NIK_MISMATCH),
        ("data tidak padan", Reason.NIK_MISMATCH),
        ("NIK GANDA", Reason.DUPLICATE),
        ("Data dobel", Reason.DUPLICATE),
        ("Duplicate NIK in file", Reason.DUPLICATE),
        ("Nama ibu kandung wajib diisi", Reason.INCOMPLETE),
        ("Data belum lengkap", Reason.INCOMPLETE),
        ("format tanggal salah (kolom 12)", Reason.INCOMPLETE),
        ("Terindikasi PNS", Reason.CIVIL_SERVANT),
        ("anggota TNI/Polri", Reason.CIVIL_SERVANT),
        ("P3K guru", Reason.CIVIL_SERVANT),
        ("Kuota penuh", Reason.OVER_QUOTA),
        ("sudah berhenti jadi marbot", Reason.TERM_ENDED),
        ("Masa jabatan habis", Reason.TERM_ENDED),
        ("sakit menahun", Reason.NOT_WORKING_OR_ILL),
        ("dibawah umur", Reason.UNDER_AGE),
        ("tunggakan iuran 3 bulan", Reason.PAYMENT_LATE),
        ("dibiayai dana desa", Reason.FUNDED_ELSEWHERE),
        ("bukan guru ngaji", Reason.ROLE_NOT_MET),
        ("tidak bersedia didaftarkan", Reason.WITHDRAWN),
    ],
)
def test_what_they_say_is_a_code(said: str, code: Reason) -> None:
    assert reason_of(said) is code


@pytest.mark.parametrize(
    "said",
    ["", "-", "OK", "Valid", "sukses", "1609011708800001", "Terima kasih", "tidak meninggal", "belum pindah",
     "basnas", "Siti", "rumah dekat masjid", "🕌", "akan dicek kembali"],
)  # fmt: skip
def test_what_means_none_of_them_stays_as_it_is(said: str) -> None:
    assert reason_of(said) is None


@pytest.mark.parametrize("code", PHRASES)
def test_every_phrase_means_its_own_code(code: str) -> None:
    for phrase in PHRASES[code]:
        assert reason_of(phrase) is Reason(code), phrase
        assert reason_of(f"Catatan: {phrase.upper()}!") is Reason(code), phrase


def test_every_code_has_phrases() -> None:
    assert set(PHRASES) == {reason.value for reason in Reason}


@given(st.text(max_size=2_000))
def test_nothing_that_is_typed_breaks_it(said: str) -> None:
    assert reason_of(said) is None or isinstance(reason_of(said), Reason)


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        ("NAMA TIDAK SESUAI DENGAN KTP", "name"),
        ("Nama ibu kandung tidak sesuai", "mother_name"),
        ("TGL LAHIR BEDA", "birth_date"),
        ("jenis kelamin tidak sesuai", "sex"),
        ("NIK DAN NAMA TIDAK SESUAI", "nik"),
        ("DATA TIDAK PADAN", "nik"),
    ],
)
def test_mending_begins_at_what_the_words_name(wording: str, field: str) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    sent = Sent(1, 1, "2026-01", 1, 1, EnrolmentStatus.APPROVED, date(2026, 1, 1), 12, begun)
    assert verdict_for(Reason.NIK_MISMATCH, wording, sent).field_to_mend == field

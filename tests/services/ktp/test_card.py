"""Lines of a card become fields: whatever the tilt, with misread labels, and never a wrong NIK in silence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regency import load_regency
from services.ktp.candidates import candidate_of, doubts_of
from services.ktp.card import Reading, lines_to_check, read_card
from services.ktp.lines import Line, straighten
from services.ktp.repair import mend, weigh
from services.ktp.rows import take_apart
from tests.services.ktp.cards import NIK, PRINTED, card

TODAY = date(2026, 3, 2)
REGENCY = load_regency()
AGAIN = [(f":{NIK}", 0.97), (NIK, 0.98)]
EXPECTED = {
    "nik": NIK,
    "name": "ZULKIFLI CONTOH",
    "birth_place": "MUARADUA",
    "birth_date": "1985-08-17",
    "sex": "L",
    "address": "DUSUN II RT 002/RW 001",
    "desa": "Bumi Agung",
    "kecamatan": "Muara Dua",
}


def read(
    lines: list[Line],
    again: list[tuple[str, float]] | None = None,
    others: dict[str, list[str]] | None = None,
) -> Reading:
    """`again` are further readings of the line with the NIK, `others` those of lines with these words."""
    rows = take_apart(straighten(lines))
    number = {rows.number.indexes[0]: AGAIN if again is None else again} if rows.number else {}
    texts = {
        place: [(text, 0.97) for text in (others or {})[line.text]]
        for place, line in enumerate(lines)
        if line.text in (others or {})
    }
    return read_card(lines, REGENCY, TODAY, {**number, **texts})


def test_a_clear_card_is_read_whole_and_nothing_is_doubtful() -> None:
    reading = read(card())
    assert dict(reading.values) == EXPECTED
    assert reading.is_card
    assert reading.doubtful == frozenset()


@settings(deadline=None)
@given(st.floats(-180, 180))
def test_no_turn_of_the_picture_changes_what_is_read(degrees: float) -> None:
    assert dict(read(card(degrees)).values) == EXPECTED


_LABELS = st.sampled_from(sorted(PRINTED))
_SLIPS = {
    "Nama": "Narna",
    "RT/RW": "RTIRW",
    "Kel/Desa": "Ke1/Desa",
    "Kecamatan": "Kecarnatan",
    "Jenis Kelamin": "Jenis Kelamln",
    "Tempat/Tgl Lahir": "TempatTgI Lahlr",
}


@settings(deadline=None)
@given(st.lists(_LABELS, max_size=3, unique=True), st.floats(-15, 15))
def test_lost_labels_are_found_between_their_neighbours(lost: list[str], degrees: float) -> None:
    middle = [label for label in lost if label not in ("Nama", "Pekerjaan")]
    assert dict(read(card(degrees, dict.fromkeys(middle, ""))).values) == EXPECTED


@pytest.mark.parametrize(("label", "slip"), _SLIPS.items())
def test_misread_labels_are_known(label: str, slip: str) -> None:
    assert dict(read(card(misread={label: slip})).values) == EXPECTED


def test_a_label_and_its_value_in_one_line() -> None:
    lines = card(misread={"Pekerjaan": "Pekerjaan : GURU", "Nama": "Nama : ZULKIFLI CONTOH"})
    lines = [line for line in lines if line.text not in (": ZULKIFLI CONTOH", ": PETANI/PEKEBUN")]
    assert read(lines).values["name"] == "ZULKIFLI CONTOH"


@settings(deadline=None)
@given(st.text(max_size=40), st.lists(st.text(max_size=30), max_size=12))
def test_no_words_break_it(first: str, more: list[str]) -> None:
    box: Any = ((0.0, 0.0), (90.0, 0.0), (90.0, 20.0), (0.0, 20.0))
    lines = [Line(text, box) for text in (first, *more)]
    assert not read(lines, []).values.keys() - set(EXPECTED)


def test_what_is_no_card_is_called_none() -> None:
    box: Any = ((0.0, 0.0), (90.0, 0.0), (90.0, 20.0), (0.0, 20.0))
    assert not read([Line("Kwitansi Toko Makmur", box), Line("Total: 25.000", box)], []).is_card
    assert not read([], []).is_card


@pytest.mark.parametrize(
    ("shown", "digits"),
    [
        (":16O9O117O885OOO3", "1609011708850003"),
        ("I609011708850003", "1609011708850003"),
        ("16090117O8B50003", "1609011708850003"),
        ("NIK : 1609011708850003", "1609011708850003"),
        ("PROVINSI", ""),
    ],
)
def test_letters_that_look_like_digits_are_mended(shown: str, digits: str) -> None:
    assert mend(shown) == digits


def test_two_readings_that_agree_with_the_date_are_certain() -> None:
    number = weigh(AGAIN, date(1985, 8, 17), "L")
    assert number is not None
    assert (number.digits, number.sure) == (NIK, True)


def test_one_reading_or_a_dissenting_one_is_doubtful() -> None:
    other = NIK[:-1] + "8"
    for readings in ([(NIK, 0.99)], [(NIK, 0.99), (NIK, 0.9), (other, 0.8)]):
        number = weigh(readings, date(1985, 8, 17), "L")
        assert number is not None
        assert (number.digits, number.sure) == (NIK, False)


@settings(deadline=None)
@given(st.integers(0, 15), st.integers(0, 9))
def test_a_digit_misread_in_one_reading_is_never_passed_in_silence(place: int, digit: int) -> None:
    wrong = NIK[:place] + str(digit) + NIK[place + 1 :]
    reading = read(card(nik=wrong))
    assert reading.values["nik"] == NIK or "nik" in reading.doubtful


def test_a_nik_that_differs_from_the_printed_date_is_asked() -> None:
    reading = read(card(printed={"Tempat/Tgl Lahir": "MUARADUA, 18-08-1985"}))
    assert {"nik", "birth_date", "sex"} <= reading.doubtful


def test_a_nik_with_another_sex_is_asked() -> None:
    assert "nik" in read(card(printed={"Jenis Kelamin": "PEREMPUAN"})).doubtful


def test_faint_words_are_asked() -> None:
    assert {"name", "birth_place", "address"} <= read(card(score=0.6)).doubtful


def test_a_village_of_no_list_is_asked_as_it_was_read() -> None:
    reading = read(card(printed={"Kel/Desa": "KAMPUNG ENTAH"}))
    assert reading.values["desa"] == "KAMPUNG ENTAH"
    assert "desa" in reading.doubtful


def test_a_slip_in_a_village_is_mended_from_the_list() -> None:
    reading = read(card(printed={"Kel/Desa": "BUMI AGUNC"}))
    assert reading.values["desa"] == "Bumi Agung"
    assert "desa" not in reading.doubtful


def test_a_date_that_runs_under_the_portrait_leaves_the_place_whole() -> None:
    reading = read(card(printed={"Tempat/Tgl Lahir": "OGAN KOMERING ULU SELATAN, 17-O8-19"}))
    assert reading.values["birth_place"] == "OGAN KOMERING ULU SELATAN"
    assert "birth_date" not in reading.values
    assert "nik" in reading.doubtful


def test_what_is_missing_is_said_of_the_person() -> None:
    lines = [line for line in card() if line.text not in (": BUMI AGUNG", ": DUSUN II")]
    said = doubts_of(read(lines))
    assert said["desa"].id == said["address"].id == "ktp-missing"
    assert candidate_of(read(card())).doubts == {}


def test_the_nik_and_the_words_of_no_list_are_looked_at_again() -> None:
    lines = card(90)
    checked = [lines[place].text for place in lines_to_check(lines)]
    assert checked == [f":{NIK}", ": ZULKIFLI CONTOH", ": MUARADUA, 17-08-1985", ": DUSUN II", ": 002/001"]
    assert lines_to_check([]) == []


@pytest.mark.parametrize(
    ("label", "words", "field"),
    [
        ("Nama", "ZULKIFLICONTOH", "name"),
        ("Nama", "ZULKIFLI CONTCH", "name"),
        ("Alamat", "DUSUN I", "address"),
        ("RT/RW", "002/007", "address"),
        ("Tempat/Tgl Lahir", "MUARADVA, 17-08-1985", "birth_place"),
    ],
)
def test_a_line_that_a_closer_look_reads_otherwise_is_asked_with_the_likelier_words(
    label: str, words: str, field: str
) -> None:
    printed = f": {PRINTED[label]}"
    reading = read(card(printed={label: words}), others={f": {words}": [printed, printed]})
    assert reading.values[field] == EXPECTED[field]
    assert reading.doubtful == {field}


def test_readings_that_agree_are_not_asked() -> None:
    others = {": ZULKIFLI CONTOH": ["ZULKIFLI CONTOH"] * 2, ": DUSUN II": [":DUSUNII", ": DUSUN II"]}
    reading = read(card(), others=others)
    assert dict(reading.values) == EXPECTED
    assert reading.doubtful == frozenset()


def test_a_label_in_the_line_is_no_part_of_another_reading() -> None:
    lines = card(misread={"Nama": "Nama : ZULKIFLI CONTOH"})
    lines = [line for line in lines if line.text != ": ZULKIFLI CONTOH"]
    reading = read(lines, others={"Nama : ZULKIFLI CONTOH": ["Nama: ZULKIFLI CONTOH"] * 2})
    assert reading.values["name"] == "ZULKIFLI CONTOH"
    assert "name" not in reading.doubtful


def test_a_line_that_runs_under_the_portrait_is_asked() -> None:
    long = "MUHAMMAD NURUL HUDA PRAWIRANEGARA"
    assert "name" not in read(card(printed={"Nama": long[:30]})).doubtful
    assert "name" in read(card(printed={"Nama": f"{long} KESUMA"})).doubtful
    assert "address" in read(card(printed={"Alamat": f"JL. {long} KESUMA"})).doubtful


def test_a_birth_place_without_the_start_of_a_date_may_be_cut_off() -> None:
    assert "birth_place" in read(card(printed={"Tempat/Tgl Lahir": "OGAN KOMERING ULU"})).doubtful


def test_a_reading_survives_json() -> None:
    reading = read(card())
    assert Reading.load(reading.dump()) == reading


def test_nothing_is_made_of_nothing() -> None:
    assert straighten([]) == []
    assert take_apart([]).labels == 0

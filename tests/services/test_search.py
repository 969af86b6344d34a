"""Tolerant search over all 278 areas, and names of organisations that may be the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regency import Area, load_regency
from services.search import SAME, best_matches, fold_label, same_thing

REGENCY = load_regency()
# A person picks the kecamatan first, then the desa in it; sixteen desa names occur in several kecamatan.
SCOPES = [REGENCY.kecamatan, *(REGENCY.desa_of(kecamatan.code) for kecamatan in REGENCY.kecamatan)]
NAMES = [
    pytest.param(scope, area, name, id=f"{area.code} {name}")
    for scope in SCOPES
    for area in scope
    for name in (area.label, *area.aliases)
]


@dataclass(frozen=True)
class Choice:
    label: str
    aliases: tuple[str, ...] = ()


def slips(name: str) -> Iterator[str]:
    """A letter left out, doubled, and changed with its neighbour, in the middle of the name."""
    middle = len(name) // 2
    yield name[:middle] + name[middle + 1 :]
    yield name[:middle] + name[middle] + name[middle:]
    yield name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


def labels(query: str, scope: Sequence[Area], limit: int = 8) -> list[str]:
    return [area.label for area in best_matches(query, scope, limit)]


@pytest.mark.parametrize(("scope", "area", "name"), NAMES)
def test_every_spelling_of_an_area_finds_it_first(scope: Sequence[Area], area: Area, name: str) -> None:
    kind = area.kind.value
    for spelling in (name, name.upper(), f"{kind} {name}", f"{kind[:3]}. {name}", name.replace(" ", "-")):
        assert best_matches(spelling, scope)[0] == area
    assert best_matches(name.replace(" ", ""), scope)[0] == area


@pytest.mark.parametrize(("scope", "area", "name"), NAMES)
def test_a_slip_of_the_finger_still_finds_it_first(scope: Sequence[Area], area: Area, name: str) -> None:
    for slip in slips(name):
        assert best_matches(slip, scope)[0] == area


def test_every_area_is_found_among_all_of_them() -> None:
    for area in REGENCY.areas:
        assert fold_label(best_matches(area.label, REGENCY.areas)[0].label) == fold_label(area.label)


@pytest.mark.parametrize("query", ["Sukaraja II", "sukaraja 2", "suka raja dua", "SUKARAJA2", "sukarajaii"])
def test_numbers_are_written_in_three_ways(query: str) -> None:
    assert labels(query, REGENCY.desa_of("16.09.01"))[0] == "Sukaraja II"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("muaradua", "Muara Dua"),
        ("Muara Dua Kisam", "Muara Dua Kisam"),
        ("bprrt", "Buay Pematang Ribu Ranau Tengah"),
    ],
)
def test_the_whole_name_comes_first(query: str, first: str) -> None:
    assert labels(query, REGENCY.kecamatan)[0] == first


def test_beginnings_come_before_parts() -> None:
    found = labels("ranau", (*REGENCY.kecamatan, *REGENCY.desa_of("16.09.03")))
    assert set(found) >= {"Warkuk Ranau Selatan", "Bandar Agung Ranau", "Buay Pematang Ribu Ranau Tengah"}
    assert labels("buay", REGENCY.kecamatan)[:2] == ["Buay Rawan", "Buay Pemaca"]
    assert labels("simpang", REGENCY.desa_of("16.09.12"))[0] == "Simpang Sender"


@pytest.mark.parametrize("query", ["", "   ", "🕌", "?", "zzzz", "qx", "xyzzy plugh"])
def test_nothing_near_is_an_empty_list(query: str) -> None:
    assert labels(query, REGENCY.kecamatan) == []


def test_at_most_the_limit_is_given() -> None:
    assert len(labels("a", REGENCY.areas, 3)) <= 3
    assert labels("tanjung", REGENCY.areas, 5) == labels("tanjung", REGENCY.areas, 30)[:5]


def test_equals_stay_in_the_order_offered() -> None:
    options = [Choice("Langgar", ("surau",)), Choice("Musholla", ("surau",))]
    assert best_matches("surau", options) == options
    assert best_matches("surau", options[::-1]) == options[::-1]


@given(st.text(max_size=40))
def test_any_query_gives_a_settled_answer(query: str) -> None:
    found = best_matches(query, REGENCY.areas)
    assert found == best_matches(query, REGENCY.areas)
    assert len({area.code for area in found}) == len(found) <= 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("masjid Al-Ikhlas", "Al Ikhlash"),
        ("Al Ikhlas", "Masjid Jami' Al Ikhlas"),
        ("Al-Ikhlas", "AL IKLAS"),
        ("Nurul Huda", "Nuurul Hudaa"),
        ("Masjid At-Taqwa", "Mesjid Attakwa"),
        ("Al-Falah", "Alfalah"),
        ("Baiturrahman", "Baitur Rohman"),
        ("Istiqomah", "Al-Istiqamah"),
        ("Asy-Syuhada", "As Suhada"),
        ("Posko Damkar Kec. Simpang", "Pos Damkar Simpang"),
        ("TPA Nurul Iman", "TPQ Nurul Iman"),
        ("Al Mu'minin", "Al Mukminin"),
        ("Masjid Agung", "masjid agung"),
        ("Musholla Darussalam", "Langgar Darus Salam"),
        ("Baitul Makmur", "Baitul Ma'mur"),
        ("Hidayatullah", "Hidayatulloh"),
        ("Al Ikhlas 2", "Al-Ikhlas II"),
        ("Nurussa'adah", "Nurus Sa'adah"),
    ],
)
def test_the_same_organisation_in_two_spellings(one: str, other: str) -> None:
    assert same_thing(one, other) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An-Nur", "An-Nuur Huda"),
        ("Al Ikhlas", "Al Ikhlas 2"),
        ("Al Ikhlas 1", "Al Ikhlas 2"),
        ("Nurul Huda", "Nurul Iman"),
        ("Nurul Huda", "Nurul Hidayah"),
        ("Masjid Al Ikhlas", "Musholla Al Ikhlas"),
        ("Al-Hidayah", "Hidayatullah"),
        ("Baiturrahman", "Baiturrahim"),
        ("Darussalam", "Darul Falah"),
        ("Al-Falah", "Al-Fattah"),
        ("At-Taqwa", "At-Taubah"),
        ("Al-Muhajirin", "Al-Mujahidin"),
        ("Al-Amin", "Al-Iman"),
        ("Posko Simpang", "Posko Kisam Tinggi"),
        ("Sabilul Huda", "Nurul Huda"),
        ("Al-Barokah", "Al-Mubarokah"),
        ("", "Al-Falah"),
        ("🕌", "🕌"),
    ],
)
def test_two_organisations_of_similar_names(one: str, other: str) -> None:
    assert same_thing(one, other) < SAME


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= same_thing(one, other) == same_thing(other, one) <= 1


@given(st.from_regex(r"[a-z]{3,12}( [a-z]{3,12}){0,2}", fullmatch=True))
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert same_thing(name, name.upper()) == 1.0

"""Where something is: the kecamatan first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations import picker
from conversations.areas import desa_options, kecamatan_options, remembered
from conversations.fields import Env
from tests.conversations.people import REGENCY, TODAY

ENV = Env(TODAY, {"regency": REGENCY})


def test_all_kecamatan_are_offered() -> None:
    assert len(kecamatan_options({}, ENV)) == 19


@pytest.mark.parametrize("answers", [{}, {"kecamatan": None}, {"kecamatan": "99.99.99"}])
def test_without_a_kecamatan_there_is_no_desa(answers: dict[str, str]) -> None:
    assert not desa_options(answers, ENV)


def test_every_desa_stands_under_its_kecamatan_and_is_found_by_its_name() -> None:
    for kecamatan in kecamatan_options({}, ENV):
        options = desa_options({"kecamatan": kecamatan.value}, ENV)
        assert options
        for option in options:
            assert str(option.value).startswith(str(kecamatan.value))
            words = picker.words(option.label, "id")
            places = picker.found(options, words, "id")
            assert option in [options[place] for place in places]


@pytest.mark.parametrize("typed", ["muaradua", "MUARA DUA", "muara dua", "Muara  Dua"])
def test_kecamatan_are_known_however_they_are_typed(typed: str) -> None:
    found = picker.named(kecamatan_options({}, ENV), typed, "id")
    assert found is not None
    assert REGENCY.area(str(found.value)).name == "Muara Dua"


def test_every_spelling_of_the_facts_names_its_area() -> None:
    for area in REGENCY.areas:
        options = desa_options({"kecamatan": area.parent}, ENV) if area.parent else kecamatan_options({}, ENV)
        for spelling in (area.name, *area.aliases):
            for typed in (spelling, spelling.upper(), f"  {spelling.lower()} "):
                found = picker.named(options, typed, "id")
                assert found is not None, typed
                assert found.value == area.code, typed


def test_the_places_named_last_stand_on_top() -> None:
    recent = remembered("16.09.03.2001", remembered("16.09.01.2002", None))
    env = replace(ENV, facts={**ENV.facts, "recent": recent})
    before = [option.value for option in kecamatan_options({}, ENV)]
    after = [option.value for option in kecamatan_options({}, env)]
    assert after[:2] == ["16.09.03", "16.09.01"]
    assert after[2:] == [code for code in before if code not in after[:2]]
    assert desa_options({"kecamatan": "16.09.01"}, env)[0].value == "16.09.01.2002"
    assert sorted(option.value for option in desa_options({"kecamatan": "16.09.01"}, env)) == sorted(
        option.value for option in desa_options({"kecamatan": "16.09.01"}, ENV)
    )


def test_a_place_is_remembered_once_and_a_few_of_them() -> None:
    recent: list[str] = []
    for number in (1, 2, 3, 4, 5, 3):
        recent = remembered(str(number), recent)
    assert recent == ["3", "5", "4", "2"]

"""Where something is: the kecamatan first."""

from __future__ import annotations

import pytest

from conversations import picker
from conversations.areas import desa_options, kecamatan_options
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

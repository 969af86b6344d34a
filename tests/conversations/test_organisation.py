"""The registration as a form: what is asked of whom."""

from __future__ import annotations

import pytest

from conversations.events import Checked
from conversations.organisation import MOSQUES, NEITHER, ORGANISATION
from tests.conversations.people import REGENCY, Walk

NEAR = {"near_same": Checked("desa", known={"near": [{"id": 3, "label": "Masjid Al-Ikhlas – Bumi Agung"}]})}


def to_desa(walk: Walk) -> Walk:
    """Up to and with the desa."""
    return walk.says("masjid", "Masjid Contoh", "muaradua", "bumi agung")


def test_all_kinds_are_offered_and_two_of_them_to_a_takmir() -> None:
    assert len(Walk(ORGANISATION).offered) == len(REGENCY.organisation_kinds)
    assert Walk(ORGANISATION, {"kind": MOSQUES}).offered == ["Masjid", "Musholla / langgar"]


@pytest.mark.parametrize("kind", ["posko_damkar", "tpa", "lembaga_adat"])
def test_a_kind_that_was_said_is_not_asked_again(kind: str) -> None:
    walk = Walk(ORGANISATION, {"kind": kind})
    assert walk.draft.key == "name"
    assert walk.answers["kind"] == kind


@pytest.mark.parametrize("typed", ["mesjid", "MASJID", "masjid jami"])
def test_kinds_are_known_by_what_people_call_them(typed: str) -> None:
    assert Walk(ORGANISATION).says(typed).answers["kind"] == "masjid"


def test_only_a_masjid_has_a_number_in_simas() -> None:
    assert to_desa(Walk(ORGANISATION)).says("lewati").draft.key == "simas_id"
    posko = Walk(ORGANISATION).says("posko", "Posko Contoh", "muaradua", "bumi agung", "lewati")
    assert posko.draft.key == "position"


def test_one_that_is_known_is_joined_without_further_questions() -> None:
    walk = to_desa(Walk(ORGANISATION, found=NEAR))
    assert walk.draft.key == "same_as"
    assert walk.offered[-1] == "Bukan, ini lembaga lain"
    assert walk.picks(3).draft.key == "position"


def test_another_one_is_asked_everything() -> None:
    assert to_desa(Walk(ORGANISATION, found=NEAR)).picks(NEITHER).draft.key == "landmark"


def test_positions_fit_the_kind_and_may_be_typed() -> None:
    walk = to_desa(Walk(ORGANISATION)).says("lewati", "lewati")
    assert "Takmir" in walk.offered
    assert walk.says("juru kunci").answers["position"] == "juru kunci"


def test_desa_are_those_of_the_kecamatan() -> None:
    walk = Walk(ORGANISATION).says("masjid", "Masjid Contoh", "banding agung")
    wanted = {area.name for area in REGENCY.desa_of(walk.answers["kecamatan"])}
    assert set(walk.offered) == wanted


@pytest.mark.parametrize("typed", ["011604020100", "0116.0402.0100.012", "٠١١٦٠٤٠٢٠١٠٠"])
def test_numbers_of_simas(typed: str) -> None:
    walk = to_desa(Walk(ORGANISATION)).says("lewati", typed)
    assert walk.draft.key == "position"
    assert len(walk.answers["simas_id"]) in (12, 15)


@pytest.mark.parametrize("typed", ["abc", "1", "0116040201000", "½" * 12])
def test_what_is_no_number_of_simas(typed: str) -> None:
    walk = to_desa(Walk(ORGANISATION)).says("lewati", typed)
    assert walk.draft.key == "simas_id"
    assert "12 atau 15 angka" in walk.words


@pytest.mark.parametrize("typed", ["x", "12345", "a" * 201])
def test_a_landmark_is_a_few_words(typed: str) -> None:
    walk = to_desa(Walk(ORGANISATION)).says(typed)
    assert walk.draft.key == "landmark"
    assert "3 sampai 200 huruf" in walk.words


def test_a_finished_registration() -> None:
    walk = to_desa(Walk(ORGANISATION)).says("lewati", "lewati", "takmir", "0812 7890 1234", "kirim")
    assert walk.submitted is not None
    assert walk.submitted["phone"] == "+6281278901234"
    assert walk.submitted["landmark"] is None

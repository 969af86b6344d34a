"""Spaces that recognition lost come back, readings are weighed, and what looks glued is doubted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ktp.words import is_glued, is_glued_address, settle, spaced, spaced_address


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("DUSUNI", "DUSUN I"),
        ("DUSUNIII", "DUSUN III"),
        ("DSN.IV", "DSN. IV"),
        ("DUSUN L", "DUSUN I"),
        ("DUSUN1I", "DUSUN II"),
        ("BLOK7", "BLOK 7"),
        ("JL.RAYA RANAU NO.17", "JL. RAYA RANAU NO. 17"),
        ("JLMERDEKA NO5", "JL MERDEKA NO 5"),
        ("PASAR LAMANO. 5", "PASAR LAMA NO. 5"),
        ("KAMPUNGTANJUNG SARI", "KAMPUNG TANJUNG SARI"),
        ("KP, TANJUNG SARI NO,5", "KP. TANJUNG SARI NO. 5"),
        ("DUSUN II", "DUSUN II"),
        ("JL. MERDEKA LORONG SEHAT NO. 112 B", "JL. MERDEKA LORONG SEHAT NO. 112 B"),
        ("DUSUN INDAH", "DUSUN INDAH"),
        ("JL. SUTRISNO 5", "JL. SUTRISNO 5"),
        ("TALANG BARU", "TALANG BARU"),
        ("DS VILA MAS", "DS VILA MAS"),
    ],
)
def test_an_address_gets_its_spaces_back(read: str, meant: str) -> None:
    assert spaced_address(read) == meant


@given(st.text(alphabet="DUSNIVXL. JKMPANO0123456789/", max_size=40))
def test_what_has_its_spaces_stays_as_it_is(text: str) -> None:
    once = spaced_address(text)
    assert spaced_address(once) == once
    assert once.replace(" ", "").replace("|", "I").translate(str.maketrans("L1", "II")) == text.replace(
        " ", ""
    ).translate(str.maketrans("L1", "II"))


@pytest.mark.parametrize(
    "text", ["JLNUSANTARA", "DUSUNBARU", "TALANGPADANG RAYA", "SEHATNO5", "DUSUN IRT 001", "JL RAYA5B2"]
)
def test_a_glued_address_is_doubted(text: str) -> None:
    assert is_glued_address(text)


@pytest.mark.parametrize(
    "text", ["DUSUN I", "JL. RAYA RANAU NO. 17", "KP. TANJUNG SARI", "PASAR LAMA NO. 5 B", "JL. SUTRISNO 5"]
)
def test_an_address_as_it_should_be_is_not(text: str) -> None:
    assert not is_glued_address(text)


def test_a_name_of_one_endless_word_is_doubted() -> None:
    assert is_glued("MUHAMMADZULKIFLI")
    assert not is_glued("MUHAMMAD PRAWIRANEGARA")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("ABD.ROHIM", "ABD. ROHIM"),
        ("HJ, SITI", "HJ. SITI"),
        ("SITI,S.PD.I", "SITI, S.PD.I"),
        ("DRS. H. M. ALI", "DRS. H. M. ALI"),
    ],
)
def test_a_name_has_a_space_behind_a_comma_and_a_short_form(read: str, meant: str) -> None:
    assert spaced(read) == meant


def test_the_majority_says_the_letters_and_the_widest_its_spaces() -> None:
    settled = settle(["ROZALIILYAS", "ROZALI ILYAS", "ROZALI ILYAB"])
    assert settled is not None
    assert (settled.text, settled.sure) == ("ROZALI ILYAS", False)


def test_one_mind_is_sure_and_none_says_nothing() -> None:
    agreed = settle(["A", "", "A"])
    assert agreed is not None
    assert agreed.sure
    assert settle(["", ""]) is None

"""What people paste is read as they meant it, whatever the shape; and nothing breaks the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import RowOutcome
from regency import load_regency
from services.lists.candidates import Defaults, judge
from services.lists.pasted import MOST, looks_like_list, read_pasted
from tests.factories import DESA, KECAMATAN, NOW
from tests.services.pasted_corpus import CORPUS, A, B

REGENCY = load_regency()
DEFAULTS = Defaults(KECAMATAN, DESA, ("marbot", "guru_ngaji"))


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 60


@pytest.mark.parametrize("name", CORPUS)
def test_a_list_is_read_as_it_was_meant(name: str) -> None:
    text, expected = CORPUS[name]
    found = read_pasted(text, REGENCY)
    assert [dict(one.values) for one in found] == expected
    assert [one.place for one in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize("name", CORPUS)
def test_a_list_is_known_as_one(name: str) -> None:
    text, expected = CORPUS[name]
    whole = [one for one in expected if "nik" in one and "name" in one]
    assert looks_like_list(text, REGENCY) is bool(whole)


@pytest.mark.parametrize(
    "text",
    [
        "",
        A,
        f"NIK saya {A}, apakah sudah terdaftar?",
        "K7QM-3XPD",
        "OKS-26-000123-K",
        "Ahmad Fauzi",
        "17-8-1980",
        "Dusun II, RT 02",
        "0812 3456 7890",
        "Saya sudah kirim datanya kemarin, tolong dicek ya pak. Terima kasih 081234567890",
    ],
)
def test_what_people_write_otherwise_is_no_list(text: str) -> None:
    assert not looks_like_list(text, REGENCY)


def test_what_was_not_understood_is_said_and_stops_nothing() -> None:
    (one,) = read_pasted(f"Ahmad Contoh, {A}, tetangga pak lurah", REGENCY)
    judged = judge(one, DEFAULTS, REGENCY, NOW.date())
    assert judged.outcome is RowOutcome.GOOD
    assert [remark.text.args for remark in judged.remarks if remark.text.id == "pasted-unread"] == [
        {"words": "tetangga pak lurah"}
    ]


def test_more_people_than_a_list_may_hold_are_not_read() -> None:
    lines = "\n".join(f"{at}. Orang Rekaan {B}" for at in range(1, 400))
    assert len(read_pasted(lines, REGENCY)) == MOST


PIECES = st.sampled_from(
    [
        A,
        B,
        "081234567890",
        "Ahmad",
        "Nama:",
        "NIK",
        ":",
        "1.",
        "-",
        ",",
        "\t",
        "\n",
        "\n\n",
        "TTL",
        "17-8-80",
        "L",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)))
def test_no_text_breaks_the_reader_or_is_invented(text: str) -> None:
    for one in read_pasted(text, REGENCY):
        judge(one, DEFAULTS, REGENCY, NOW.date())
        assert one.values
        for value in one.values.values():
            assert str(value).strip()

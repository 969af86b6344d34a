"""A person's entry as a form: what is asked, what is known without asking, and cards that always fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.events import Photo
from conversations.member import MEMBER, MENDING
from locales import plain
from tests.conversations.people import MASJID, TODAY, Walk
from tests.factories import nik_for

TPA = MASJID | {"id": 8, "label": "TPA Contoh", "kind": "tpa"}
POSKO = MASJID | {"id": 9, "label": "Posko Contoh", "kind": "posko_damkar"}
NIK = nik_for(4_711)


def walk(*organisations: dict[str, Any], **over: Any) -> Walk:
    """Somebody who speaks for these, for one masjid unless said otherwise."""
    return Walk(MEMBER, {"organisations": list(organisations or (MASJID,))}, **over)


def filled(**over: str) -> Walk:
    """At the summary."""
    said = {
        "nik": NIK, "name": "Ahmad Contoh", "birth_place": "Muaradua", "mother_name": "Siti Rekaan",
        "address": "Dusun II",
    } | over  # fmt: skip
    made = walk().says("marbot", said.pop("nik"), said.pop("name"), "ya")
    return made.says(*said.values())


def adding(key: str, made: Walk | None = None) -> Walk:
    """At a question that is not asked on the way."""
    made = made or filled()
    made.draft = replace(made.draft, step=key, editing=True)
    return made


def test_one_organisation_is_not_asked_for_and_several_are() -> None:
    assert walk().draft.key == "category"
    assert walk(MASJID, TPA).offered == ["Masjid Contoh", "TPA Contoh"]


def test_one_category_is_not_asked_for() -> None:
    made = walk(POSKO)
    assert made.draft.key == "nik"
    assert made.answers["category"] == "relawan_damkar"


def test_categories_follow_the_organisation() -> None:
    assert walk().offered == ["Marbot", "Guru ngaji"]
    several = walk(MASJID, POSKO).picks(9)
    assert several.draft.key == "nik"


def test_what_the_nik_says_is_confirmed_and_then_not_asked() -> None:
    made = walk().says("marbot", NIK, "Ahmad Contoh")
    assert made.draft.place == "confirm"
    assert "17 Agustus 1980" in made.words
    assert "Ahmad Contoh" in made.words
    made.says("ya")
    assert made.draft.key == "birth_place"
    assert made.answers["birth_date"] == "1980-08-17"
    assert made.answers["sex"] == "L"


def test_a_woman_s_nik() -> None:
    made = walk().says("marbot", nik_for(4_711, sex="P"), "Siti", "ya")
    assert made.answers["sex"] == "P"


def test_people_live_where_they_serve_unless_said_otherwise() -> None:
    made = filled()
    assert (made.answers["kecamatan"], made.answers["desa"]) == (MASJID["kecamatan"], MASJID["desa"])


def test_another_kecamatan_leaves_no_desa_of_the_first() -> None:
    made = filled()
    made.draft = replace(made.draft, step="kecamatan", editing=True)
    made.says("banding agung")
    assert made.draft.key == "desa"
    assert made.answers.get("desa") is None


def test_a_photo_may_be_added() -> None:
    made = adding("ktp").does(Photo("p1", "u1"))
    assert made.answers["ktp"]["file_id"] == "p1"
    assert made.draft.step == "summary"


def test_what_sending_declares_stands_above_the_button() -> None:
    assert "sudah tahu dan setuju datanya didaftarkan" in filled().words


def test_the_way_is_not_counted_longer_than_it_is() -> None:
    made = walk().says("marbot")
    assert "Langkah 2/6" in made.words
    made.says(NIK)
    assert "Langkah 3/6" in made.words


def test_places_of_birth_are_offered_once_each() -> None:
    made = walk().says("marbot", NIK, "Ahmad", "ya")
    assert made.offered == ["Muaradua", "Gedung Lepihan"]
    made.says("Palembang")
    assert made.answers["birth_place"] == "Palembang"


def test_a_draft_of_the_form_with_all_questions_goes_on() -> None:
    old = filled().draft
    before = {**old.answers, "phone": None, "serving_since": "2015-01-01", "ktp": None, "consent": "yes"}
    made = filled()
    made.draft = replace(old, version=1, step="consent", answers=before)
    made.says("ya")
    assert made.draft.step == "summary"
    assert made.answers["serving_since"] == "2015-01-01"
    assert "consent" not in made.answers


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2015", "2015-01-01"),
        ("Juni 2015", "2015-06-01"),
        ("10 tahun", "2016-01-01"),
        ("1/2/2015", "2015-02-01"),
    ],
)
def test_serving_since(typed: str, day: str) -> None:
    since = date.fromisoformat(adding("serving_since").says(typed).answers["serving_since"])
    assert since.year == date.fromisoformat(day).year
    assert since <= TODAY


def test_nobody_serves_from_before_their_birth() -> None:
    made = adding("serving_since").says("1970")
    assert made.draft.key == "serving_since"
    assert "lebih awal daripada tanggal lahirnya" in made.words


def test_the_nik_is_never_on_a_card() -> None:
    made = walk().says("marbot", NIK)
    assert NIK not in made.words
    made.says("Ahmad Contoh")
    assert NIK not in filled().words
    assert NIK[:15] not in walk().says("marbot", NIK[:15]).words


def test_a_finished_entry() -> None:
    made = filled().says("kirim")
    assert made.submitted is not None
    assert set(made.submitted) == {one.key for one in MEMBER}
    assert made.submitted["phone"] is None


def test_mending_asks_the_same_questions() -> None:
    assert [one.key for one in MENDING] == [one.key for one in MEMBER]
    assert MENDING.name != MEMBER.name
    assert MENDING["nik"].confirm is not None
    assert MENDING["name"].confirm is None


ODD = st.one_of(
    st.text(max_size=4_096),
    st.text(alphabet="<>&\"'{}$\u202e\u200b🕌é", max_size=300),
    st.sampled_from(["ya", "lewati", "kembali", "kirim", "-", NIK, "x" * 4_096, "&" * 4_096, "<b>" * 1_300]),
)


@settings(max_examples=60, deadline=None)
@given(
    said=st.lists(ODD, max_size=8),
    at=st.sampled_from([one.key for one in MEMBER]),
    language=st.sampled_from(["id", "en"]),
)
def test_no_card_is_ever_too_long(said: list[str], at: str, language: str) -> None:
    made = filled()
    made.env = replace(made.env, language=language)
    made.language = language
    made.draft = replace(made.draft, step=at, editing=True)
    for typed in said:
        made.says(typed)
        assert 0 < len(plain(made.words)) <= 4_096
        assert len(made.words) <= 12_000


def test_the_longest_answers_make_a_card_that_fits() -> None:
    made = filled(name="A" * 100, birth_place="B" * 100, mother_name="C" * 100, address=("D<&>" * 50)[:200])
    assert made.draft.step == "summary"
    assert len(plain(made.words)) <= 4_096
    assert "&lt;&amp;&gt;" in made.words

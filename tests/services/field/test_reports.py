from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import VisitResult
from services.field.reports import Said, read_report
from services.field.words import Part

R = VisitResult
RIGHT = Said(R.PRESENT, True)
MET, GONE, DEAD, AWAY = Said(R.PRESENT), Said(R.NOT_FOUND), Said(R.DECEASED), Said(R.MOVED)

TEXTS: list[tuple[str, dict[int, Said]]] = [
    ("1 hadir, 2 tidak ada, 3 meninggal", {1: MET, 2: GONE, 3: DEAD}),
    ("1 hadir 2 tidak ada 3 meninggal", {1: MET, 2: GONE, 3: DEAD}),
    ("1. benar\n2) pindah\n3: wafat\n4=ok", {1: RIGHT, 2: AWAY, 3: DEAD, 4: RIGHT}),
    ("1-3 benar", {1: RIGHT, 2: RIGHT, 3: RIGHT}),
    ("1, 2 dan 5 hadir benar", {1: RIGHT, 2: RIGHT, 5: RIGHT}),
    ("1 2 3 benar 4 tdk ada", {1: RIGHT, 2: RIGHT, 3: RIGHT, 4: GONE}),
    ("1h 2ta 3md", {1: MET, 2: GONE, 3: DEAD}),
    ("1 HADIR BENAR. 2 Tidak Aktif", {1: RIGHT, 2: Said(R.NOT_ACTIVE)}),
    ("1 belum hadir, 2 menolak", {1: GONE, 2: Said(R.REFUSED)}),
    ("1 meningal, 2 pndah, 3 hadirr", {1: DEAD, 2: AWAY, 3: MET}),
    ("3 meninggal 12 maret 2026, 4 hadir", {3: Said(R.DECEASED, note="12 maret 2026"), 4: MET}),
    ("2 pindah ke OKU Timur", {2: Said(R.MOVED, note="ke OKU Timur")}),
    ("1 alamat beda", {1: Said(R.PRESENT, False, (Part.ADDRESS,))}),
    ("1 hadir nama dan alamat salah", {1: Said(R.PRESENT, False, (Part.NAME, Part.ADDRESS))}),
    ("1 hadir tidak benar", {1: Said(R.PRESENT, False)}),
    (
        "4 alamat dusun 3, 5 hadir",
        {4: Said(R.PRESENT, False, (Part.ADDRESS,), "dusun 3"), 5: MET},
    ),
    ("1 present, 2 not found, 3 moved", {1: MET, 2: GONE, 3: AWAY}),
    ("١ benar", {1: RIGHT}),
    ("1 benar, 1 pindah", {1: AWAY}),
]


@pytest.mark.parametrize(("text", "said"), TEXTS, ids=[text for text, _ in TEXTS])
def test_results_as_people_write_them(text: str, said: dict[int, Said]) -> None:
    found = read_report(text)
    assert dict(found.said) == said
    assert (found.rest, found.unread, found.sends) == (None, (), False)


def test_a_whole_visit_in_one_text() -> None:
    found = read_report("K12\n1 benar\n2 tidak ada\nsisanya hadir benar\ncatatan: jalan rusak\nkirim")
    assert found.visit == 12
    assert (dict(found.said), found.rest, found.note, found.sends) == (
        {1: RIGHT, 2: GONE}, RIGHT, "jalan rusak", True,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["k12 kirim", "K-12 selesai", "kunjungan 12 kirim", "K 12: kirim!"])
def test_the_number_of_a_visit(text: str) -> None:
    found = read_report(text)
    assert (found.visit, found.sends, found.has_results) == (12, True, False)


@pytest.mark.parametrize(
    "text", ["ahmad", "26 123 k", "OKS-26-000123-K", "1609011708800001", "masjid al ikhlas", "kirim uang"]
)
def test_a_search_is_no_report(text: str) -> None:
    found = read_report(text)
    assert (found.visit, found.has_results, found.sends) == (None, False, False)


@pytest.mark.parametrize(
    ("text", "unread"), [("3 sakit, 4 hadir", 3), ("1 benar\n2 sakit", 2), ("1 tidak", 1)]
)
def test_what_begins_like_a_result_and_is_none_is_named(text: str, unread: int) -> None:
    found = read_report(text)
    assert [place for place, _ in found.unread] == [unread]
    assert unread not in found.said


def test_everybody_but_one() -> None:
    found = read_report("semua benar kecuali 3 pindah")
    assert (dict(found.said), found.rest) == ({3: AWAY}, RIGHT)


@given(st.text(max_size=200))
def test_nothing_breaks_it(text: str) -> None:
    found = read_report(text)
    assert all(0 <= place <= 999 for place in found.said)
    assert len(found.note or "") <= 300


WORDS = {"benar": RIGHT, "hadir": MET, "tidak ada": GONE, "meninggal": DEAD, "pindah": AWAY}


@given(
    st.dictionaries(st.integers(1, 12), st.sampled_from(sorted(WORDS)), min_size=1),
    st.sampled_from([", ", "\n", " ", "; "]),
)
def test_any_list_of_results_is_read_as_meant(said: dict[int, str], between: str) -> None:
    text = between.join(f"{place} {word}" for place, word in said.items())
    assert dict(read_report(text).said) == {place: WORDS[word] for place, word in said.items()}

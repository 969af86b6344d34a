"""Periods of cover merge by a rule that holds for whatever files say, in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from services.bpjs.periods import Cover, Effect, merge, overlap, same_card, share_programme

FIRST = date(2026, 1, 1)
AS_OF = date(2026, 11, 1)
BOTH = ("JKK", "JKM")


def cover(starts: date, ends: date, *, as_of: date = AS_OF, **over: object) -> Cover:
    """A period with three months of grace."""
    facts = Cover(starts, ends, ends + timedelta(days=90), as_of, BOTH, "12345678901")
    return replace(facts, **over)  # type: ignore[arg-type]


def made(starts: int, days: int, age: int, programmes: tuple[str, ...], kpj: str | None) -> Cover:
    """A period some days from the first of the year, said so many days before the newest file."""
    begins = FIRST + timedelta(days=starts)
    as_of = AS_OF - timedelta(days=age)
    return cover(begins, begins + timedelta(days=days), as_of=as_of, programmes=programmes, kpj=kpj)


def covers(age: st.SearchStrategy[int]) -> st.SearchStrategy[Cover]:
    programmes = st.sampled_from([(), BOTH, ("JKK",), ("JKM",)])
    kpj = st.sampled_from([None, "12345678901", "99999999999"])
    return st.builds(made, st.integers(-60, 60), st.integers(0, 90), age, programmes, kpj)


stated_in_one_file = st.lists(covers(st.just(0)), max_size=3)


def clear(statements: list[Cover]) -> list[Cover]:
    """What a file says after rows that repeat another were left out: nothing of it contradicts itself."""
    kept: list[Cover] = []
    for one in statements:
        if not any(
            overlap(one, other)
            and same_card(one.kpj, other.kpj)
            and share_programme(one.programmes, other.programmes)
            for other in kept
        ):
            kept.append(one)
    return kept


def stored_by(files: list[list[Cover]]) -> list[Cover]:
    """The periods after some files, each a day newer than the one before."""
    stored: list[Cover] = []
    for day, statements in enumerate(files):
        as_of = AS_OF - timedelta(days=200 - day)
        merged = merge(stored, [replace(one, as_of=as_of) for one in clear(statements)])
        stored = [replace(one, id=number) for number, one in enumerate(merged.covers, 1)]
    return stored


histories = st.lists(stated_in_one_file, max_size=4)


def days(one: Cover) -> set[date]:
    return {one.starts_on + timedelta(days=day) for day in range((one.ends_on - one.starts_on).days + 1)}


@given(histories, stated_in_one_file)
def test_the_same_file_again_changes_nothing(files: list[list[Cover]], file: list[Cover]) -> None:
    statements = clear(file)
    once = merge(stored_by(files), statements).covers
    again = merge(once, statements)
    assert again.covers == once
    assert {effect for effect, _ in again.effects} <= {Effect.UNCHANGED}


@given(histories, stated_in_one_file)
def test_what_the_newest_file_says_holds(files: list[list[Cover]], file: list[Cover]) -> None:
    statements = clear(file)
    merged = merge(stored_by(files), statements)
    for one in statements:
        stands = [
            found
            for found in merged.covers
            if (found.starts_on, found.ends_on, found.grace_until, found.as_of)
            == (one.starts_on, one.ends_on, one.grace_until, one.as_of)
        ]
        assert stands
        assert set(one.programmes) <= {name for found in stands for name in found.programmes}
        # Nothing of the same card and programmes says AKTIF for longer than BPJS does now.
        for other in merged.covers:
            if (
                other.as_of < one.as_of
                and one.kpj is not None
                and other.kpj == one.kpj
                and share_programme(one.programmes, other.programmes)
                and overlap(one, other)
            ):
                assert other.ends_on < one.ends_on
                assert other.starts_on < one.starts_on


@given(histories, stated_in_one_file)
def test_what_the_file_does_not_speak_of_stays(files: list[list[Cover]], file: list[Cover]) -> None:
    stored, statements = stored_by(files), clear(file)
    after = merge(stored, statements).covers
    for one in stored:
        if not any(overlap(one, other) for other in statements):
            assert one in after


@given(histories, st.lists(covers(st.integers(0, 300)), max_size=3))
def test_no_row_holds_two_periods_and_every_statement_has_an_effect(
    files: list[list[Cover]], file: list[Cover]
) -> None:
    merged = merge(stored_by(files), file)
    ids = [one.id for one in merged.covers if one.id is not None]
    assert len(ids) == len(set(ids))
    assert len(merged.effects) == len(file)
    for effect, before in merged.effects:
        assert (before is None) is (effect is Effect.NEW)


@given(histories)
def test_one_card_has_no_period_within_another(files: list[list[Cover]]) -> None:
    known = [[replace(one, kpj="12345678901", programmes=BOTH) for one in file] for file in files]
    for one, other in combinations(stored_by(known), 2):
        assert not days(one) <= days(other)
        assert not days(other) <= days(one)


@given(histories, stated_in_one_file)
def test_an_older_file_takes_nothing_from_a_newer_one(files: list[list[Cover]], file: list[Cover]) -> None:
    stored = stored_by(files)
    merged = merge(stored, [replace(one, as_of=AS_OF - timedelta(days=400)) for one in clear(file)])
    for one in stored:
        assert one in merged.covers


def test_a_longer_end_extends_and_a_shorter_one_is_taken_too() -> None:
    stored = replace(cover(FIRST, date(2026, 6, 30), as_of=FIRST), id=7)
    longer = merge([stored], [cover(FIRST, date(2026, 12, 31))])
    assert [(one.id, one.ends_on) for one in longer.covers] == [(7, date(2026, 12, 31))]
    assert longer.effects == ((Effect.EXTENDED, stored),)
    shorter = merge([stored], [cover(FIRST, date(2026, 3, 31))])
    assert (shorter.effects[0][0], shorter.covers[0].ends_on) == (Effect.CHANGED, date(2026, 3, 31))


def test_a_backdated_beginning_takes_the_place_of_the_period_within_it() -> None:
    stored = replace(cover(date(2026, 3, 1), date(2026, 12, 31), as_of=FIRST), id=7)
    merged = merge([stored], [cover(date(2026, 1, 1), date(2026, 12, 31))])
    assert [(one.id, one.starts_on) for one in merged.covers] == [(7, date(2026, 1, 1))]


def test_a_renewal_stands_beside_the_old_period() -> None:
    stored = replace(cover(FIRST, date(2026, 12, 31), as_of=FIRST), id=7)
    merged = merge([stored], [cover(date(2026, 12, 1), date(2027, 11, 30))])
    assert [one.id for one in merged.covers] == [7, None]
    assert merged.effects == ((Effect.NEW, None),)


def test_programmes_with_other_dates_part() -> None:
    stored = replace(cover(FIRST, date(2026, 6, 30), as_of=FIRST), id=7)
    only_jkk = cover(FIRST, date(2026, 12, 31), programmes=("JKK",))
    merged = merge([stored], [only_jkk])
    assert [(one.programmes, one.ends_on, one.id) for one in merged.covers] == [
        (("JKM",), date(2026, 6, 30), None),
        (("JKK",), date(2026, 12, 31), 7),
    ]


def test_rows_that_name_one_programme_each_are_one_period() -> None:
    rows = [cover(FIRST, date(2026, 12, 31), programmes=(name,)) for name in BOTH]
    merged = merge([], rows)
    assert [one.programmes for one in merged.covers] == [BOTH]
    assert [effect for effect, _ in merged.effects] == [Effect.NEW, Effect.NEW]


def test_two_cards_of_one_person_are_two_periods_and_a_corrected_number_is_one() -> None:
    first, second = cover(FIRST, date(2026, 12, 31)), cover(FIRST, date(2026, 12, 31), kpj="99999999999")
    stored = [replace(one, id=number) for number, one in enumerate(merge([], [first, second]).covers, 1)]
    assert len(stored) == 2
    assert {effect for effect, _ in merge(stored, [first, second]).effects} == {Effect.UNCHANGED}
    corrected = merge([replace(first, id=1)], [second])
    assert [(one.id, one.kpj) for one in corrected.covers] == [(1, "99999999999")]


def test_an_older_file_fills_in_a_past_that_nothing_newer_speaks_of() -> None:
    stored = replace(cover(date(2026, 7, 1), date(2026, 12, 31)), id=7)
    old = date(2026, 3, 1)
    past = cover(FIRST, date(2026, 2, 28), as_of=old)
    assert merge([stored], [past]).effects == ((Effect.NEW, None),)
    future = cover(FIRST + timedelta(days=500), FIRST + timedelta(days=600), as_of=old)
    assert merge([stored], [future]).effects[0][0] is Effect.OLDER
    assert merge([stored], [cover(FIRST, date(2026, 8, 1), as_of=old)]).effects[0][0] is Effect.OLDER


def test_what_a_file_leaves_out_is_no_difference() -> None:
    stored = replace(cover(FIRST, date(2026, 12, 31), as_of=FIRST), id=7)
    merged = merge([stored], [cover(FIRST, date(2026, 12, 31), programmes=(), kpj=None)])
    assert merged.effects[0][0] is Effect.UNCHANGED
    assert (merged.covers[0].programmes, merged.covers[0].kpj) == (BOTH, "12345678901")
    assert "1234" not in repr(merged)

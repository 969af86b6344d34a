"""Periods of cover that are stored, and what a newer file of BPJS makes of them: pure functions.

A period holds for one membership (KPJ) and some programmes. JKK and JKM with other dates are two periods, and
so are two cards of one person. BPJS is right about cover, so what it said last replaces what it said before
of the same days; what a file does not speak of stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, repr=False)
class Cover:
    """One period, all three dates inclusive. `as_of` is the day of the file that said it last.

    No `programmes` means that the file does not name them. `id` is the row it is stored in, None for a new
    one.
    """

    starts_on: date
    ends_on: date
    grace_until: date
    as_of: date
    programmes: tuple[str, ...] = ()
    kpj: str | None = None
    roster_id: int | None = None
    id: int | None = None

    def __repr__(self) -> str:
        # A KPJ has no place in a log.
        return f"Cover({self.starts_on}…{self.ends_on}, {self.programmes}, as of {self.as_of})"

    @property
    def said(self) -> tuple[object, ...]:
        """What it says, apart from where it comes from."""
        return (self.starts_on, self.ends_on, self.grace_until, self.programmes, self.kpj)


class Effect(StrEnum):
    """What a statement does to the periods."""

    NEW = "new"
    EXTENDED = "extended"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OLDER = "older"


@dataclass(frozen=True)
class Merged:
    """The periods as they are to be, and for each statement its effect and the period it spoke of."""

    covers: tuple[Cover, ...]
    effects: tuple[tuple[Effect, Cover | None], ...]


def merge(stored: Sequence[Cover], stated: Sequence[Cover]) -> Merged:
    """What one person's periods become when a file states these; the same file again changes nothing.

    A statement takes the place of a stored period of the same membership and programmes that begins on the
    same day, lies within it, or would outlast it. A renewal that begins before the old period is over
    stands beside it. A file older than what is stored only fills in a past that nothing newer speaks of.
    """
    left, placed = list(stored), list[Cover]()
    effects: dict[int, tuple[Effect, Cover | None]] = {}
    kpjs = {statement.kpj for statement in stated}
    newest = max((cover.as_of for cover in stored), default=date.min)
    for statement, places in _joined(stated):
        if _is_older(statement, stored, newest):
            effect: tuple[Effect, Cover | None] = (Effect.OLDER, _longest(stored))
        else:
            gone = [cover for cover in left if _replaces(statement, cover, kpjs)]
            before = _spoken_of(statement, gone)
            now = _placed(statement, gone, before)
            left = [cover for cover in left if cover not in gone]
            left += [rest for cover in gone if (rest := _rest(cover, now)) is not None]
            placed.append(now)
            effect = (_effect(now, before, gone), before)
        effects |= dict.fromkeys(places, effect)
    covers = sorted((*left, *placed), key=lambda cover: (cover.starts_on, cover.ends_on, cover.programmes))
    return Merged(tuple(_with_own_rows(covers)), tuple(effects[place] for place in range(len(stated))))


def overlap(one: Cover, other: Cover) -> bool:
    """Whether two periods share a day."""
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def share_programme(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the two may speak of one programme; who names none may speak of any."""
    return not one or not other or not set(one).isdisjoint(other)


def same_card(one: str | None, other: str | None) -> bool:
    """Whether two KPJ may be one; a missing one may be any."""
    return one is None or other is None or one == other


def _joined(stated: Sequence[Cover]) -> list[tuple[Cover, list[int]]]:
    """Rows that name one programme each, with the same dates, are one statement; each with its places."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(stated):
        key = (one.starts_on, one.ends_on, one.grace_until, one.kpj, one.as_of, not one.programmes)
        found[key].append(place)
    joined = []
    for places in found.values():
        programmes = {name for place in places for name in stated[place].programmes}
        joined.append((replace(stated[places[0]], programmes=tuple(sorted(programmes)), id=None), places))
    return sorted(joined, key=lambda one: (one[0].starts_on, one[0].ends_on))


def _is_older(statement: Cover, stored: Iterable[Cover], newest: date) -> bool:
    if statement.as_of >= newest:
        return False
    touched = any(
        cover.as_of > statement.as_of
        and overlap(statement, cover)
        and share_programme(statement.programmes, cover.programmes)
        for cover in stored
    )
    # What had not passed on the day of the newer file, that one would have said as well.
    return touched or statement.ends_on >= newest


def _replaces(statement: Cover, cover: Cover, kpjs: Collection[str | None]) -> bool:
    if not share_programme(statement.programmes, cover.programmes) or not overlap(statement, cover):
        return False
    if not same_card(statement.kpj, cover.kpj):
        # Another card. Only when the file no longer speaks of the old one, and nothing else is new, is it a
        # corrected number.
        return cover.starts_on == statement.starts_on and cover.kpj not in kpjs
    is_renewed = cover.starts_on < statement.starts_on and cover.ends_on < statement.ends_on
    return not is_renewed


def _spoken_of(statement: Cover, gone: Iterable[Cover]) -> Cover | None:
    """Of the periods replaced, the one that the statement is compared with."""
    return min(
        gone,
        key=lambda cover: (
            cover.starts_on != statement.starts_on,
            cover.kpj != statement.kpj,
            -cover.ends_on.toordinal(),
        ),
        default=None,
    )


def _placed(statement: Cover, gone: Sequence[Cover], before: Cover | None) -> Cover:
    """What a file leaves out (programmes, KPJ) is no difference: it stays as it was."""
    known = sorted({name for cover in gone for name in cover.programmes})
    kpj = statement.kpj or next((cover.kpj for cover in gone if cover.kpj), None)
    programmes = statement.programmes or tuple(known)
    return replace(statement, programmes=programmes, kpj=kpj, id=before.id if before else None)


def _rest(cover: Cover, now: Cover) -> Cover | None:
    """The programmes of a replaced period that the statement does not speak of."""
    rest = tuple(name for name in cover.programmes if name not in now.programmes)
    return replace(cover, programmes=rest, id=None if cover.id == now.id else cover.id) if rest else None


def _effect(now: Cover, before: Cover | None, gone: Sequence[Cover]) -> Effect:
    if before is None:
        return Effect.NEW
    is_part = bool(set(now.programmes)) and set(now.programmes) <= set(before.programmes)
    compared = replace(before, programmes=now.programmes) if is_part else before
    if now.said == compared.said and len(gone) == 1:
        return Effect.UNCHANGED
    return Effect.EXTENDED if now.ends_on > before.ends_on else Effect.CHANGED


def _longest(covers: Iterable[Cover]) -> Cover | None:
    return max(covers, key=lambda cover: (cover.as_of, cover.ends_on), default=None)


def _with_own_rows(covers: Iterable[Cover]) -> list[Cover]:
    """No two periods are stored in one row."""
    seen: set[int] = set()
    found = []
    for cover in covers:
        is_taken = cover.id is not None and cover.id in seen
        found.append(replace(cover, id=None) if is_taken else cover)
        if cover.id is not None:
            seen.add(cover.id)
    return found

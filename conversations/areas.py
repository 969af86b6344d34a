"""Asking where something is: the kecamatan first, because one desa name stands in up to three of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from conversations.fields import Answers, Env, Option
from regency import Regency

REMEMBERED = 4
"""Places of one person that stand on top; more would hide the alphabet behind them."""


def regency_of(env: Env) -> Regency:
    """The facts of the regency, given to every dialogue."""
    regency: Regency = env.facts["regency"]
    return regency


def kecamatan_options(_answers: Answers, env: Env) -> Sequence[Option]:
    """All kecamatan, those named last by this person on top."""
    recent = tuple(code.rpartition(".")[0] for code in recent_areas(env))
    return _options(regency_of(env), "", recent)


def desa_options(answers: Answers, env: Env) -> Sequence[Option]:
    """The desa and kelurahan of the kecamatan answered before, those named last by this person on top."""
    kecamatan = answers.get("kecamatan")
    if not kecamatan or not regency_of(env).has_area(kecamatan):
        return ()
    return _options(regency_of(env), kecamatan, recent_areas(env))


def recent_areas(env: Env) -> tuple[str, ...]:
    """Codes of the desa that this person named last, the newest first; none without that fact."""
    return tuple(env.facts.get("recent") or ())


def remembered(code: str, recent: Sequence[str] | None) -> list[str]:
    """The codes named last with one more: the newest first, each once."""
    return [code, *(one for one in recent or () if one != code)][:REMEMBERED]


# A card is looked at several times an answer, and these never change. What is looked up by is short: options
# themselves would be hashed one by one, each time.
@lru_cache(maxsize=1024)
def _options(regency: Regency, kecamatan: str, recent: tuple[str, ...]) -> tuple[Option, ...]:
    """The desa of a kecamatan, or all kecamatan, the recent ones on top."""
    areas = regency.desa_of(kecamatan) if kecamatan else regency.kecamatan
    places = {code: place for place, code in reversed(list(enumerate(recent)))}
    lifted = sorted(areas, key=lambda area: places.get(area.code, len(recent)))
    return tuple(Option(area.code, area.name, area.aliases) for area in lifted)

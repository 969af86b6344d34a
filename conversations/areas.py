"""Asking where something is: the kecamatan first, because one desa name stands in up to three of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from conversations.fields import Answers, Env, Option
from regency import Regency


def regency_of(env: Env) -> Regency:
    """The facts of the regency, given to every dialogue."""
    regency: Regency = env.facts["regency"]
    return regency


def kecamatan_options(_answers: Answers, env: Env) -> Sequence[Option]:
    """All kecamatan."""
    return _kecamatan(regency_of(env))


def desa_options(answers: Answers, env: Env) -> Sequence[Option]:
    """The desa and kelurahan of the kecamatan answered before."""
    kecamatan = answers.get("kecamatan")
    if not kecamatan or not regency_of(env).has_area(kecamatan):
        return ()
    return _desa(regency_of(env), kecamatan)


# A card is looked at several times an answer, and these never change.
@lru_cache(maxsize=8)
def _kecamatan(regency: Regency) -> tuple[Option, ...]:
    return tuple(Option(area.code, area.name, area.aliases) for area in regency.kecamatan)


@lru_cache(maxsize=512)
def _desa(regency: Regency, kecamatan: str) -> tuple[Option, ...]:
    return tuple(Option(area.code, area.name, area.aliases) for area in regency.desa_of(kecamatan))

"""Asking where something is: the kecamatan first, because one desa name stands in up to three of them."""

from __future__ import annotations

from conversations.fields import Answers, Env, Option
from regency import Regency


def regency_of(env: Env) -> Regency:
    """The facts of the regency, given to every dialogue."""
    regency: Regency = env.facts["regency"]
    return regency


def kecamatan_options(_answers: Answers, env: Env) -> list[Option]:
    """All kecamatan."""
    return [Option(area.code, area.name, area.aliases) for area in regency_of(env).kecamatan]


def desa_options(answers: Answers, env: Env) -> list[Option]:
    """The desa and kelurahan of the kecamatan answered before."""
    kecamatan = answers.get("kecamatan")
    if not kecamatan or not regency_of(env).has_area(kecamatan):
        return []
    return [Option(area.code, area.name, area.aliases) for area in regency_of(env).desa_of(kecamatan)]

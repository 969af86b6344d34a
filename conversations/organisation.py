"""Registering a masjid, musholla, posko, TPA or lembaga adat, or joining one that is known already."""

from __future__ import annotations

import re
from typing import Any

from conversations.areas import desa_options, kecamatan_options, regency_of
from conversations.fields import Answers, Env, Field, Form, Option, Reader
from locales import Text
from services.clean import ascii_digits, without_pictures
from services.errors import Invalid
from services.names import read_organisation_name
from services.phones import read_phone, show_phone

MOSQUES = "mosques"
"""Who says "pengurus masjid/musholla" has named two kinds; env.facts["kind"] then asks which of them."""

NEITHER = 0
"""The answer "no, it is another one" to the offer of organisations that seem the same."""


def kinds(_answers: Answers, env: Env) -> list[Option]:
    """The kinds of organisation that may name workers, or those of them that the person has named."""
    offered = regency_of(env).organisation_kinds
    if env.facts.get("kind") == MOSQUES:
        offered = tuple(kind for kind in offered if kind.key in ("masjid", "musholla"))
    return [Option(kind.key, Text(kind.label_id), kind.words) for kind in offered]


def chosen_kind(_answers: Answers, env: Env) -> Any:
    """What the person said they are, so that it need not be asked."""
    return env.facts.get("kind")


def near(answers: Answers, _env: Env) -> bool:
    """There are organisations in this desa that seem to be the same."""
    return bool(answers.get("near"))


def near_options(answers: Answers, _env: Env) -> list[Option]:
    """Those organisations, and "another one"."""
    found = [Option(one["id"], one["label"]) for one in answers.get("near") or ()]
    return [*found, Option(NEITHER, Text("organisation-same-no"))]


def is_new(answers: Answers, _env: Env) -> bool:
    """It is not one that is known already."""
    return not answers.get("same_as")


def has_simas_id(answers: Answers, env: Env) -> bool:
    """A new organisation of a kind that SIMAS numbers: a masjid."""
    return is_new(answers, env) and regency_of(env).organisation_kind(answers["kind"]).has_simas_id


def positions(answers: Answers, env: Env) -> list[Option]:
    """What people of this kind of organisation call themselves; anything else may be typed."""
    kind = regency_of(env).organisation_kind(answers["kind"])
    return [Option(word, word[:1].upper() + word[1:]) for word in kind.coordinators]


def read_words(least: int, most: int) -> Reader:
    """Reads a few words of any kind, such as "sebelah SDN 3"."""

    def read(typed: str, _answers: Answers, _env: Env) -> str:
        words = without_pictures(typed)
        if not least <= len(words) <= most or not any(letter.isalpha() for letter in words):
            raise Invalid(Text("organisation-words-length", count=len(words), least=least, most=most))
        return words

    return read


def read_simas_id(typed: str, _answers: Answers, _env: Env) -> str:
    """12 digits (old) or 15 (new); dots and spaces as people copy them."""
    digits = re.sub(r"[\s.\-]", "", ascii_digits(typed))
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (12, 15):
        raise Invalid(Text("organisation-simas-wrong", count=len(digits)))
    return digits


ORGANISATION = Form(
    name="org",
    version=1,
    title="organisation-title",
    fields=(
        Field("kind", ask="organisation-kind", options=kinds, known=chosen_kind),
        Field(
            "name",
            ask="organisation-name",
            example="organisation-name-example",
            help="organisation-name-help",
            read=lambda typed, _answers, _env: read_organisation_name(typed),
        ),
        Field("kecamatan", ask="organisation-kecamatan", options=kecamatan_options, columns=2),
        Field(
            "desa",
            ask="organisation-desa",
            help="organisation-desa-help",
            options=desa_options,
            columns=2,
            check="near_same",
            depends=("kind", "name", "kecamatan"),
        ),
        Field("same_as", ask="organisation-same", options=near_options, when=near),
        Field(
            "landmark",
            ask="organisation-landmark",
            example="organisation-landmark-example",
            read=read_words(3, 200),
            optional=True,
            when=is_new,
        ),
        Field(
            "simas_id",
            ask="organisation-simas",
            example="organisation-simas-example",
            help="organisation-simas-help",
            read=read_simas_id,
            optional=True,
            when=has_simas_id,
        ),
        Field(
            "position",
            ask="organisation-position",
            options=positions,
            read=read_words(2, 100),
            columns=2,
        ),
        Field(
            "phone",
            ask="organisation-phone",
            example="organisation-phone-example",
            help="organisation-phone-help",
            read=lambda typed, _answers, _env: read_phone(typed),
            share_contact=True,
            show=lambda value, _env: show_phone(value),
            sensitive=True,
        ),
    ),
)

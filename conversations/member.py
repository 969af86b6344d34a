"""Submitting one person, or mending an entry that came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from conversations.areas import desa_options, kecamatan_options, regency_of
from conversations.fields import Answers, Condition, Env, Field, Form, Option
from locales import Text
from services.dates import read_birth_date, read_year_or_date
from services.eligibility import LATER
from services.errors import Invalid
from services.masks import mask_nik
from services.names import read_address, read_name, read_place
from services.nik import Sex, read_nik
from services.phones import read_phone, show_phone


def organisations(_answers: Answers, env: Env) -> list[Option]:
    """The person's own organisations: {"id", "label", "kind", "kecamatan", "desa"} each."""
    return [Option(one["id"], one["label"]) for one in env.facts["organisations"]]


def only_organisation(_answers: Answers, env: Env) -> Any:
    """Most people speak for one: then nothing is asked."""
    own = env.facts["organisations"]
    return own[0]["id"] if len(own) == 1 else None


def organisation_of(answers: Answers, env: Env) -> dict[str, Any]:
    """The organisation chosen; empty when it is none of the person's."""
    own = env.facts["organisations"]
    return next((one for one in own if one["id"] == answers.get("organisation")), {})


def categories(answers: Answers, env: Env) -> list[Option]:
    """The categories that an organisation of this kind may name."""
    kind = organisation_of(answers, env).get("kind", "")
    return [Option(one.key, Text(one.label_id), one.words) for one in regency_of(env).categories_of(kind)]


def only_category(answers: Answers, env: Env) -> Any:
    """A posko names volunteers and nobody else."""
    offered = categories(answers, env)
    return offered[0].value if len(offered) == 1 else None


def confirm_nik(digits: str, _answers: Answers, env: Env) -> Text:
    """What the NIK says of its owner, to be compared with the KTP."""
    nik = read_nik(digits, env.today)
    local = digits.startswith(regency_of(env).nik_prefix)
    return Text(
        "member-nik-confirm",
        nik=mask_nik(digits),
        born=nik.birth_date,
        sex=Text("sex-male" if nik.sex is Sex.MALE else "sex-female"),
        elsewhere="no" if local else "yes",
    )


def birth_date_of_nik(answers: Answers, env: Env) -> Any:
    """The birth date need not be asked: the NIK holds it. The KTP wins, so it can be changed."""
    nik = answers.get("nik")
    return read_nik(nik, env.today).birth_date.isoformat() if nik else None


def sex_of_nik(answers: Answers, env: Env) -> Any:
    """The sex need not be asked either."""
    nik = answers.get("nik")
    return read_nik(nik, env.today).sex.value if nik else None


def sexes(_answers: Answers, _env: Env) -> list[Option]:
    """As on the KTP."""
    return [Option(Sex.MALE.value, Text("sex-male")), Option(Sex.FEMALE.value, Text("sex-female"))]


def home_kecamatan(answers: Answers, env: Env) -> Any:
    """People mostly live where they serve."""
    return organisation_of(answers, env).get("kecamatan")


def home_desa(answers: Answers, env: Env) -> Any:
    """The organisation's desa, unless another kecamatan was given."""
    own = organisation_of(answers, env)
    return own.get("desa") if answers.get("kecamatan") == own.get("kecamatan") else None


def consents(_answers: Answers, _env: Env) -> list[Option]:
    """There is one answer with which it can go on."""
    return [Option("yes", Text("member-consent-yes"), ("ya", "setuju"))]


def show_area(code: Any, env: Env) -> Text | str:
    """The name of an area."""
    return regency_of(env).area(code).name


def show_day(value: Any, _env: Env) -> Text | str:
    """A stored day in words."""
    return Text("form-day", day=date.fromisoformat(value))


def read_serving_since(typed: str, _answers: Answers, env: Env) -> str:
    """A year, a month, a day or "10 tahun"; kept as the first day of that time."""
    return read_year_or_date(typed, env.today).isoformat()


def serving_is_past(value: Any, answers: Answers, _env: Env) -> None:
    """Nobody serves from before their birth."""
    born = answers.get("birth_date")
    if born and value and value <= born:
        raise Invalid(Text("member-serving-before-birth"))


MEMBER = Form(
    name="member",
    version=1,
    title="member-title",
    fields=(
        Field("organisation", ask="member-organisation", options=organisations, known=only_organisation),
        Field("category", ask="member-category", options=categories, known=only_category),
        Field(
            "nik",
            ask="member-nik",
            example="member-nik-example",
            help="member-nik-help",
            read=lambda typed, _answers, env: read_nik(typed, env.today).digits,
            check="nik_free",
            confirm=confirm_nik,
            show=lambda value, _env: mask_nik(value),
            sensitive=True,
        ),
        Field(
            "birth_date",
            ask="member-birth-date",
            example="member-birth-date-example",
            read=lambda typed, _answers, env: read_birth_date(typed, env.today).isoformat(),
            known=birth_date_of_nik,
            show=show_day,
        ),
        Field("sex", ask="member-sex", options=sexes, known=sex_of_nik),
        Field(
            "name",
            ask="member-name",
            example="member-name-example",
            read=lambda typed, _answers, _env: read_name(typed),
        ),
        Field(
            "birth_place",
            ask="member-birth-place",
            example="member-birth-place-example",
            read=lambda typed, _answers, _env: read_place(typed),
        ),
        Field(
            "mother_name",
            ask="member-mother-name",
            example="member-mother-name-example",
            help="member-mother-name-help",
            read=lambda typed, _answers, _env: read_name(typed),
            sensitive=True,
        ),
        Field(
            "address",
            ask="member-address",
            example="member-address-example",
            read=lambda typed, _answers, _env: read_address(typed),
            sensitive=True,
        ),
        Field(
            "kecamatan",
            ask="member-kecamatan",
            options=kecamatan_options,
            known=home_kecamatan,
            show=show_area,
            columns=2,
        ),
        Field("desa", ask="member-desa", options=desa_options, known=home_desa, show=show_area, columns=2),
        Field(
            "phone",
            ask="member-phone",
            example="member-phone-example",
            help="member-phone-help",
            read=lambda typed, _answers, _env: read_phone(typed),
            optional=True,
            show=lambda value, _env: show_phone(value),
            sensitive=True,
        ),
        Field(
            "serving_since",
            ask="member-serving-since",
            example="member-serving-since-example",
            read=read_serving_since,
            validate=serving_is_past,
            show=show_day,
        ),
        Field(
            "ktp",
            ask="member-ktp",
            photo=True,
            optional=True,
        ),
        Field("consent", ask="member-consent", options=consents),
    ),
)

MENDING = replace(MEMBER, name="mend", title="mend-title")
"""The same questions about an entry that is there already; a draft of it never mixes with a new one's."""

_MAY_FOLLOW = frozenset({"birth_place", "mother_name", "address", "serving_since"})

ROW = replace(
    MEMBER,
    name="row",
    title="row-title",
    fields=tuple(
        replace(field, optional=True) if field.key in _MAY_FOLLOW else field for field in MEMBER.fields
    ),
)
"""One person of a list or an album: what a list mostly does not say may be filled in later."""


def lacks(key: str) -> Condition:
    """Whether the entry that is being completed lacks this."""
    return lambda _answers, env: key in env.facts["missing"]


COMPLETING = Form(
    name="complete",
    version=1,
    title="completing-title",
    fields=tuple(
        replace(field, optional=True, when=lacks(field.key)) for field in MEMBER.fields if field.key in LATER
    ),
)
"""What an entry taken in from a list or a photo still lacks, and nothing else of it."""

"""Submitting one person, or mending an entry that came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from conversations.areas import desa_options, kecamatan_options, regency_of
from conversations.fields import Answers, Condition, Env, Field, Form, Option
from locales import Text
from regency import Area, AreaKind
from services.dates import read_birth_date, read_year_or_date
from services.eligibility import LATER
from services.errors import Invalid
from services.masks import mask_nik
from services.names import read_address, read_name, read_place
from services.nik import Sex, read_nik
from services.phones import read_phone, show_phone
from services.search import fold_label


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
    """What a corrected NIK says of its owner, to be compared with the KTP."""
    return _confirmed("member-nik-confirm", digits, env)


def confirm_name(name: str, answers: Answers, env: Env) -> Text:
    """The name beside what the NIK says: one tap for both."""
    return _confirmed("member-name-confirm", answers["nik"], env, name=name)


def _confirmed(sentence: str, digits: str, env: Env, **more: str) -> Text:
    nik = read_nik(digits, env.today)
    local = digits.startswith(regency_of(env).nik_prefix)
    return Text(
        sentence,
        **more,
        nik=mask_nik(digits),
        born=nik.birth_date,
        sex=Text("sex-male" if nik.sex is Sex.MALE else "sex-female"),
        elsewhere="no" if local else "yes",
    )


def birth_date_of_nik(answers: Answers, env: Env) -> Any:
    """The birth date need not be asked: the NIK holds it. The KTP wins, so it can be changed."""
    return read_nik(answers["nik"], env.today).birth_date.isoformat()


def sex_of_nik(answers: Answers, env: Env) -> Any:
    """The sex need not be asked either."""
    return read_nik(answers["nik"], env.today).sex.value


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


def birth_places(answers: Answers, env: Env) -> list[Option]:
    """Most people were born where they serve, or in the capital; anything else is typed."""
    regency, own = regency_of(env), organisation_of(answers, env)
    areas = [regency.area(code).name for code in (own.get("kecamatan"), own.get("desa")) if code]
    names: dict[str, str] = {}
    for name in (regency.capital, *areas):
        names.setdefault(fold_label(name).replace(" ", ""), name)
    return [Option(name, name) for name in names.values()]


def bare_addresses(answers: Answers, env: Env) -> list[Option]:
    """Many a KTP names no street: the desa is the whole address."""
    desa = answers.get("desa")
    if not desa or not regency_of(env).has_area(desa):
        return []
    words = _in_words(regency_of(env).area(desa))
    return [Option(words, Text("member-address-bare", desa=words))]


def address_fits(address: Any, answers: Answers, env: Env) -> None:
    """An address that is nothing but a desa must be the desa given: that may have been changed since."""
    desa = answers.get("desa")
    own = regency_of(env).area(desa) if desa and regency_of(env).has_area(desa) else None
    if own is None or not isinstance(address, str) or address == _in_words(own):
        return
    kind, _, name = address.casefold().partition(" ")
    if kind not in {AreaKind.DESA.value, AreaKind.KELURAHAN.value} or fold_label(name) == fold_label(
        own.name
    ):
        return
    others = {fold_label(area.name) for area in regency_of(env).areas if area.parent}
    if fold_label(name) in others:
        raise Invalid(Text("member-address-elsewhere", address=address, desa=_in_words(own)))


def _in_words(area: Area) -> str:
    return f"{area.kind.value.capitalize()} {area.name}"


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
    version=2,
    title="member-title",
    statement="member-statement",
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
            confirm=confirm_name,
            on_no="nik",
        ),
        Field(
            "birth_place",
            ask="member-birth-place",
            options=birth_places,
            columns=2,
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
            "kecamatan",
            ask="member-kecamatan",
            options=kecamatan_options,
            known=home_kecamatan,
            show=show_area,
            columns=2,
        ),
        Field("desa", ask="member-desa", options=desa_options, known=home_desa, show=show_area, columns=2),
        Field(
            "address",
            ask="member-address",
            example="member-address-example",
            options=bare_addresses,
            read=lambda typed, _answers, _env: read_address(typed),
            validate=address_fits,
            sensitive=True,
        ),
        Field(
            "phone",
            ask="member-phone",
            example="member-phone-example",
            help="member-phone-help",
            read=lambda typed, _answers, _env: read_phone(typed),
            optional=True,
            later=True,
            show=lambda value, _env: show_phone(value),
            sensitive=True,
        ),
        Field(
            "serving_since",
            ask="member-serving-since",
            example="member-serving-since-example",
            read=read_serving_since,
            validate=serving_is_past,
            optional=True,
            later=True,
            show=show_day,
        ),
        Field(
            "ktp",
            ask="member-ktp",
            photo=True,
            optional=True,
            later=True,
        ),
    ),
)


def _about() -> tuple[Field, ...]:
    """The questions of `MEMBER` where the name is there before a NIK is put right.

    What the new NIK says is then confirmed with the NIK itself.
    """
    return tuple(
        replace(one, confirm=confirm_nik) if one.key == "nik" else replace(one, confirm=None, on_no="")
        for one in MEMBER
    )


MENDING = replace(MEMBER, name="mend", title="mend-title", fields=_about())
"""The same questions about an entry that is there already; a draft of it never mixes with a new one's."""

_MAY_FOLLOW = frozenset({"birth_place", "mother_name", "address", "serving_since"})

ROW = replace(
    MEMBER,
    name="row",
    title="row-title",
    fields=tuple(replace(field, optional=True) if field.key in _MAY_FOLLOW else field for field in _about()),
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

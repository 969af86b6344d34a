"""Somebody objects to a name on the public list: where, whom, why; and what staff answer."""

from __future__ import annotations

from dataclasses import replace

from conversations.areas import regency_of
from conversations.fields import Answers, Env, Field, Form, Option
from conversations.refusal import TURNDOWN
from locales import Text
from models import ObjectionReason
from services.clean import clean_text, without_pictures
from services.errors import Invalid

WORDS = (10, 500)
"""Characters of what is said: enough to look into it."""


def kecamatan(_answers: Answers, env: Env) -> list[Option]:
    """Those in which a list is open to objections (env.facts["open_desa"] are codes of desa)."""
    codes = {code.rpartition(".")[0] for code in env.facts["open_desa"]}
    return [
        Option(area.code, area.name, area.aliases) for area in regency_of(env).kecamatan if area.code in codes
    ]


def desa(answers: Answers, env: Env) -> list[Option]:
    """Those of the kecamatan in which a list is open to objections."""
    code = answers["kecamatan"]
    if not regency_of(env).has_area(code):
        return []
    return [
        Option(area.code, area.name, area.aliases)
        for area in regency_of(env).desa_of(code)
        if area.code in env.facts["open_desa"]
    ]


def read_part_of_name(typed: str, _answers: Answers, _env: Env) -> str:
    """Some letters of a name; how many are needed the look-up says."""
    return without_pictures(typed)[:60]


def people(answers: Answers, _env: Env) -> list[Option]:
    """Whom the look-up has found: name and organisation, as on the list."""
    return [Option(one["id"], one["label"]) for one in answers.get("hits") or ()]


def reasons(_answers: Answers, _env: Env) -> list[Option]:
    """What can be objected."""
    return [Option(one.value, reason_name(one)) for one in ObjectionReason]


def reason_name(reason: ObjectionReason) -> Text:
    """What a reason is called."""
    return Text(f"objection-reason-{reason.value.replace('_', '-')}")


def read_words(typed: str, _answers: Answers, _env: Env) -> str:
    """What somebody knows, in their own words."""
    words = clean_text(typed)
    least, most = WORDS
    if not least <= len(words) <= most:
        raise Invalid(Text("objection-words-length", count=len(words), least=least, most=most))
    return words


def yes_or_no(_answers: Answers, _env: Env) -> list[Option]:
    """Whether staff may know who it was."""
    return [Option(False, Text("objection-named-no")), Option(True, Text("objection-named-yes"))]


OBJECTION = Form(
    name="objection",
    version=1,
    title="objection-title",
    statement="objection-statement",
    fields=(
        Field("kecamatan", ask="objection-kecamatan", label="organisation-kecamatan-label", options=kecamatan,
              columns=2),
        Field("desa", ask="objection-desa", label="organisation-desa-label", options=desa, columns=2),
        Field("name", ask="objection-name", example="objection-name-example", read=read_part_of_name,
              check="announced", depends=("desa",)),
        Field("person", ask="objection-person", help="objection-person-help", options=people),
        Field("reason", ask="objection-reason", options=reasons),
        Field("words", ask="objection-words", example="objection-words-example", read=read_words),
        Field("named", ask="objection-named", help="objection-named-help", options=yes_or_no),
    ),
)  # fmt: skip

# What staff answer. A dismissal is explained to the objector, an upheld one may be to both sides.
_ANSWER = TURNDOWN["message"]
DISMISSAL = replace(
    TURNDOWN,
    name="dismissal",
    title="dismissal-title",
    fields=(replace(_ANSWER, ask="dismissal-note", example="dismissal-note-example"),),
)
UPHOLDING = replace(
    TURNDOWN,
    name="upholding",
    title="upholding-title",
    fields=(replace(_ANSWER, ask="upholding-note", example="upholding-note-example", optional=True),),
)

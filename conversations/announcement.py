"""Staff write to many: to whom, in which kecamatan, of which category and state, and the words."""

from __future__ import annotations

from typing import Any

from conversations.areas import regency_of
from conversations.fields import Answers, Env, Field, Form, Option
from locales import Text
from models import Role
from services.clean import clean_lines
from services.errors import Invalid
from services.masks import holds_nik
from services.segments import Condition

ANY = "any"
LEAST = 10


def roles(_answers: Answers, _env: Env) -> list[Option]:
    """Coordinators and workers, or one of the roles."""
    return [
        Option(ANY, Text("announcement-role-both")),
        *(
            Option(role.value, Text(f"announcement-role-{role.value}"))
            for role in (Role.COORDINATOR, Role.WORKER, Role.VERIFIER, Role.STAFF)
        ),
    ]


def is_about_entries(answers: Answers, _env: Env) -> bool:
    """The office has no kecamatan, no category and no cover."""
    return answers["role"] not in (Role.VERIFIER, Role.STAFF)


def kecamatan(_answers: Answers, env: Env) -> list[Option]:
    """All of them, or one."""
    areas = regency_of(env).kecamatan
    listed = (Option(area.code, area.name, area.aliases) for area in areas)
    return [Option(ANY, Text("announcement-any-kecamatan")), *listed]


def categories(_answers: Answers, env: Env) -> list[Option]:
    """All of them, or one."""
    listed = (Option(one.key, Text(one.label_id), one.words) for one in regency_of(env).categories)
    return [Option(ANY, Text("announcement-any-category")), *listed]


def conditions(_answers: Answers, _env: Env) -> list[Option]:
    """Whatever the state, or one of entry or cover."""
    listed = (Option(one.value, Text(f"announcement-state-{one.value}")) for one in Condition)
    return [Option(ANY, Text("announcement-any-state")), *listed]


def read_words(typed: str, _answers: Answers, env: Env) -> str:
    """What is to be said, its lines kept. No NIK: it would stand in hundreds of chats."""
    words = clean_lines(typed)
    most = regency_of(env).announcements.longest
    if not LEAST <= len(words) <= most:
        raise Invalid(Text("announcement-length", count=len(words), least=LEAST, most=most))
    if holds_nik(words):
        raise Invalid(Text("announcement-nik"))
    return words


def show_words(value: Any, _env: Env) -> str:
    """The beginning on the summary; the whole stands in the preview."""
    words = str(value)
    return words if len(words) <= 200 else words[:199].rstrip() + "…"


ANNOUNCEMENT = Form(
    name="announce",
    version=1,
    title="announcement-title",
    fields=(
        Field("role", ask="announcement-role", options=roles),
        Field("kecamatan", ask="announcement-kecamatan", options=kecamatan, when=is_about_entries, columns=2),
        Field("category", ask="announcement-category", options=categories, when=is_about_entries),
        Field("condition", ask="announcement-state", options=conditions, when=is_about_entries),
        Field(
            "words",
            ask="announcement-words",
            example="announcement-words-example",
            read=read_words,
            show=show_words,
        ),
    ),
)

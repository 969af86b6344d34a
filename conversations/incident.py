"""What happened, when, and what may be told later: the report of an accident or a death.

Little is asked, since whoever reports has other things on their mind: kind and day, for an accident also the
hour and whether it was in traffic. What happened and who inherits may be added then or days later.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from conversations.fields import Answers, Env, Field, Form, Option
from conversations.leaving import read_day
from conversations.member import show_day
from conversations.verdict import read_note
from locales import Text
from models import CaseKind
from services.clean import ascii_digits, clean_text
from services.errors import Invalid
from services.names import read_name
from services.phones import read_phone, show_phone

STORY_LEAST, STORY_MOST = 10, 1000
# The hour that a word stands for is the earliest one: the time for reporting is never said to be longer.
PARTS = {"night": "00:00", "morning": "05:00", "noon": "11:00", "afternoon": "15:00", "evening": "18:00"}
# Added to an hour up to this one when the word follows it: "2 siang" is 14.00, "8 pagi" stays.
_WORDS = {"pagi": 0, "am": 0, "siang": 12, "sore": 12, "petang": 12, "malam": 12, "pm": 12, "dini": 0}
_HOUR = re.compile(r"(?:jam|pukul|pkl|sekitar)*[ .]*(\d{1,2})(?:[.:](\d{2}))?(?: *(wib|[a-z]+).*)?")


def kinds(_answers: Answers, _env: Env) -> list[Option]:
    """What can have happened."""
    return [Option(kind.value, Text(f"klaim-kind-{kind.value.replace('_', '-')}")) for kind in CaseKind]


def asked_day(_answers: Answers, env: Env) -> Text:
    """Of whom: env.facts["name"]."""
    return Text("incident-day", name=env.facts["name"])


def days(_answers: Answers, env: Env) -> list[Option]:
    """Today and yesterday by a tap, any other day by typing."""
    return [
        Option(env.today.isoformat(), Text("leaving-today")),
        Option((env.today - timedelta(days=1)).isoformat(), Text("leaving-yesterday")),
    ]


def at_work(answers: Answers, _env: Env) -> bool:
    """An accident at work, whatever came of it."""
    return bool(answers["kind"] != CaseKind.DEATH.value)


def hours(_answers: Answers, _env: Env) -> list[Option]:
    """Parts of the day; the exact time may be typed."""
    return [Option(value, Text(f"incident-{part}")) for part, value in PARTS.items()]


def read_hour(typed: str, _answers: Answers, _env: Env) -> str:
    """14, 14.30, "jam 2 siang", "8 malam": as HH:MM. Raises `Invalid`."""
    found = _HOUR.fullmatch(ascii_digits(typed).lower())
    if found is None:
        raise Invalid(Text("incident-hour-unread"))
    hour, minute, said = int(found[1]), int(found[2] or 0), found[3] or ""
    if said and said not in {*_WORDS, "wib"}:
        raise Invalid(Text("incident-hour-unread"))
    # "11 siang" is before noon, "12 malam" is midnight.
    late = _WORDS.get(said, 0)
    if said == "malam" and hour == 12:
        hour = 0
    elif late and hour < (10 if said == "siang" else 12):
        hour += late
    if hour > 23 or minute > 59:
        raise Invalid(Text("incident-hour-unread"))
    return f"{hour:02d}:{minute:02d}"


def show_hour(value: Any, _env: Env) -> Text:
    """As a clock in Indonesia shows it, 14.30."""
    return Text("incident-hour-shown", hour=time.fromisoformat(value).strftime("%H.%M"))


def yes_no(_answers: Answers, _env: Env) -> list[Option]:
    """Whether it was in traffic: then the police have a report."""
    return [Option(True, Text("incident-yes")), Option(False, Text("incident-no"))]


def show_traffic(value: Any, _env: Env) -> Text:
    """Yes or no."""
    return Text("incident-yes" if value else "incident-no")


def is_death(answers: Answers, _env: Env) -> bool:
    """Somebody inherits."""
    return bool(answers["kind"] != CaseKind.ACCIDENT.value)


def read_story(typed: str, _answers: Answers, _env: Env) -> str:
    """What happened, in some sentences."""
    said = clean_text(typed)
    if not STORY_LEAST <= len(said) <= STORY_MOST:
        raise Invalid(Text("incident-story-length", count=len(said), least=STORY_LEAST, most=STORY_MOST))
    return said


STORY = Field(
    "story", ask="incident-story", example="incident-story-example", read=read_story,
    optional=True, later=True, sensitive=True,
)  # fmt: skip
HEIR_NAME = Field(
    "heir_name", ask="incident-heir-name", example="incident-heir-name-example",
    read=lambda typed, _answers, _env: read_name(typed), optional=True, later=True, when=is_death,
    sensitive=True,
)  # fmt: skip
HEIR_PHONE = Field(
    "heir_phone", ask="incident-heir-phone", example="incident-heir-phone-example",
    read=lambda typed, _answers, _env: read_phone(typed), show=lambda value, _env: show_phone(value),
    optional=True, later=True, when=is_death, sensitive=True,
)  # fmt: skip

INCIDENT = Form(
    name="incident",
    version=1,
    title="incident-title",
    fields=(
        Field("kind", ask="incident-kind", options=kinds),
        Field(
            "day", ask=asked_day, label="incident-day-label", example="leaving-day-example", read=read_day,
            options=days, show=show_day, columns=2,
        ),
        Field(
            "hour", ask="incident-hour", example="incident-hour-example", read=read_hour, options=hours,
            show=show_hour, when=at_work,
        ),
        Field(
            "traffic", ask="incident-traffic", options=yes_no, show=show_traffic, when=at_work, columns=2
        ),
        STORY,
        HEIR_NAME,
        HEIR_PHONE,
    ),
    statement="incident-statement",
)  # fmt: skip


def asked_details(_answers: Answers, env: Env) -> Text:
    """Of which case: env.facts["name"]."""
    return Text("incident-story-of", name=env.facts["name"])


def inherits(_answers: Answers, env: Env) -> bool:
    """env.facts["kind"] is that of the case."""
    return bool(env.facts["kind"] != CaseKind.ACCIDENT.value)


# The same three, asked on the way, for a case that is there already.
DETAILS = Form(
    name="casedetails",
    version=1,
    title="casedetails-title",
    fields=(
        replace(STORY, ask=asked_details, label="incident-story-label", later=False),
        replace(HEIR_NAME, when=inherits, later=False),
        replace(HEIR_PHONE, when=inherits, later=False),
    ),
)


def asked_note(_answers: Answers, env: Env) -> Text:
    """What the words are for: env.facts["ask"] of the case of env.facts["name"]."""
    return Text(env.facts["ask"], name=env.facts["name"])


CASE_NOTE = Form(
    name="casenote",
    version=1,
    title="casenote-title",
    fields=(
        Field(
            "message", ask=asked_note, label="casenote-message-label", example="casenote-message-example",
            read=read_note, sensitive=True,
        ),
    ),
)  # fmt: skip

"""The day from which a member no longer serves, when it is neither today nor yesterday."""

from __future__ import annotations

from datetime import date

from conversations.fields import Answers, Env, Field, Form
from conversations.member import show_day
from locales import Text
from services import dates


def asked(_answers: Answers, env: Env) -> Text:
    """Of whom, and why: env.facts["name"] and env.facts["reason"]."""
    return Text("leaving-day", name=env.facts["name"], reason=Text(env.facts["reason"]))


def read_day(typed: str, _answers: Answers, env: Env) -> str:
    """A day up to today."""
    day: date = dates.read_day(typed, env.today)
    return day.isoformat()


LEAVING = Form(
    name="leaving",
    version=1,
    title="leaving-title",
    fields=(
        Field(
            "day", ask=asked, label="leaving-day-label", example="leaving-day-example", read=read_day,
            show=show_day,
        ),
    ),
)  # fmt: skip

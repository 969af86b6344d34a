"""The day until which people are to be handed in."""

from __future__ import annotations

from datetime import date

from conversations.fields import Answers, Env, Field, Form
from conversations.member import show_day
from locales import Text
from services.dates import read_date
from services.errors import Invalid


def read_day(typed: str, _answers: Answers, env: Env) -> str:
    """A day from today on."""
    day: date = read_date(typed, env.today, past=False)
    if day < env.today:
        raise Invalid(Text("deadline-past", day=day, today=env.today))
    return day.isoformat()


DEADLINE = Form(
    name="deadline",
    version=1,
    title="deadline-title",
    fields=(Field("day", ask="deadline-day", example="deadline-day-example", read=read_day, show=show_day),),
)

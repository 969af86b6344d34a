"""The day until which people are to be handed in."""

from __future__ import annotations

from datetime import date

from conversations.fields import Answers, Env, Field, Form
from conversations.member import show_day
from locales import Text
from services import dates, deadlines


def example(_answers: Answers, env: Env) -> Text:
    """A day to come."""
    return Text("deadline-day-example", example=f"{deadlines.example_day(env.today):%d-%m-%Y}")


def read_day(typed: str, _answers: Answers, env: Env) -> str:
    """A day from today on."""
    day: date = dates.read_day(typed, env.today, past=False)
    deadlines.check_day(day, env.today)
    return day.isoformat()


DEADLINE = Form(
    name="deadline",
    version=1,
    title="deadline-title",
    fields=(Field("day", ask="deadline-day", example=example, read=read_day, show=show_day),),
)

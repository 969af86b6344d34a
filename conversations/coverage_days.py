"""Days of the past for which coverage is asked: one, or two between which it changed."""

from __future__ import annotations

from datetime import date

from conversations.fields import Answers, Env, Field, Form
from conversations.member import show_day
from locales import Text
from services import dates
from services.errors import Invalid


def read_day(typed: str, _answers: Answers, env: Env) -> str:
    """A day up to today."""
    day: date = dates.read_day(typed, env.today)
    return day.isoformat()


def read_later_day(typed: str, answers: Answers, env: Env) -> str:
    """A day after the first one, up to today."""
    day: date = dates.read_day(typed, env.today)
    first = date.fromisoformat(answers["first"])
    if day <= first:
        raise Invalid(Text("coverage-days-order", day=day, first=first))
    return day.isoformat()


COVERAGE_DAY = Form(
    name="coverageday",
    version=1,
    title="coverage-day-title",
    fields=(
        Field("day", ask="coverage-day-ask", example="coverage-days-example", read=read_day, show=show_day),
    ),
)
COVERAGE_SPAN = Form(
    name="coveragespan",
    version=1,
    title="coverage-span-title",
    fields=(
        Field(
            "first", ask="coverage-span-first", example="coverage-days-example", read=read_day, show=show_day
        ),
        Field(
            "last",
            ask="coverage-span-last",
            example="coverage-span-example",
            read=read_later_day,
            show=show_day,
        ),
    ),
)

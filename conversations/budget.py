"""What was decided for a fiscal year: the money, the people, the months."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from conversations.fields import Answers, Env, Field, Form, Option
from locales import Text
from services.clean import ascii_digits
from services.errors import Invalid
from services.proposals.amounts import read_people, read_rupiah
from services.proposals.budgets import check_ceiling, check_quota
from services.proposals.money import MONTHS


def asked(name: str) -> Callable[[Answers, Env], Text]:
    """A question with the year in it: env.facts["year"]."""
    return lambda _answers, env: Text(name, year=str(env.facts["year"]))


def months(_answers: Answers, _env: Env) -> list[Option]:
    """The usual ones; any other may be typed."""
    return [Option(count, str(count)) for count in (12, 9, 6, 3)]


def read_months(typed: str, _answers: Answers, _env: Env) -> int:
    """One to twelve."""
    found = re.fullmatch(r"([0-9]{1,2})\s*(bulan|months?)?", ascii_digits(typed).strip().lower())
    if found is None or not 1 <= int(found[1]) <= MONTHS:
        raise Invalid(Text("budget-months-range"))
    return int(found[1])


def show_rupiah(value: Any, _env: Env) -> Text:
    """An amount on the summary."""
    return Text("amount-rupiah", amount=int(value))


def show_people(value: Any, _env: Env) -> Text:
    """A number of people on the summary."""
    return Text("amount-people", people=int(value))


def show_months(value: Any, _env: Env) -> Text:
    """Months on the summary."""
    return Text("amount-months", months=int(value))


BUDGET = Form(
    name="budget",
    version=1,
    title="budget-title",
    fields=(
        Field(
            "ceiling", ask=asked("budget-ceiling"), label="budget-ceiling-label",
            example="budget-ceiling-example",
            read=lambda typed, _answers, _env: read_rupiah(typed), show=show_rupiah,
            validate=lambda rupiah, _answers, _env: check_ceiling(rupiah),
        ),
        Field(
            "quota", ask=asked("budget-quota"), label="budget-quota-label", example="budget-quota-example",
            read=lambda typed, _answers, _env: read_people(typed), show=show_people, optional=True,
            validate=lambda people, _answers, _env: check_quota(people),
        ),
        Field(
            "months", ask=asked("budget-months"), label="budget-months-label", options=months, columns=4,
            read=read_months, show=show_months,
        ),
    ),
)  # fmt: skip

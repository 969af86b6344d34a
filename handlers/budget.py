"""/anggaran: the money of a year, what is used and free, and what more people or months would cost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from telegram import Update

from conversations.budget import BUDGET
from gateway.outgoing import Button
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.words import number, word
from locales import Html, Text
from services.permissions import Action, allowed
from services.proposals import budgets
from services.proposals.budgets import BudgetData, YearOfMoney
from services.proposals.money import MONTHS, Cost, Stretch, cost, people_for, stretches

CARD = "budget"
FIRST_YEAR, LAST_YEAR = 2020, 2099
MORE_PEOPLE, MORE_MONTHS = 10, 1
_MOST = 1_000_000


async def show(_update: Update, context: Context) -> None:
    """/anggaran: the year in which cover would begin now."""
    await _show(context, year_now(context), MORE_PEOPLE, MORE_MONTHS, fresh=not _pressed(context))


async def turn(_update: Update, context: Context) -> None:
    """`ag:<year>:<people>:<months>`: another year, or another question to the calculator."""
    people, months = number(context.words, 1), number(context.words, 2)
    await _show(
        context,
        year_in(context, 0),
        min(people, _MOST) if word(context.words, 1) else MORE_PEOPLE,
        min(months, MONTHS) if word(context.words, 2) else MORE_MONTHS,
    )


async def enter(_update: Update, context: Context) -> None:
    """Ubah pagu: opens the form for a year."""
    await begin(context, DIALOGUE, year_in(context, 0), anew=True)


async def past(_update: Update, context: Context) -> None:
    """Riwayat: every decision for a year, by whom and when."""
    year = year_in(context, 0)
    lines: list[str] = [context.t("budget-history", year=str(year))]
    for budget, name in await budgets.history(context.session, year):
        lines.append(
            context.t(
                "budget-history-line",
                at=budget.set_at.astimezone(context.regency.zone),
                who=name or "–",
                ceiling=budget.ceiling,
                quota=quota_text(budget.quota),
                months=budget.months,
            )
        )
    if len(lines) == 1:
        lines.append(context.t("budget-none"))
    context.say("\n".join(lines), [[context.button(Text("budget-back"), "ag", year)]], CARD)


def quota_text(quota: int | None) -> Text:
    """A quota in words."""
    return Text("budget-no-quota") if quota is None else Text("amount-people", people=quota)


def cost_text(context: Context, of: Cost) -> Html:
    """People x rupiah x months = rupiah; nowhere one without the others."""
    parts = [
        context.t("cost-part", people=of.people, rupiah=one.rupiah, months=one.months) for one in of.stretches
    ]
    return context.t("cost-sum", parts=Html(" + ".join(parts)), total=of.total)


def year_now(context: Context) -> int:
    """The fiscal year that would pay for whoever is proposed today."""
    return context.regency.planned_start(context.today).year


def year_in(context: Context, place: int) -> int:
    """The year in a button, the present one for anything else."""
    year = number(context.words, place)
    return year if FIRST_YEAR <= year <= LAST_YEAR else year_now(context)


def years(context: Context, name: str, year: int) -> list[Button]:
    """The year before and the year after, as arrows."""
    return [
        context.button(f"◀️ {year - 1}", name, year - 1),
        context.button(f"{year + 1} ▶️", name, year + 1),
    ]


async def _show(context: Context, year: int, people: int, months: int, *, fresh: bool = False) -> None:
    money = await budgets.year_of_money(context.session, year)
    lines: list[str] = [context.t("budget-card", year=str(year))]
    if money.budget is None:
        lines.append(context.t("budget-none"))
    else:
        lines.append(
            context.t(
                "budget-decided",
                ceiling=money.budget.ceiling,
                quota=quota_text(money.budget.quota),
                months=money.budget.months,
            )
        )
    lines += _used(context, money)
    if money.budget is not None:
        lines += ["", *_free(context, money), "", *_what_if(context, money, people, months)]
    context.say("\n".join(lines), _buttons(context, money, people, months), CARD, fresh=fresh)


def _used(context: Context, money: YearOfMoney) -> list[str]:
    lines: list[str] = []
    for one in money.proposals:
        if one.people:
            said = Cost(one.people, stretches(context.regency, one.starts_on, one.months))
            status = Text(f"proposal-status-{one.status}")
            # Rates may have been mended since: what was frozen counts.
            shown = cost_text(context, said if said.total == one.rupiah else _frozen(one.people, one.rupiah))
            lines.append(context.t("budget-used-line", number=one.number, status=status, cost=shown))
    head = context.t("budget-used", used=money.used, people=money.people)
    return [head, *lines] if lines else [context.t("budget-used-nothing")]


def _frozen(people: int, rupiah: int) -> Cost:
    return Cost(people, (Stretch(1, rupiah // people),))


def _free(context: Context, money: YearOfMoney) -> list[str]:
    rates = stretches(context.regency, _priced_on(context, money.year), _months(money))
    enough = people_for(money.free, rates)
    lines: list[str] = [context.t("budget-free", free=max(0, money.free))]
    lines.append(context.t("budget-enough", cost=cost_text(context, Cost(enough, rates))))
    if money.places is not None:
        lines.append(context.t("budget-places", places=money.places))
    return lines


def _what_if(context: Context, money: YearOfMoney, people: int, months: int) -> list[str]:
    day = _priced_on(context, money.year)
    more = cost(context.regency, people, day, _months(money))
    longer = cost(context.regency, money.people, day, months)
    lines: list[str] = [context.t("budget-what-if")]
    questions = [(Text("budget-more-people", people=people), more)] if people else []
    if months and money.people:
        questions.append((Text("budget-more-months", months=months, people=money.people), longer))
    for question, price in questions:
        left = money.free - price.total
        verdict = Text("budget-fits", left=left) if left >= 0 else Text("budget-lacks", lacks=-left)
        lines += [context.t(question), context.t("budget-price", cost=cost_text(context, price)),
                  context.t(verdict)]  # fmt: skip
    return lines


def _buttons(context: Context, money: YearOfMoney, people: int, months: int) -> list[list[Button]]:
    year = money.year
    rows: list[list[Button]] = []
    if money.budget is not None:
        steps = [step for step in (-100, -10, 10, 100) if people + step >= 0]
        rows.append([_step(context, year, people + step, months, "people", step) for step in steps])
        steps = [step for step in (-1, 1) if 1 <= months + step <= MONTHS]
        rows.append([_step(context, year, people, months + step, "months", step) for step in steps])
    own = []
    if allowed(context.access, Action.SET_BUDGET):
        own.append(context.button(Text("budget-enter"), "ai", year))
    if money.budget is not None:
        own.append(context.button(Text("budget-past"), "ah", year))
    rows.append(own)
    rows.append(
        [context.button(f"◀️ {year - 1}", "ag", year - 1), context.button(f"{year + 1} ▶️", "ag", year + 1)]
    )
    rows.append([context.button(Text("budget-proposals"), "ul", year)])
    return rows


def _step(context: Context, year: int, people: int, months: int, what: str, step: int) -> Button:
    label = Text(f"budget-step-{what}", step=f"{step:+d}".replace("-", "−"))
    return context.button(label, "ag", year, people, months)


def _months(money: YearOfMoney) -> int:
    return money.budget.months if money.budget is not None else MONTHS


def _priced_on(context: Context, year: int) -> date:
    """A month of that year by whose rates the calculator counts: this one, or the first of another year."""
    return context.today.replace(day=1) if year == context.today.year else date(year, 1, 1)


def _pressed(context: Context) -> bool:
    return context.incoming.update.callback_query is not None


async def _facts(_context: Context, subject: int) -> Mapping[str, Any]:
    return {"year": subject}


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    data = BudgetData(given["ceiling"], given.get("quota"), given["months"])
    await budgets.set_budget(context.session, subject, data, context.access, context.now)
    await _show(context, subject, MORE_PEOPLE, MORE_MONTHS, fresh=True)


DIALOGUE = register(Dialogue(BUDGET, Action.SET_BUDGET, _facts, _submit))

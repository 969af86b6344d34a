"""/laporan: the report of a month as PDF and workbook, now or every month by itself."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.words import number, word
from locales import Text
from models import PictureKind
from services.accounts import want_reports
from services.audit import Subject, record
from services.coverage import pictures
from services.coverage.drawing.words import Words
from services.coverage.months import Month, last_full_month

CARD = "report"
MONTHS_BACK = 36


async def show(_update: Update, context: Context) -> None:
    """The month that ended last, and the ways to others."""
    _say(context, last_full_month(context.today), fresh=True)


async def turn(_update: Update, context: Context) -> None:
    """`lpb:<month>`: another month; one that is not over yet, or long ago, is the nearest."""
    _say(context, _month(context))


async def make(_update: Update, context: Context) -> None:
    """`lpm:<month>`: asks for the files."""
    month = _month(context)
    asked = await pictures.ask(
        context.session, context.account.id, PictureKind.REPORT, month.last, context.now,
        first_day=month.day_before,
    )  # fmt: skip
    context.toast(Text("report-coming" if asked else "report-coming-already", month=_name(context, month)))


async def toggle(_update: Update, context: Context) -> None:
    """`lpt:on` and `lpt:off`; the same press twice says the same again."""
    wanted = word(context.words, 0)
    if wanted not in ("on", "off"):
        context.toast(Text("form-unknown"), alert=True)
        return
    account = context.account
    if want_reports(account, wanted == "on", context.now):
        record(
            context.session,
            context.now,
            account.id,
            "account.reports",
            Subject.ACCOUNT,
            account.id,
            after=wanted,
        )
    context.toast(Text(f"report-{wanted}-done"))
    _say(context, last_full_month(context.today))


def _say(context: Context, month: Month, *, fresh: bool = False) -> None:
    wanted = context.account.reports_wanted_at is not None
    context.say(
        Text("report-card", month=_name(context, month), every="yes" if wanted else "no"),
        [
            _turns(context, month),
            [context.button(Text("report-make", month=_name(context, month)), "lpm", _code(month))],
            [context.button(Text("report-off" if wanted else "report-on"), "lpt", "off" if wanted else "on")],
        ],
        CARD,
        fresh=fresh,
    )


def _turns(context: Context, month: Month) -> list[Button]:
    newest = last_full_month(context.today)
    turns = [month.previous] if _age(newest, month) < MONTHS_BACK else []
    turns += [month.next] if month < newest else []
    arrows = {True: "◀️ {}", False: "{} ▶️"}
    return [
        context.button(arrows[one < month].format(_name(context, one)), "lpb", _code(one)) for one in turns
    ]


def _month(context: Context) -> Month:
    """The month in a button, not beyond what there is."""
    newest = last_full_month(context.today)
    code = number(context.words, 0)
    year, month = divmod(code, 100)
    if not (1 <= month <= 12 and 1900 < year < 3000):
        return newest
    oldest = newest
    for _ in range(MONTHS_BACK):
        oldest = oldest.previous
    return min(max(Month(year, month), oldest), newest)


def _age(newest: Month, month: Month) -> int:
    return (newest.year - month.year) * 12 + newest.number - month.number


def _name(context: Context, month: Month) -> str:
    return Words(context.say_in).month(month.first)


def _code(month: Month) -> str:
    return f"{month.year}{month.number:02}"

"""/cakupan, projection: where coverage stands at the month ends to come, and where it falls."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import CARD, count_up, cut_code, cut_of, part_name, percent
from handlers.pictures import picture_button
from handlers.words import word
from locales import Text
from models import PictureKind
from services.coverage.figures import Cut, Forecast, Projection
from services.coverage.projection import projection
from services.coverage.shares import share


async def show(_update: Update, context: Context) -> None:
    """`cj:<part>`: the month ends of the budget year, and the first one after it."""
    cut = cut_of(word(context.words, 0))
    if cut is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await count_up(context)
    now = await share(context.session, cut, context.today, context.regency)
    found = await projection(context.session, cut, context.today, context.regency)
    whole = found.entitled.people
    lines: list[str] = [
        context.t("projection-title", part=part_name(context, cut), today=context.today),
        "",
        context.t(
            "projection-now", protected=now.protected, whole=whole, percent=percent(now.protected, whole)
        ),
        context.t("projection-pace", pace=found.pace, days=found.pace_days),
        "",
        context.t("projection-head"),
    ]
    lines += [_line(context, point, whole) for point in found.points]
    lines += ["", _cliff(context, found, now.protected), context.t("projection-note")]
    drawn = picture_button(context, PictureKind.PROJECTION, cut_code(cut))
    context.say("\n".join(lines), [[drawn], [_back(context, cut)]], CARD)


def _line(context: Context, point: Forecast, whole: int) -> str:
    return context.t(
        "projection-line",
        day=point.day,
        count=point.by_periods,
        percent=percent(point.by_periods, whole),
        pace=point.at_pace,
    )


def _cliff(context: Context, found: Projection, protected: int) -> str:
    if found.cliff is None:
        return context.t("projection-no-cliff", day=found.points[-1].day)
    place = found.points.index(found.cliff)
    before = found.points[place - 1].by_periods if place else protected
    return context.t(
        "projection-cliff",
        day=found.cliff.day,
        before=before,
        after=found.cliff.by_periods,
        fall=before - found.cliff.by_periods,
    )


def _back(context: Context, cut: Cut) -> Button:
    data = ("cm",) if cut == Cut() else ("cp", cut_code(cut))
    return context.button(Text("coverage-chat-back"), *data)

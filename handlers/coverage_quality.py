"""/cakupan, data quality: how many entries had to be given back, and for which reasons."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import CARD, cut_code, cut_of, part_name, percent, send_people
from handlers.words import word
from locales import Text
from services.coverage.figures import Quality
from services.coverage.quality import people_returned, quality
from services.permissions import Action, allowed
from services.reasons import reason_text

MOST = 6
EVERY, UNNAMED = "all", "none"


async def show(_update: Update, context: Context) -> None:
    """`cq:<part>`: the share that was given back and the most frequent reasons."""
    cut = cut_of(word(context.words, 0))
    if cut is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    found = await quality(context.session, cut)
    lines: list[str] = [
        context.t("quality-title", part=part_name(context, cut), today=context.today),
        "",
        context.t("quality-decided", count=found.decided),
        context.t(
            "quality-returned",
            count=found.returned,
            whole=found.decided,
            percent=percent(found.returned, found.decided),
        ),
    ]
    if found.returned:
        lines += ["", context.t("quality-reasons")]
    for code, people in found.reasons[:MOST]:
        lines.append(
            context.t(
                "quality-reason",
                reason=_reason(code),
                count=people,
                percent=percent(people, found.returned),
            )
        )
    others = sum(people for _, people in found.reasons[MOST:])
    if others:
        lines.append(context.t("quality-others", count=others))
    up = context.button(Text("coverage-chat-back"), "cm")
    context.say("\n".join(lines), [*_lists(context, found, cut_code(cut)), [up]], CARD)


async def download(_update: Update, context: Context) -> None:
    """`cqx:<part>:<all, none or a reason>`: whose entries were given back, with the reason."""
    cut, code = cut_of(word(context.words, 0)), word(context.words, 1)
    if cut is None or not code:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    reason = None if code == EVERY else "" if code == UNNAMED else code
    listed = await people_returned(context.session, cut, reason)
    if not listed:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    name = Text("quality-list") if reason is None else _reason(reason)
    caption = Text("coverage-chat-file", count=name, part=part_name(context, cut), total=len(listed))
    words = [_reason(line.about) for line in listed]
    await send_people(
        context, [line.person for line in listed], "dikembalikan", f"{cut_code(cut)} returned {code}",
        caption, (Text("quality-column"), words),
    )  # fmt: skip


def _reason(code: str) -> Text:
    return reason_text(code) if code else Text("quality-no-reason")


def _lists(context: Context, found: Quality, code: str) -> list[list[Button]]:
    if not found.returned or not allowed(context.access, Action.COVERAGE_LISTS):
        return []
    rows = [
        [
            context.button(
                Text("analysis-list", name=Text("quality-list"), people=found.returned), "cqx", code, EVERY
            )
        ]
    ]
    for reason, people in found.reasons[:MOST]:
        label = Text("analysis-list", name=_reason(reason), people=people)
        rows.append([context.button(label, "cqx", code, reason or UNNAMED)])
    return rows

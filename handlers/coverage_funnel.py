"""/cakupan, funnel: how many entries reached each stage and how long it took, for every part."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import CARD, cut_code, cut_of, part_name, percent, send_people, turns
from handlers.pictures import picture_button
from handlers.words import number, word
from locales import Text
from models import PictureKind
from services.coverage.asking import known
from services.coverage.entries import By
from services.coverage.figures import Funnel, FunnelStep, Stage
from services.coverage.funnel import funnel, funnels, people_reaching
from services.permissions import Action, allowed

PAGE = 5
SPLITS = {"k": By.KECAMATAN, "c": By.CATEGORY}


async def one(_update: Update, context: Context) -> None:
    """`cf:<part>`: the funnel of a part."""
    cut = cut_of(word(context.words, 0))
    if cut is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    found = await funnel(context.session, cut, context.today, context.regency)
    title = Text("funnel-title", part=part_name(context, cut), today=context.today)
    lines: list[str] = [context.t(title), ""]
    for step in found.steps:
        lines += _step_lines(context, found, step)
    as_of = (await known(context.session)).as_of
    note = Text("funnel-note", as_of=as_of) if as_of else Text("funnel-note-no-file")
    lines += ["", context.t(note)]
    drawn = [picture_button(context, PictureKind.FUNNEL, cut_code(cut))]
    rows = [*_lists(context, found), drawn, *_splits(context)]
    context.say("\n".join(lines), [*rows, [_to_menu(context)]], CARD)


async def parts(_update: Update, context: Context) -> None:
    """`cfs:<k or c>:<page>`: the funnels of all kecamatan or categories, a line each."""
    split = word(context.words, 0)
    if split not in SPLITS:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    found = await funnels(context.session, SPLITS[split], context.today, context.regency)
    pages = max(1, -(-len(found) // PAGE))
    page = min(number(context.words, 1), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [context.t("funnel-parts", today=context.today, page=page + 1, pages=pages)]
    lines += [_part_line(context, part) for part in shown]
    buttons = [context.button(part_name(context, part.cut), "cf", cut_code(part.cut)) for part in shown]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    up = context.button(Text("coverage-chat-back"), "cf", "a")
    context.say("\n\n".join(lines), [*rows, turns(context, page, pages, "cfs", split), [up]], CARD)


async def download(_update: Update, context: Context) -> None:
    """`cfx:<part>:<stage>`: everybody who reached a stage, with the stage where they are now."""
    cut, code = cut_of(word(context.words, 0)), word(context.words, 1)
    if cut is None or code not in set(Stage):
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    listed = await people_reaching(context.session, cut, Stage(code), context.today, context.regency)
    caption = Text("coverage-chat-file", count=_stage(code), part=part_name(context, cut), total=len(listed))
    words = [_stage(line.about) for line in listed]
    await send_people(
        context, [line.person for line in listed], f"corong-{code}", f"{cut_code(cut)} funnel {code}",
        caption, (Text("funnel-column"), words),
    )  # fmt: skip


def _step_lines(context: Context, found: Funnel, step: FunnelStep) -> list[str]:
    whole = found.steps[0].people
    said = Text("funnel-step", stage=_stage(step.stage), people=step.people)
    if step.stage is Stage.SUBMITTED:
        return [context.t(said)]
    share = context.t("funnel-share", step=said, percent=percent(step.people, whole), whole=whole)
    lines: list[str] = [share]
    if step.median_days is not None:
        lines.append(context.t("funnel-median", days=step.median_days))
    if step.skipped:
        lines.append(context.t(f"funnel-skipped-{step.stage}", people=step.skipped))
    return lines


def _part_line(context: Context, part: Funnel) -> str:
    return context.t(
        "funnel-part",
        part=part_name(context, part.cut),
        **{step.stage.value: step.people for step in part.steps},
        **{f"{step.stage}_days": _days(context, step) for step in part.steps},
    )


def _days(context: Context, step: FunnelStep) -> str:
    if step.median_days is None:
        return "–"
    return context.t("funnel-days", days=step.median_days)


def _lists(context: Context, found: Funnel) -> list[list[Button]]:
    if not allowed(context.access, Action.COVERAGE_LISTS):
        return []
    buttons = [
        context.button(
            Text("analysis-list", name=_stage(step.stage), people=step.people),
            *("cfx", cut_code(found.cut), step.stage),
        )
        for step in found.steps
        if step.people
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _splits(context: Context) -> list[list[Button]]:
    return [
        [
            context.button(Text("coverage-chat-by-kecamatan"), "cfs", "k", 0),
            context.button(Text("coverage-chat-by-category"), "cfs", "c", 0),
        ]
    ]


def _to_menu(context: Context) -> Button:
    return context.button(Text("coverage-chat-back"), "cm")


def _stage(stage: str) -> Text:
    return Text(f"funnel-stage-{stage}")

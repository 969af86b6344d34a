"""/sampel: random samples for staff: drawn in three taps, and what they say of all data."""

from __future__ import annotations

import secrets

from telegram import Update

from gateway.outgoing import Button, document
from handlers.context import Context
from handlers.entry import category_name
from handlers.fieldwork import PAGE, turns
from handlers.requested import Making, ask_for
from handlers.words import number, word
from locales import Html, Text
from models import FileKind, SamplePool
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.field.drawing import LARGEST_SEED
from services.field.sample_file import percent, rows_of, sample_file
from services.field.samples import (
    Design,
    Line,
    Plan,
    draw_sample,
    outcome,
    plan,
    sample_by_id,
    samples,
    waiting_visits,
)
from services.files.worded import worded

CARD = "sample"
# People, or percent of all: 385 give a share within 5 points, 100 within 10, in the worst case.
SIZES = ("30", "100", "200", "385", "p10", "p100")
POOLS = {"w": SamplePool.WAITING, "d": SamplePool.DECIDED, "e": SamplePool.EVERYBODY}
EVERYWHERE = "a"


async def show(_update: Update, context: Context) -> None:
    """/sampel: the latest samples, and drawing another one."""
    found = await samples(context.session)
    rows = [[context.button(Text("samples-new"), "sn")]]
    rows += [
        [
            context.button(
                Text(
                    "samples-one",
                    number=str(one.id),
                    day=one.drawn_at.astimezone(context.regency.zone).date(),
                    count=sum(drawn for _, drawn in one.strata.values()),
                ),
                *("ss", one.id),
            )
        ]
        for one in found
    ]
    rows.append([context.button(Text("field-back"), "lw")])
    fresh = context.incoming.update.message is not None
    context.say(Text("samples-title" if found else "samples-none"), rows, CARD, fresh=fresh)


async def design(_update: Update, context: Context) -> None:
    """From whom, where, how many; then what would be drawn, with the seed."""
    pool, where, size = (word(context.words, place) for place in range(3))
    if pool not in POOLS:
        rows = [[context.button(Text(f"samples-pool-{one}"), "sn", key)] for key, one in POOLS.items()]
        context.say(Text("samples-ask-pool"), [*rows, _back(context)], CARD)
    elif where.startswith("p") or not _is_place(context, where):
        _ask_place(context, pool, number((where[1:],), 0))
    elif size not in SIZES:
        buttons = [context.button(_size(one), "sn", pool, where, one) for one in SIZES]
        rows = [buttons[:3], buttons[3:]]
        context.say(Text("samples-ask-size"), [*rows, _back(context)], CARD)
    else:
        await _preview(context, pool, where, size)


async def draw(_update: Update, context: Context) -> None:
    """Tarik sampel: with the very seed that was shown."""
    pool, where, size = (word(context.words, place) for place in range(3))
    seed = number(context.words, 3)
    if pool not in POOLS or not _is_place(context, where) or size not in SIZES or seed > LARGEST_SEED:
        context.toast(Text("form-unknown"), alert=True)
        return
    wanted = _design(pool, where, size, seed)
    try:
        sample = await draw_sample(context.session, wanted, context.access, context.regency, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    await _show_one(context, sample.id, Text("samples-drawn"))


async def one(_update: Update, context: Context) -> None:
    """What a sample says so far."""
    await _show_one(context, number(context.words, 0))


async def download(_update: Update, context: Context) -> None:
    """`sd:<sample>`: asks for the sample with its results as a spreadsheet."""
    try:
        sample = await sample_by_id(context.session, number(context.words, 0))
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    await ask_for(context, FileKind.SAMPLE, sample.id)


async def gather(context: Context) -> Making:
    """The sample that the words name; that it was taken is written down. Raises `Invalid`."""
    found = await outcome(context.session, number(context.words, 0))
    rows, sample_id = await rows_of(context.session, found), found.sample.id

    async def give(given: Context, data: bytes) -> None:
        record(
            given.session, given.now, given.account.id, "sample.export", Subject.SAMPLE, sample_id,
            after=f"rows={len(rows)}",
        )  # fmt: skip
        name = f"sampel-{sample_id}-{given.today:%Y-%m-%d}.xlsx"
        caption = given.t("samples-file", number=str(sample_id), count=len(rows))
        given.send(document(given.chat_id, name, data, caption))

    return Making(worded, (sample_file, found, rows), len(rows), give)


async def _preview(context: Context, pool: str, where: str, size: str) -> None:
    seed = secrets.randbelow(LARGEST_SEED) + 1
    found = await plan(context.session, _design(pool, where, size, seed))
    if not found.drawn:
        context.toast(Text("samples-nobody"), alert=True)
        return
    lines: list[str] = [
        context.t(
            "samples-plan",
            pool=Text(f"samples-pool-{POOLS[pool]}"),
            where=_place(context, where),
            drawn=found.drawn,
            whole=found.whole,
            seed=str(seed),
        ),
        *_plan_lines(context, found),
    ]
    rows = [[context.button(Text("samples-draw"), "sy", pool, where, size, seed)], _back(context)]
    context.say("\n".join(lines), rows, CARD)


async def _show_one(context: Context, sample_id: int, notice: Text | None = None) -> None:
    try:
        found = await outcome(context.session, sample_id)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    sample = found.sample
    parts: list[str] = [context.t(notice)] if notice else []
    parts.append(
        context.t(
            "samples-card",
            number=str(sample.id),
            pool=Text(f"samples-pool-{sample.pool}"),
            where=_place(context, sample.kecamatan_code or EVERYWHERE),
            day=sample.drawn_at.astimezone(context.regency.zone).date(),
            seed=str(sample.seed),
            due=sample.due_on,
        )
    )
    parts += [_line(context, line) for line in (found.total, *found.lines)]
    if waiting := await waiting_visits(context.session, sample_id):
        parts.append(context.t("samples-waiting", count=waiting))
    rows = [
        [context.button(Text("coverage-chat-download"), "sd", sample_id)],
        [context.button(Text("field-assign"), "la"), *_back(context)],
    ]
    context.say("\n\n".join(parts), rows, CARD)


def _line(context: Context, line: Line) -> Html:
    label = Text("samples-total") if line.category is None else category_name(context, line.category)
    about = {"label": label, "drawn": line.drawn, "visited": line.visited, "right": line.right}
    if line.share is None:
        return context.t("samples-line-none", **about)
    if line.interval is None:
        return context.t("samples-line-whole", **about, share=percent(line.share))
    ends = {"low": percent(line.interval.low), "high": percent(line.interval.high)}
    return context.t("samples-line", **about, share=percent(line.share), **ends)


def _plan_lines(context: Context, found: Plan) -> list[Html]:
    return [
        context.t("samples-plan-line", label=category_name(context, key), drawn=drawn, whole=whole)
        for key, (whole, drawn) in found.strata.items()
    ]


def _ask_place(context: Context, pool: str, page: int) -> None:
    areas = context.regency.kecamatan
    pages = max(1, -(-len(areas) // PAGE))
    page = min(page, pages - 1)
    buttons = [
        context.button(area.name, "sn", pool, area.code) for area in areas[page * PAGE : (page + 1) * PAGE]
    ]
    rows: list[list[Button]] = [[context.button(Text("samples-everywhere"), "sn", pool, EVERYWHERE)]]
    rows += [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    arrows = [Button(one.label, _paged(one.data)) for one in turns(context, page, pages, "sn", pool)]
    context.say(Text("samples-ask-place"), [*rows, arrows, _back(context)], CARD)


def _paged(data: str | None) -> str:
    """A page stands as "p2", so that it is no area."""
    head, _, page = (data or "").rpartition(":")
    return f"{head}:p{page}"


def _is_place(context: Context, where: str) -> bool:
    return where == EVERYWHERE or any(area.code == where for area in context.regency.kecamatan)


def _place(context: Context, where: str) -> str:
    return context.regency.short_name if where == EVERYWHERE else context.regency.area(where).name


def _size(size: str) -> Text:
    if size.startswith("p"):
        return Text("samples-size-percent", percent=int(size[1:]))
    return Text("samples-size-people", count=int(size))


def _design(pool: str, where: str, size: str, seed: int) -> Design:
    kecamatan = None if where == EVERYWHERE else where
    return Design(POOLS[pool], kecamatan, int(size.removeprefix("p")), size.startswith("p"), seed)


def _back(context: Context) -> list[Button]:
    return [context.button(Text("field-back"), "sampel")]

"""/cakupan, ranking: kecamatan and organisations by completeness and speed, for a coordination meeting."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import CARD, any_cut_of, cut_code, name_of, percent, send_people, turns
from handlers.words import clipped, number, word
from locales import Text
from services.coverage.figures import Cut, Rank
from services.coverage.ranking import (
    PAGE,
    Shortfall,
    people_short,
    rank_kecamatan,
    rank_of,
    rank_organisations,
)
from services.permissions import Action, allowed
from services.reasons import Reason

_NAME = 40
_BUTTON = 22
_OTHER = {"k": "o", "o": "k"}


async def show(_update: Update, context: Context) -> None:
    """`cr:<k or o>:<page>`: kecamatan or organisations, the best first."""
    sort = "o" if word(context.words, 0) == "o" else "k"
    if sort == "o":
        found = await rank_organisations(
            context.session, context.now, context.regency, number(context.words, 1)
        )
        ranks, page, pages = found.ranks, found.page, found.pages
    else:
        everyone = await rank_kecamatan(context.session, context.now, context.regency)
        pages = max(1, -(-len(everyone) // PAGE))
        page = min(number(context.words, 1), pages - 1)
        ranks = everyone[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [context.t(f"ranking-title-{sort}", today=context.today, page=page + 1, pages=pages)]
    places = range(page * PAGE + 1, page * PAGE + 1 + len(ranks))
    lines += [_line(context, place, rank) for place, rank in zip(places, ranks, strict=True)]
    if not ranks:
        lines.append(context.t("ranking-none"))
    buttons = [
        context.button(f"{place}. {clipped(rank.label, _BUTTON)}", "crd", cut_code(rank.cut))
        for place, rank in zip(places, ranks, strict=True)
        if rank.people
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    other = _OTHER[sort]
    context.say(
        "\n".join(lines),
        [
            *rows,
            turns(context, page, pages, "cr", sort),
            [context.button(Text(f"ranking-to-{other}"), "cr", other, 0)],
            [context.button(Text("coverage-chat-back"), "cm")],
        ],
        CARD,
    )


async def one(_update: Update, context: Context) -> None:
    """`crd:<part>`: one line in words, with the lists behind it."""
    cut = any_cut_of(word(context.words, 0))
    name = await name_of(context, cut) if cut is not None and _ranks(cut) else None
    if cut is None or name is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    rank = await rank_of(context.session, cut, context.now, context.regency)
    lines: list[str] = [
        context.t("ranking-one", name=name, today=context.today),
        "",
        context.t(
            "ranking-one-complete",
            complete=rank.complete,
            people=rank.people,
            percent=percent(rank.complete, rank.people),
        ),
        context.t("ranking-one-incomplete", count=rank.people - rank.complete),
        _speed(context, rank),
        context.t("ranking-one-late", count=rank.late, days=context.regency.review.working_days),
    ]
    up = context.button(Text("coverage-chat-back"), "cr", "k" if cut.organisation is None else "o", 0)
    context.say("\n".join(lines), [*_lists(context, rank, cut), [up]], CARD)


async def download(_update: Update, context: Context) -> None:
    """`crx:<part>:<incomplete or late>`: whom a line counts as incomplete or late."""
    cut, code = any_cut_of(word(context.words, 0)), word(context.words, 1)
    name = await name_of(context, cut) if cut is not None and _ranks(cut) else None
    if cut is None or name is None or code not in set(Shortfall):
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    listed = await people_short(context.session, cut, Shortfall(code), context.now, context.regency)
    caption = Text("coverage-chat-file", count=Text(f"ranking-list-{code}"), part=name, total=len(listed))
    words = [_state(line.about) for line in listed]
    await send_people(
        context, [line.person for line in listed], f"peringkat-{code}", f"{cut_code(cut)} ranking {code}",
        caption, (Text("ranking-column"), words),
    )  # fmt: skip


def _ranks(cut: Cut) -> bool:
    return cut.kecamatan is not None or cut.organisation is not None


def _line(context: Context, place: int, rank: Rank) -> str:
    if not rank.people:
        return context.t("ranking-line-empty", place=str(place), name=clipped(rank.label, _NAME))
    name = "ranking-line-late" if rank.late else "ranking-line"
    return context.t(
        name,
        place=str(place),
        name=clipped(rank.label, _NAME),
        percent=percent(rank.complete, rank.people),
        complete=rank.complete,
        people=rank.people,
        speed=_short_speed(rank),
        late=rank.late,
    )


def _short_speed(rank: Rank) -> Text:
    if rank.median_days is None:
        return Text("ranking-speed-none")
    return Text("ranking-speed", days=round(rank.median_days, 1))


def _speed(context: Context, rank: Rank) -> str:
    if rank.median_days is None:
        return context.t("ranking-one-no-speed")
    return context.t("ranking-one-speed", days=rank.median_days)


def _state(about: str) -> Text:
    return Text(f"ranking-state-{about}") if about in ("late", "returned") else Reason.INCOMPLETE.label


def _lists(context: Context, rank: Rank, cut: Cut) -> list[list[Button]]:
    if not allowed(context.access, Action.COVERAGE_LISTS):
        return []
    counts = {Shortfall.INCOMPLETE: rank.people - rank.complete, Shortfall.LATE: rank.late}
    return [
        [
            context.button(
                Text("analysis-list", name=Text(f"ranking-list-{shortfall}"), people=count),
                *("crx", cut_code(cut), shortfall),
            )
        ]
        for shortfall, count in counts.items()
        if count
    ]

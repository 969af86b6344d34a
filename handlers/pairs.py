"""/ganda: people who may be one person, side by side; staff say Sama, Berbeda or Nanti."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Update

from gateway.outgoing import Button, document
from handlers import entry
from handlers.context import Context
from handlers.words import clipped, number
from locales import Html, Text
from models import DuplicatePair, PairStatus
from services.accounts import accounts_by_id
from services.alike import merges, pairs
from services.alike.likeness import Sign
from services.alike.pairs import PairCard, Side
from services.alike.pairs_file import pairs_file
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import status_name
from services.masks import mask_nik, mask_phone

CARD = "pairs"
_NAME = 60
_NUMBERS = ("①", "②")
Say = Callable[..., Awaitable[DuplicatePair]]
Done = TypeVar("Done")


async def show(_update: Update, context: Context) -> None:
    """/ganda: the first pair that waits."""
    await _show_next(context, 0, fresh=True)


async def go_on(_update: Update, context: Context) -> None:
    """The pair behind the one that a button names."""
    await _show_next(context, number(context.words, 0))


async def look(_update: Update, context: Context) -> None:
    """One pair: from a card of the queue it comes anew below it, else in its own place."""
    pair_id = number(context.words, 0)
    await _show(context, pair_id, fresh=len(context.words) < 2)


async def ask_same(_update: Update, context: Context) -> None:
    """Sama: asks which of the two NIKs is the right one."""
    card = await _card(context, number(context.words, 0))
    if card is None:
        return
    if not card.is_undecided or card.own:
        await _show(context, card.pair.id)
        return
    rows = [
        [
            context.button(
                Text("pairs-keep", place=_NUMBERS[place], nik=mask_nik(side.worker.nik)),
                "gm", card.pair.id, card.pair.version, side.worker.id,
            )
        ]
        for place, side in enumerate(card.sides)
    ]  # fmt: skip
    rows.append([context.button(Text("pairs-back"), "gp", card.pair.id, "h")])
    parts = [*_sides(context, card), context.t("pairs-which")]
    context.say("\n\n".join(parts), rows, CARD)


async def merge(_update: Update, context: Context) -> None:
    """One person, with the NIK of the button; then the card says so, with the way back."""
    pair_id, version, kept_id = (number(context.words, place) for place in range(3))
    done = await _tried(
        context,
        merges.merge(
            context.session, pair_id, version, kept_id, context.access, context.regency, context.now
        ),
    )
    if done is None:
        return
    await _tell(context, done, "pairs-told-closed")
    notice = Text("pairs-merged", name=done.kept.name, closed="yes" if done.closed else "no")
    context.toast(Text("pairs-merged-toast"))
    await _show(context, pair_id, notice)


async def undo(_update: Update, context: Context) -> None:
    """Takes a merge back, as a whole."""
    pair_id, version = (number(context.words, place) for place in range(2))
    done = await _tried(
        context,
        merges.undo(context.session, pair_id, version, context.access, context.regency, context.now),
    )
    if done is None:
        return
    await _tell(context, done, "pairs-told-open-again")
    context.toast(Text("pairs-undone"))
    await _show(context, pair_id, Text("pairs-undone"))


async def different(_update: Update, context: Context) -> None:
    """Berbeda: never asked again."""
    await _say(context, pairs.keep_apart, Text("pairs-different-done"))


async def later(_update: Update, context: Context) -> None:
    """Nanti: comes again when the others are done."""
    await _say(context, pairs.put_off, Text("pairs-later-done"))


async def download(_update: Update, context: Context) -> None:
    """Every pair that waits, as a file. That somebody took it is on record."""
    cards = await pairs.all_undecided(context.session)
    if not cards:
        context.toast(Text("pairs-none"), alert=True)
        return
    record(
        context.session, context.now, context.account.id, "pairs.download", Subject.DUPLICATE_PAIR, None,
        after=str(len(cards)),
    )  # fmt: skip
    data = await asyncio.to_thread(pairs_file, cards, context.regency, context.say_in)
    caption = context.t("pairs-file-caption", count=len(cards))
    context.send(document(context.chat_id, f"mungkin-sama-{context.today:%Y-%m-%d}.xlsx", data, caption))


async def _say(context: Context, say: Say, notice: Text) -> None:
    pair_id, version = (number(context.words, place) for place in range(2))
    said = say(context.session, pair_id, version, context.access, context.regency, context.now)
    if await _tried(context, said) is None:
        return
    context.toast(notice)
    await _show_next(context, pair_id, notice)


async def _tried(context: Context, doing: Awaitable[Done]) -> Done | None:
    try:
        return await doing
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        await _show(context, number(context.words, 0))
        return None


async def _tell(context: Context, done: merges.Merged, sentence: str) -> None:
    if done.closed is None:
        return
    text = Text(sentence, name=done.closed.worker.name, reference=done.closed.reference)
    for account in (await accounts_by_id(context.session, done.tell_account_ids)).values():
        context.tell(account, text)


async def _show_next(
    context: Context, after: int, notice: Text | None = None, *, fresh: bool = False
) -> None:
    pair_id = await pairs.next_pair(context.session, after)
    if pair_id is None:
        text = notice and after and Text("pairs-end", notice=notice)
        left = await pairs.count_undecided(context.session)
        rows = [[context.button(Text("pairs-again", count=left), "gn")]] if left else []
        context.say(text or Text("pairs-end-plain" if left else "pairs-none"), rows, CARD, fresh=fresh)
        return
    await _show(context, pair_id, notice, fresh=fresh)


async def _show(context: Context, pair_id: int, notice: Text | None = None, *, fresh: bool = False) -> None:
    card = await _card(context, pair_id)
    if card is None:
        return
    left = await pairs.count_undecided(context.session)
    parts: list[str] = [context.t("pairs-title", count=left), *_sides(context, card)]
    if not card.is_undecided:
        parts.append(context.t("pairs-status", status=Text(f"pair-status-{card.pair.status}")))
    if card.own:
        parts.append(context.t("pairs-own"))
    if notice is not None:
        parts.append(context.t("queue-notice", notice=notice))
    context.say("\n\n".join(parts), _rows(context, card), CARD, fresh=fresh)


def _rows(context: Context, card: PairCard) -> list[list[Button]]:
    here = (card.pair.id, card.pair.version)
    rows: list[list[Button]] = []
    if card.is_undecided and not card.own:
        rows = [
            [
                context.button(Text("pairs-same"), "gs", card.pair.id),
                context.button(Text("pairs-different"), "gb", *here),
            ],
            [context.button(Text("pairs-later"), "gl", *here)],
        ]
    elif card.pair.status is PairStatus.SAME and not card.own:
        rows = [[context.button(Text("pairs-undo"), "gu", *here)]]
    rows.append(
        [
            context.button(Text("pairs-next"), "gn", card.pair.id),
            context.button(Text("pairs-file"), "gx"),
        ]
    )
    rows.append([context.button(Text("queue-back"), "qv")])
    return rows


async def _card(context: Context, pair_id: int) -> PairCard | None:
    try:
        return await pairs.pair_card(context.session, pair_id, context.access, context.now)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return None


def _sides(context: Context, card: PairCard) -> list[str]:
    said: list[str] = [_side(context, _NUMBERS[place], side, card) for place, side in enumerate(card.sides)]
    first, second = (side.worker.nik for side in card.sides)
    places = [
        str(place) for place, pair in enumerate(zip(first, second, strict=True), 1) if pair[0] != pair[1]
    ]
    said.append(context.t("pairs-differs", places=", ".join(places)))
    return said


def _side(context: Context, place: str, side: Side, card: PairCard) -> Html:
    worker, one = side.worker, side.enrolment
    mothers = {other.worker.mother_name for other in card.sides}

    def mark(sign: Sign) -> str:
        return "≠ " if sign in card.differing else ""

    return context.t(
        "pairs-side",
        place=place,
        name=mark(Sign.NAME) + clipped(worker.name, _NAME),
        nik=mask_nik(worker.nik),
        date_mark=mark(Sign.BIRTH_DATE),
        birth_date=worker.birth_date,
        sex_mark=mark(Sign.SEX),
        sex=Text("finding-sex-female" if worker.sex == "P" else "finding-sex-male"),
        area_mark=mark(Sign.DESA),
        area=entry.place_name(context, worker.desa_code, worker.kecamatan_code),
        phone=mark(Sign.PHONE) + mask_phone(worker.phone) if worker.phone else "–",
        mother=("≠ " if len(mothers) > 1 else "") + clipped(worker.mother_name or "–", _NAME),
        entry=_entry(context, side) if one else Text("pairs-no-entry"),
        until=side.covered_until or Text("pairs-no-cover"),
    )


def _entry(context: Context, side: Side) -> Text:
    one = side.enrolment
    if one is None:
        raise ValueError("a side without an entry")
    return Text(
        "pairs-entry",
        category=entry.category_name(context, one.category),
        organisation=clipped(one.organisation.name, _NAME),
        reference=one.reference,
        status=status_name(one.status),
    )

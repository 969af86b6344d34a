"""How a file of BPJS looks in the chat: its preview with what is to be decided, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.outgoing import Button
from handlers.context import Context
from handlers.roster_news import waits_until
from handlers.words import clipped
from locales import Text
from services.bpjs.comparing import BIRTH_DATE, NAME, NIK, PERIOD
from services.bpjs.counts import Counts
from services.bpjs.roster_plan import Answer, Outcome
from services.bpjs.rosters import Applied, Preview

NAME_SHOWN = 60
_ASIDE = (Outcome.DUPLICATE, Outcome.UNREADABLE, Outcome.NO_COVER, Outcome.OLDER)


def card_of(roster_id: int) -> str:
    """The one live card of a file."""
    return f"roster{roster_id}"


def file_name(name: str) -> str:
    """A name short enough for a card."""
    return clipped(name, NAME_SHOWN)


def say_preview(
    context: Context, shown: Preview, *, fresh: bool = False, has_date: bool | None = None
) -> None:
    """What a file would change, and the way to change it or not.

    `has_date`: whether its day was written beside it; said when it has just come.
    """
    if shown.already_applied_at is not None:
        applied_at = shown.already_applied_at.astimezone(context.regency.zone)
        head = Text("roster-chat-same", file=file_name(shown.file_name), as_of=shown.as_of, at=applied_at)
        rows = [[context.button(Text("roster-list-open"), "rs", shown.roster_id)]]
        context.say("\n".join([context.t(head), "", *count_lines(context, shown.counts)]), rows)
        return
    origin = "" if has_date is None else "-caption" if has_date else "-today"
    day = Text(f"roster-chat-as-of{origin}", as_of=shown.as_of)
    lines = [
        context.t("roster-chat-preview", file=file_name(shown.file_name)),
        context.t(day),
        "",
        *count_lines(context, shown.counts),
        "",
    ]
    if shown.newer_as_of is not None:
        lines += [context.t("roster-chat-newer", newer=shown.newer_as_of), ""]
    if shown.counts.near:
        lines += [context.t("roster-chat-near", count=shown.counts.near), ""]
    if shown.counts.unread:
        lines += [context.t("roster-chat-unread", count=shown.counts.unread), ""]
    lines.append(context.t("roster-chat-confirm", count=shown.counts.changes))
    context.say("\n".join(lines), _decisions(context, shown), card_of(shown.roster_id), fresh=fresh)


def say_applied(context: Context, applied: Applied, told: int) -> None:
    """What a file has changed, with the way back."""
    head = context.t("roster-chat-applied", file=file_name(applied.file_name), as_of=applied.as_of)
    lines = [head, "", *count_lines(context, applied.counts), "", context.t("roster-chat-quiet")]
    if told:
        lines += ["", context.t("roster-chat-told", count=told, at=waits_until(context))]
    rows = [[context.button(Text("roster-undo-button"), "ru", applied.roster_id)]]
    context.say("\n".join(lines), rows, card_of(applied.roster_id))


def count_lines(context: Context, counts: Counts) -> Sequence[str]:
    """Both sides: rows of the file and what they are, people who were sent and what became of them."""
    lines: list[str] = [context.t("roster-chat-total", count=counts.total)]
    for answer in Answer:
        if counts[answer] and answer is not Answer.ASIDE:
            label = Text(f"roster-answer-{answer.value}")
            lines.append(context.t("roster-chat-count", label=label, count=counts[answer]))
    if counts[Answer.ASIDE]:
        parts = ", ".join(
            context.t("roster-chat-part", label=Text(f"roster-result-{one.value}"), count=counts[one])
            for one in _ASIDE
            if counts[one]
        )
        lines.append(context.t("roster-chat-aside", count=counts[Answer.ASIDE], parts=parts))
    if counts.sent:
        lines += ["", context.t("roster-chat-sent", count=counts.sent)]
        for name, count in (("accepted", counts.accepted), ("turned-down", counts.turned_down)):
            lines.append(context.t("roster-chat-count", label=Text(f"roster-{name}"), count=count))
        lines.append(context.t("roster-chat-unanswered", count=counts.unanswered, days=counts.oldest_days))
    differing = [
        context.t(f"roster-differs-{name}", count=counts.flags[flag])
        for name, flag in (("name", NAME), ("date", BIRTH_DATE), ("nik", NIK), ("period", PERIOD))
        if counts.flags.get(flag)
    ]
    if differing:
        lines += ["", context.t("roster-chat-differs", parts=", ".join(differing))]
    return lines


def _decisions(context: Context, shown: Preview) -> list[list[Button]]:
    rows: list[list[Button]] = []
    if shown.counts.near:
        rows.append(
            [context.button(Text("roster-near-look", count=shown.counts.near), "rn", shown.roster_id)]
        )
    if shown.counts.unread:
        rows.append(
            [context.button(Text("roster-reasons-look", count=shown.counts.unread), "rw", shown.roster_id)]
        )
    rows.append(
        [
            context.button(Text("roster-chat-apply"), "ra", shown.roster_id),
            context.button(Text("roster-chat-discard"), "rd", shown.roster_id),
        ]
    )
    return rows

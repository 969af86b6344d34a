"""The daily digest: one message a person, from what `services.reminders` finds, as buttons that open it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from gateway.outgoing import Button
from gateway.scheduler import stumbling
from handlers.context import Context
from locales import Html, Text
from services.alike.pairs import count_undecided
from services.bpjs.waiting import unanswered_for
from services.lapses import Lapse, count_lapses
from services.objections.overview import closed_by_clock, undecided
from services.permissions import Action, allowed
from services.queue import Age, queue_counts
from services.reminders import Reminder, Topic
from services.renewals import open_renewal, progress_of

# What a line opens: the label of its button and the button's data.
_OPENS = {
    Topic.OWN_ENDING: ("menu-status", "status"),
    Topic.OWN_GRACE: ("menu-status", "status"),
    Topic.DEADLINE: ("menu-anggota", "anggota"),
    Topic.RENEWAL: ("renewal-answer", "pj"),
    Topic.RETURNED: ("digest-open-returned", "mendrow"),
    Topic.INCOMPLETE: ("completing-next", "isi"),
    Topic.VISITS: ("menu-tugas", "tugas"),
    Topic.DRAFT: ("digest-open-drafts", "pgd"),
    Topic.ENDING: ("menu-anggota", "anggota"),
    Topic.GRACE: ("menu-anggota", "anggota"),
}
# A job that failed so often in a row does not mend itself.
_TRIES = 5


async def say_digest(context: Context, lines: Sequence[Reminder], *, is_working_day: bool) -> bool:
    """Says the digest to this person; False when there is nothing to say."""
    said: list[str] = [_line(context, one) for one in lines]
    rows: dict[str, Button] = {}
    for one in lines:
        label, data = _OPENS[one.topic]
        rows.setdefault(data, context.button(Text(label), data))
    if is_working_day and allowed(context.access, Action.REVIEW_QUEUE):
        office, opened = await _office(context)
        said += office
        rows |= opened
    if not said:
        return False
    parts = [context.t("digest-title", name=context.account.name), *said, context.t("digest-foot")]
    buttons = [[button] for button in rows.values()]
    buttons.append([context.button(Text("reminders-mute"), "pg", "off")])
    context.say("\n\n".join(parts), buttons)
    return True


def _line(context: Context, one: Reminder) -> Html:
    name = f"digest-{one.topic.replace('_', '-')}"
    if not one.programmes:
        return context.t(name, count=one.count, day=one.day, others=one.others)
    # The rest lasts longer: nobody may read that all of the cover ends.
    which = ", ".join(context.t(f"programme-{programme.lower()}") for programme in one.programmes)
    return context.t(f"{name}-part", count=one.count, day=one.day, programmes=Html(which))


async def _office(context: Context) -> tuple[list[str], dict[str, Button]]:
    """The morning of the staff: what waits, what is late, whose cover ends."""
    said: list[str] = []
    rows: dict[str, Button] = {}
    counts = await queue_counts(context.session, context.access, context.regency, context.now)
    if counts.total:
        late = counts.of_age(Age.OVERDUE)
        days = context.regency.review.working_days
        said.append(context.t("digest-queue", count=counts.total, late=late, days=days))
        rows["antrean"] = context.button(Text("menu-antrean"), "antrean")
    if pairs := await count_undecided(context.session):
        said.append(context.t("digest-pairs", count=pairs))
        rows["ganda"] = context.button(Text("menu-ganda"), "ganda")
    await _objections(context, said, rows)
    await _answers(context, said, rows)
    lapses = await count_lapses(context.session, context.today, context.regency)
    if any(lapses.values()):
        ending = sum(count for lapse, count in lapses.items() if lapse not in (Lapse.URGENT, Lapse.GRACE))
        most = max(context.regency.reminders.cover_days)
        said.append(
            context.t(
                "digest-lapses",
                urgent=lapses[Lapse.URGENT],
                ending=ending,
                days=most,
                grace=lapses[Lapse.GRACE],
            )
        )
        rows["jatuhtempo"] = context.button(Text("menu-jatuhtempo"), "jatuhtempo")
    if (renewal := await open_renewal(context.session)) is not None:
        found = await progress_of(context.session, renewal)
        said.append(
            context.t(
                "digest-renewal-office", day=renewal.starts_on, waiting=found.waiting, asked=found.asked
            )
        )
        rows["perpanjang"] = context.button(Text("menu-perpanjang"), "perpanjang")
    if allowed(context.access, Action.DEAD_LETTERS) and (jobs := await stumbling(context.session, _TRIES)):
        said.append(context.t("digest-jobs", names=", ".join(jobs)))
    return said, rows


async def _objections(context: Context, said: list[str], rows: dict[str, Button]) -> None:
    """What the end of a window brought, and what waits to be decided: nobody else tells of either."""
    closed, cleared = await closed_by_clock(context.session, _last_morning(context))
    if closed:
        said.append(context.t("digest-objections-closed", people=cleared))
    if undecided_ones := await undecided(context.session):
        said.append(context.t("digest-objections", people=undecided_ones))
    if closed or undecided_ones:
        rows["sanggah"] = context.button(Text("menu-sanggah"), "sanggah")


async def _answers(context: Context, said: list[str], rows: dict[str, Button]) -> None:
    """People whom BPJS was sent so long ago that it should have answered; /bpjs has their list."""
    if not allowed(context.access, Action.SEE_ROSTERS):
        return
    days = context.regency.bpjs.answer_days
    found = await unanswered_for(context.session, days, context.now)
    if found.people:
        said.append(context.t("digest-unanswered", people=found.people, days=days, oldest=found.oldest_days))
        rows["bpjs"] = context.button(Text("menu-bpjs"), "bpjs")


def _last_morning(context: Context) -> datetime:
    """When the office had its last digest: on a Monday that was Friday."""
    day = context.today - timedelta(days=1)
    while not context.regency.is_working_day(day):
        day -= timedelta(days=1)
    return datetime.combine(day, context.regency.reminders.digest_at, tzinfo=context.regency.zone)

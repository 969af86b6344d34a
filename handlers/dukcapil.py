"""/dukcapil: lists for Disdukcapil, how far the comparing is, and the people a verdict speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from gateway.outgoing import Button, document, message
from handlers import mending, queue
from handlers.bulk import digest
from handlers.context import Context
from handlers.requested import Making, ask_for
from handlers.words import clipped, number, word
from locales import Text, texts
from models import Account, DukcapilVerdict, Enrolment, FileKind
from services.accounts import accounts_by_id
from services.dukcapil.returning import PAGE, give_all_back, people_with, returnable
from services.dukcapil.sending import Extent, anybody, gather_list, keep_list, list_file, standing
from services.dukcapil.verdicts import RETURNABLE, TROUBLES
from services.errors import Invalid, NotAllowed
from services.files.worded import worded
from services.lifecycle import status_name
from services.returned import count_returned
from services.roles import roles_of

CARD = "dukcapil"
# Fifty lines of these lengths stay within one message.
_NAME, _PLACE = 32, 26


async def show(_update: Update, context: Context) -> None:
    """/dukcapil: how far it is."""
    await overview(context, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """The way back."""
    await overview(context)


async def overview(context: Context, notice: Text | None = None, *, fresh: bool = False) -> None:
    """What Disdukcapil says so far, whom to send, and the people behind each trouble."""
    found = await standing(context.session)
    lines: list[str] = [context.t("queue-notice", notice=notice), ""] if notice else []
    lines += [context.t("dukcapil-title"), ""]
    lines += [
        context.t("dukcapil-count", verdict=verdict_name(verdict), count=count)
        for verdict, count in found.by_verdict.items()
    ]
    lines += [
        context.t("dukcapil-waiting", count=found.waiting),
        context.t("dukcapil-unanswered", count=found.unanswered),
        "",
        context.t("dukcapil-how"),
    ]
    rows = []
    if found.waiting:
        rows.append([context.button(Text("dukcapil-send-new", count=found.waiting), "dks", Extent.NEW)])
    if found.unanswered:
        both = found.waiting + found.unanswered
        rows.append([context.button(Text("dukcapil-send-unknown", count=both), "dks", Extent.UNKNOWN)])
    rows.append([context.button(Text("dukcapil-send-all"), "dks", Extent.ALL)])
    for verdict in TROUBLES:
        if count := found.by_verdict.get(verdict):
            label = Text("dukcapil-open", verdict=verdict_name(verdict), count=count)
            rows.append([context.button(label, "dkl", verdict)])
    rows.append([context.button(Text("queue-refresh"), "dkv")])
    context.say("\n".join(lines), rows, CARD, fresh=fresh)


async def send(_update: Update, context: Context) -> None:
    """`dks:<extent>`: asks for the list as a file."""
    wanted = word(context.words, 0)
    if wanted not in set(Extent) or not await anybody(context.session, Extent(wanted)):
        context.toast(Text("dukcapil-nobody-to-send"), alert=True)
        return
    await ask_for(context, FileKind.DUKCAPIL, wanted)


async def gather(context: Context) -> Making | None:
    """The list that the words name; what was sent of each person is kept. Raises `Invalid`, `NotAllowed`."""
    wanted = word(context.words, 0)
    if wanted not in set(Extent):
        return None
    listed = await gather_list(context.session, Extent(wanted), context.access, context.regency)

    async def give(given: Context, data: bytes) -> None:
        made = await keep_list(given.session, listed, data, given.access, given.regency, given.now)
        caption = given.t("dukcapil-list-caption", count=made.people, left=made.left)
        given.send(document(given.chat_id, made.name, made.data, caption))
        await overview(given)

    return Making(worded, (list_file, listed.rows), len(listed.rows), give)


async def people(_update: Update, context: Context) -> None:
    """`dkl:<verdict>[:<page>]`: whom a verdict speaks of, a button each."""
    verdict = _verdict(context)
    if verdict is None:
        return
    page = number(context.words, 1)
    entries, total = await people_with(context.session, verdict, page)
    if not entries and page:
        page = 0
        entries, total = await people_with(context.session, verdict, page)
    lines = [context.t("dukcapil-people", verdict=verdict_name(verdict), count=total), ""]
    lines += [_line(context, place, one) for place, one in enumerate(entries, page * PAGE + 1)]
    rows = [
        [Button(f"{place}. {clipped(one.worker.name, _NAME)}", f"qc:{queue.FROM_SEARCH}:m:{one.id}")]
        for place, one in enumerate(entries, page * PAGE + 1)
    ]
    turns = [Button("◀️", f"dkl:{verdict}:{page - 1}")] if page else []
    if (page + 1) * PAGE < total:
        turns.append(Button("▶️", f"dkl:{verdict}:{page + 1}"))
    rows.append(turns)
    if verdict in RETURNABLE and total:
        rows.append(
            [context.button(Text("dukcapil-return-all", verdict=verdict_name(verdict)), "dkb", verdict)]
        )
    rows.append([context.button(Text("dukcapil-back"), "dkv")])
    context.say("\n".join(lines), rows, CARD)


async def preview(_update: Update, context: Context) -> None:
    """`dkb:<verdict>`: who would be given back."""
    verdict = _verdict(context)
    if verdict is not None:
        await _preview(context, verdict, await returnable(context.session, verdict, context.access))


async def confirm(_update: Update, context: Context) -> None:
    """`dky:<verdict>:<digest>`: gives the people of the preview back; of a changed list shows the new one."""
    verdict = _verdict(context)
    if verdict is None:
        return
    entries = await returnable(context.session, verdict, context.access)
    if not entries or word(context.words, 1) != digest(entries):
        context.toast(Text("queue-bulk-changed"), alert=True)
        await _preview(context, verdict, entries)
        return
    note = texts(context.settings.locale)(f"dukcapil-note-{verdict.value.replace('_', '-')}")
    shown = [(one.id, one.version) for one in entries]
    try:
        done = await give_all_back(context.session, verdict, shown, note, context.access, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    accounts = await accounts_by_id(context.session, done.tell)
    for account_id, theirs in done.tell.items():
        if account_id in accounts:
            await _tell(context, accounts[account_id], theirs, note)
    notice = Text("dukcapil-returned", count=len(done.returned), left=done.changed_meanwhile)
    context.toast(notice)
    await overview(context, notice)


def verdict_name(verdict: DukcapilVerdict) -> Text:
    """What a verdict is called."""
    return Text(f"dukcapil-verdict-{verdict.value.replace('_', '-')}")


async def _preview(context: Context, verdict: DukcapilVerdict, entries: Sequence[Enrolment]) -> None:
    if not entries:
        await overview(context, Text("dukcapil-return-none"))
        return
    title = Text("dukcapil-return-title", count=len(entries), verdict=verdict_name(verdict))
    lines = [context.t(title), ""]
    lines += [_line(context, place, one) for place, one in enumerate(entries, 1)]
    rows = [
        [context.button(Text("dukcapil-return-yes", count=len(entries)), "dky", verdict, digest(entries))],
        [context.button(Text("dukcapil-back"), "dkl", verdict)],
    ]
    context.say("\n".join(lines), rows, CARD)


async def _tell(context: Context, account: Account, entries: Sequence[Enrolment], note: str) -> None:
    """One message for all of somebody's people, in their language, with the way to mend them."""
    if account.blocked_at is not None:
        return
    say = texts(account.language or context.settings.locale)
    lines = [say("dukcapil-told-returned", count=len(entries), note=note), ""]
    lines += [
        say("queue-told-approved-name", name=clipped(one.worker.name, _NAME), reference=one.reference)
        for one in entries
    ]
    access = await roles_of(context.session, account, context.settings.admin_ids)
    labels = mending.all_label(await count_returned(context.session, access.organisation_ids))
    rows = labels or [[(Text("queue-mend"), f"mend:{entries[0].id}")]]
    drawn = [[Button(say(label), data) for label, data in row] for row in rows]
    context.send(message(account.telegram_id, "\n".join(lines), drawn))


def _line(context: Context, place: int, one: Enrolment) -> str:
    return context.t(
        "dukcapil-line",
        place=str(place),
        name=clipped(one.worker.name, _NAME),
        organisation=clipped(one.organisation.name, _PLACE),
        status=status_name(one.status),
    )


def _verdict(context: Context) -> DukcapilVerdict | None:
    code = word(context.words, 0)
    if code in set(DukcapilVerdict):
        return DukcapilVerdict(code)
    context.toast(Text("dukcapil-unknown-list"), alert=True)
    return None

"""A proposal that is frozen: its card, its files, paid, taken back, and what happened to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from gateway.outgoing import Button, document
from handlers import follow_up
from handlers.budget import cost_text
from handlers.context import Context
from handlers.words import clipped, number, word
from locales import Text
from models import Proposal, ProposalFile, ProposalStatus
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.proposals import budgets, papers, revising, steps
from services.proposals.budgets import ProposalSums
from services.proposals.history import history_of
from services.proposals.money import Cost, Stretch, ends_on, stretches
from services.reasons import Reason, reason_text
from services.roles import Access

CARD = "proposal"
YES = "y"
STRAYS_PAGE = 5
NOTE_SHOWN = 120
Step = Callable[[AsyncSession, int, Access, datetime], Awaitable[Proposal]]


async def look(_update: Update, context: Context) -> None:
    """`uo:<id>`: the card."""
    await show(context, number(context.words, 0))


async def files(_update: Update, context: Context) -> None:
    """Berkas: what is made is sent at once; otherwise it is made now, in the background."""
    proposal = await _proposal(context)
    if proposal is None:
        return
    made = await papers.files_of(context.session, proposal)
    if made:
        give(context, made)
        context.toast(Text("coverage-chat-sent"))
    elif proposal.status is ProposalStatus.CANCELLED:
        context.toast(Text("proposal-no-files"), alert=True)
    else:
        locked = await steps.locked_proposal(context.session, proposal.id, context.access)
        locked.files_for = context.account.id
        await context.session.flush()
        context.toast(Text("proposal-files-coming"))
        await show(context, proposal.id)


async def pay(_update: Update, context: Context) -> None:
    """Sudah dibayar: asks, then says so."""
    await _ask_or_do(context, "up", "proposal-ask-pay", steps.pay)


async def unpay(_update: Update, context: Context) -> None:
    """Belum dibayar: a mistaken tap."""
    await _ask_or_do(context, "uq", "proposal-ask-unpay", steps.unpay)


async def cancel(_update: Update, context: Context) -> None:
    """Batalkan usulan: asks, then everybody stands where they stood."""
    await _ask_or_do(context, "uc", "proposal-ask-cancel", steps.cancel)


async def past(_update: Update, context: Context) -> None:
    """Riwayat: what happened, the newest first."""
    proposal = await _proposal(context)
    if proposal is None:
        return
    lines: list[str] = [context.t("proposal-history", number=proposal.number)]
    for one in await history_of(context.session, proposal):
        detail = _detail(one.detail)
        lines.append(
            context.t(
                "proposal-history-line",
                at=one.at.astimezone(context.regency.zone),
                step=Text(f"proposal-step-{one.step.replace('_', '-')}"),
                who=one.who or "–",
                has="yes" if detail else "no",
                detail=detail or "",
                noted="yes" if one.note else "no",
                note=clipped(one.note or "", NOTE_SHOWN),
            )
        )
    context.say("\n".join(lines), [[context.button(Text("proposal-back"), "uo", proposal.id)]], CARD)


async def strays(_update: Update, context: Context) -> None:
    """Those in it who serve no longer, a button each."""
    proposal = await _proposal(context)
    if proposal is None:
        return
    page = number(context.words, 1)
    found, total = await revising.strays(context.session, proposal.id, page, STRAYS_PAGE)
    lines: list[str] = [context.t("proposal-strays", number=proposal.number, people=total)]
    lines += [
        context.t(
            "proposal-stray",
            name=one.enrolment.worker.name,
            organisation=one.enrolment.organisation.name,
            status=Text(f"enrolment-status-{one.enrolment.status}"),
        )
        for one in found
    ]
    rows = [[context.button(f"👤 {one.enrolment.worker.name[:40]}", "ur", one.line.id)] for one in found]
    turns = [context.button("◀️", "us", proposal.id, page - 1)] if page else []
    if (page + 1) * STRAYS_PAGE < total:
        turns.append(context.button("▶️", "us", proposal.id, page + 1))
    back = context.button(Text("proposal-back"), "uo", proposal.id)
    context.say("\n".join(lines), [*rows, turns, [back]], CARD)


async def show(context: Context, proposal_id: int, *, fresh: bool = False) -> None:
    """The card of a proposal as it stands."""
    sums = next(iter(await budgets.sums(context.session, proposal_id=proposal_id)), None)
    proposal = await context.session.get(Proposal, proposal_id) if sums else None
    if sums is None or proposal is None:
        context.toast(Text("proposal-not-found"), alert=True)
        return
    _, gone = await revising.strays(context.session, proposal.id, 0, 1)
    made = await papers.files_of(context.session, proposal)
    lines: list[str] = [
        context.t(
            "proposal-card",
            number=proposal.number,
            kind=Text(f"proposal-kind-{proposal.kind}"),
            status=Text(f"proposal-status-{proposal.status}"),
            starts=proposal.starts_on,
            ends=ends_on(proposal.starts_on, proposal.months),
        ),
        context.t("proposal-plan-cost", cost=cost_text(context, _cost(context, sums))),
        *_counts(context, sums),
        _files_line(context, proposal, made),
    ]
    if gone and proposal.status is not ProposalStatus.CLOSED:
        lines += ["", context.t("proposal-card-strays", people=gone)]
    if proposal.status is ProposalStatus.SENT:
        lines += ["", context.t("proposal-card-how-to-remove")]
    said, follows = await follow_up.offer(context, proposal)
    rows = _buttons(context, proposal, sums, gone, follows)
    context.say("\n".join([*lines, *said]), rows, CARD, fresh=fresh)


def give(context: Context, made: Sequence[ProposalFile]) -> None:
    """Queues the files; that they were given stands in the trail."""
    for one in made:
        caption = context.t(
            "proposal-file", kind=one.kind, people=one.people, hash=one.sha256[:12], name=one.name
        )
        context.send(document(context.chat_id, one.name, one.content, caption))
    papers.note_given(context.session, made, context.account.id, context.now)


def may_have_files(by: Access) -> bool:
    """Whether somebody may be given the files: their role may have ended while they were made."""
    return allowed(by, Action.MAKE_PROPOSAL)


async def _proposal(context: Context) -> Proposal | None:
    proposal_id = number(context.words, 0)
    proposal = await context.session.get(Proposal, proposal_id) if proposal_id else None
    if proposal is None:
        context.toast(Text("proposal-not-found"), alert=True)
    return proposal


async def _ask_or_do(context: Context, name: str, question: str, step: Step) -> None:
    """The first press asks, the second (`y` and the version that was shown) does it."""
    proposal = await _proposal(context)
    if proposal is None:
        return
    if word(context.words, 1) != YES:
        sums = next(iter(await budgets.sums(context.session, proposal_id=proposal.id)))
        yes = context.button(Text("proposal-yes"), name, proposal.id, YES, proposal.version)
        no = context.button(Text("proposal-no"), "uo", proposal.id)
        asked = context.t(question, number=proposal.number, people=sums.people, rupiah=sums.rupiah)
        context.say(asked, [[yes, no]], CARD)
        return
    if number(context.words, 2) != proposal.version:
        context.toast(Text("proposal-changed"), alert=True)
    else:
        try:
            done = await step(context.session, proposal.id, context.access, context.now)
            await context.session.flush()
            context.toast(Text(f"proposal-now-{done.status}", number=done.number))
        except (Invalid, NotAllowed) as error:
            context.toast(error.text, alert=True)
    await show(context, proposal.id)


def _buttons(
    context: Context, proposal: Proposal, sums: ProposalSums, gone: int, follows: list[list[Button]]
) -> list[list[Button]]:
    may = allowed(context.access, Action.MAKE_PROPOSAL)
    rows: list[list[Button]] = []
    if may and proposal.status is not ProposalStatus.CANCELLED:
        rows.append([context.button(Text("proposal-files"), "ud", proposal.id)])
    if gone and proposal.status is ProposalStatus.SENT:
        rows.append([context.button(Text("proposal-check-strays", people=gone), "us", proposal.id, 0)])
    rows += follows
    if may and proposal.status is ProposalStatus.SENT:
        rows.append([context.button(Text("proposal-pay"), "up", proposal.id)])
        rows.append([context.button(Text("proposal-cancel"), "uc", proposal.id)])
    if may and proposal.status is ProposalStatus.PAID and not sums.enrolled + sums.refused:
        rows.append([context.button(Text("proposal-unpay"), "uq", proposal.id)])
    rows.append(
        [
            context.button(Text("budget-past"), "uh", proposal.id),
            context.button(Text("proposal-back"), "ul", proposal.year),
        ]
    )
    return rows


def _cost(context: Context, sums: ProposalSums) -> Cost:
    rates = stretches(context.regency, sums.starts_on, sums.months)
    found = Cost(sums.people, rates)
    # What was frozen counts, whatever the rates are by now.
    return found if found.total == sums.rupiah else Cost(sums.people, (Stretch(sums.months, sums.monthly),))


def _counts(context: Context, sums: ProposalSums) -> list[str]:
    """What became of its people, a line each, without what nobody needs to read."""
    found = (
        ("open", sums.open), ("enrolled", sums.enrolled),
        ("refused", sums.refused), ("removed", sums.removed),
    )  # fmt: skip
    return [context.t(f"proposal-card-{name}", count=count) for name, count in found if count]


def _files_line(context: Context, proposal: Proposal, made: Sequence[ProposalFile]) -> str:
    if made:
        return context.t(
            "proposal-files-made",
            count=len(made),
            revision=proposal.revision,
            hash=(proposal.file_hash or "")[:12],
        )
    if proposal.files_for:
        return context.t("proposal-files-making")
    return context.t("proposal-files-old" if proposal.revision else "proposal-files-none")


def _detail(detail: str | None) -> Text | str | None:
    return reason_text(detail) if detail in set(Reason) else detail

"""The papers of a case as a checklist that can be ticked off over days."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers import klaim_case, klaim_news
from handlers.context import Context
from handlers.words import word
from locales import Html, Text
from models import BenefitCase
from services.benefits.cases import missing_papers, papers_of
from services.benefits.progress import HAVE, NOT_NEEDED, tick
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed

# What follows a press on a paper: it is there; where it may not apply, not needed; still to come.
_STATES = {"h": HAVE, "n": NOT_NEEDED, "x": None}
_MARKS = {HAVE: "✅", NOT_NEEDED: "➖", None: "⬜"}
_A_ROW = 3


async def show(_update: Update, context: Context) -> None:
    """The checklist."""
    case = await klaim_case.found(context)
    if case is not None:
        _show_papers(context, case)


async def press(_update: Update, context: Context) -> None:
    """`klt:<case>:<paper>:<state>`: the state it is to have, so that a double press changes nothing."""
    case = await klaim_case.found(context, lock=True)
    if case is None:
        return
    paper = next((one for one in papers_of(case, context.regency) if one.key == word(context.words, 1)), None)
    letter = word(context.words, 2)
    if paper is None or letter not in _STATES:
        context.toast(Text("form-unknown"), alert=True)
        return
    was_missing = len(missing_papers(case, context.regency))
    try:
        changed = tick(context.session, case, paper, _STATES[letter], context.access, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    if changed and was_missing and not missing_papers(case, context.regency):
        context.toast(Text("klaim-papers-all-toast"))
        if not allowed(context.access, Action.FOLLOW_CASES):
            await klaim_news.tell_office(context, case, "klaim-told-papers")
    _show_papers(context, case)


def _show_papers(context: Context, case: BenefitCase) -> None:
    listed = papers_of(case, context.regency)
    lines = [context.t("klaim-papers-title", name=case.worker.name)]
    ticks: list[Button] = []
    for place, paper in enumerate(listed, 1):
        state = case.papers.get(paper.key)
        label = context.t(Text(paper.label_id))
        lines.append(context.t("klaim-paper-line", mark=_MARKS[state], place=place, label=label))
        after = {None: "h", HAVE: "n" if paper.may_not_apply else "x", NOT_NEEDED: "x"}[state]
        ticks.append(Button(f"{_MARKS[state]} {place}", f"klt:{case.id}:{paper.key}:{after}"))
    left = len(missing_papers(case, context.regency))
    lines.append(context.t("klaim-papers-left", count=left))
    lines.append(context.t("klaim-papers-keep"))
    rows = [ticks[at : at + _A_ROW] for at in range(0, len(ticks), _A_ROW)]
    context.say(
        Html("\n".join(lines)),
        [*rows, [context.button(Text("klaim-to-case"), "klk", case.id)]],
        klaim_case.CARD,
    )

"""/cakupan, analysis: the way to the cards that explain the figures, and what every word means."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.coverage_cuts import CARD, back
from locales import Text

WAYS = (
    ("analysis-funnel", ("cf", "a")),
    ("analysis-ranking", ("cr", "k", 0)),
    ("analysis-quality", ("cq", "a")),
    ("analysis-blanks", ("cb", "a")),
    ("analysis-projection", ("cj", "a")),
    ("analysis-changes", ("cg", "a")),
    ("analysis-organisations", ("co", 0)),
    ("analysis-day", ("cd",)),
)


async def menu(_update: Update, context: Context) -> None:
    """The analyses, a button each."""
    buttons = [context.button(Text(label), *data) for label, data in WAYS]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    rows.append([context.button(Text("analysis-definitions"), "cn")])
    context.say(Text("analysis-title", today=context.today), [*rows, [back(context)]], CARD)


async def definitions(_update: Update, context: Context) -> None:
    """What is counted as what."""
    rules = context.regency.review
    said: list[str] = [context.t("analysis-definitions-text", days=rules.working_days)]
    if (target := context.regency.stated(context.today.year)) is not None:
        said.append(
            context.t("analysis-definitions-source", year=str(target.year), people=target.people,
                      source=target.source)
        )  # fmt: skip
    said += [
        context.t("analysis-definitions-reported", period=one.period, percent=one.percent, source=one.source)
        for one in context.regency.history
    ]
    context.say("\n".join(said), [[context.button(Text("coverage-chat-back"), "cm")]], CARD)

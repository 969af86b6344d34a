"""What coordinators read of BPJS's answers: whom it did not take, why, and the button that mends it.

Staff may apply a file at night; coordinators read of it in the morning.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from handlers import mending
from handlers.context import Context
from handlers.words import clipped
from locales import Html, Text, texts
from models import Account
from services.accounts import accounts_by_id
from services.bpjs.storing import Refused
from services.bpjs.telling import whom_to_tell
from services.quiet import next_good_time
from services.returned import count_returned
from services.roles import roles_of

_NAME, _WORDING, _LISTED = 60, 120, 15
Labelled = list[list[tuple[Text, str]]]


async def tell_refused(context: Context, refused: Collection[Refused]) -> int:
    """One message a coordinator, however many of theirs BPJS refused; how many coordinators were told."""
    told, morning = await whom_to_tell(context.session, refused), told_at(context)
    accounts = await accounts_by_id(context.session, told)
    for key, account in accounts.items():
        people = told[key]
        text = _one(people[0]) if len(people) == 1 else _several(context, account, people)
        context.tell(account, text, await _buttons(context, account, people), morning)
    return len(accounts)


async def tell_taken_back(context: Context, refused: Collection[Refused]) -> int:
    """The news of a refusal was wrong: nothing is to be mended."""
    told, morning = await whom_to_tell(context.session, refused), told_at(context)
    accounts = await accounts_by_id(context.session, told)
    for key, account in accounts.items():
        names = ", ".join(clipped(one.name, _NAME) for one in told[key][:_LISTED])
        context.tell(account, Text("roster-told-back", names=names, count=len(told[key])), not_before=morning)
    return len(accounts)


def told_at(context: Context) -> datetime:
    """When coordinators read of it: now, or at the end of the quiet time."""
    return next_good_time(context.now, context.regency)


def waits_until(context: Context) -> str:
    """The clock of the regency at which they read of it; "no" when they are told at once."""
    at = told_at(context)
    return f"{at.astimezone(context.regency.zone):%H.%M}" if at > context.now else "no"


def _one(one: Refused) -> Text:
    kind = "mend" if one.mends else "closed"
    return Text(
        f"roster-told-{kind}",
        name=clipped(one.name, _NAME),
        reference=one.reference,
        why=one.reason.sentence,
        next=one.reason.next_step,
        words=clipped(one.wording, _WORDING),
    )


def _several(context: Context, account: Account, people: Sequence[Refused]) -> Text:
    say = texts(account.language or context.settings.locale)
    lines = [
        say(
            "roster-told-line",
            sign="🟠" if one.mends else "⚪",
            name=clipped(one.name, _NAME),
            reference=one.reference,
            reason=one.reason.label,
            words=clipped(one.wording, _WORDING),
        )
        for one in people[:_LISTED]
    ]
    mend = sum(one.mends for one in people)
    return Text(
        "roster-told-many",
        count=len(people),
        lines=Html("\n".join(lines)),
        more=len(people) - len(lines),
        mend=mend,
        closed=len(people) - mend,
        mixed="yes" if 0 < mend < len(people) else "no",
    )


async def _buttons(context: Context, account: Account, people: Sequence[Refused]) -> Labelled:
    mends = [one for one in people if one.mends]
    if not mends:
        return []
    access = await roles_of(context.session, account, context.settings.admin_ids)
    waiting = await count_returned(context.session, access.organisation_ids)
    first: Labelled = [[(Text("queue-mend"), f"mend:{mends[0].enrolment_id}")]] if len(mends) == 1 else []
    return first + mending.all_label(waiting)

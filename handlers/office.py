"""Telling the office: one message to every account of the staff."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Context
from locales import Text
from services.accounts import accounts_by_id
from services.roles import staff_ids


async def tell_office(context: Context, text: Text, rows: Sequence[Sequence[tuple[Text, str]]] = ()) -> None:
    """Says it to all of the staff, each in their language, but not to the one who acts."""
    readers = await staff_ids(context.session) - {context.account.id}
    for account in (await accounts_by_id(context.session, sorted(readers))).values():
        context.tell(account, text, rows)

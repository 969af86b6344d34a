"""Dialogues under way as rows: found, made the active one, kept after each event, closed."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from conversations.form import Draft
from handlers.context import Context, Known
from models import Conversation

_OWN = select(Conversation).where(Conversation.account_id == bindparam("account"))
_ALL = _OWN.order_by(Conversation.updated_at.desc())
_ONE = _OWN.where(Conversation.form == bindparam("form"), Conversation.subject == bindparam("subject"))

_TABLE = cast(Table, Conversation.__table__)
_KEEP = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"))
    .values(draft=bindparam("written"), updated_at=bindparam("moved"))
)
_DROP = delete(_TABLE).where(_TABLE.c.id == bindparam("row"))


async def find(context: Context, form: str, subject: int) -> Conversation | None:
    """This person's unfinished form of that name about that subject."""
    asked = {"account": context.account.id, "form": form, "subject": subject}
    # What else waits to be written (that the notice was seen, say) makes no difference to drafts.
    with context.session.no_autoflush:
        found: Conversation | None = await context.session.scalar(_ONE, asked)
    return found


async def all_of(context: Context) -> list[Conversation]:
    """All of this person's unfinished dialogues, the newest first."""
    # What this group of updates has moved so far is in the memory, not yet in the rows.
    await write(context.session, context.known)
    return list(await context.session.scalars(_ALL, {"account": context.account.id}))


def open_new(context: Context, form: str, subject: int, draft: Draft) -> Conversation:
    """A row for a dialogue that begins."""
    opened = Conversation(
        account_id=context.account.id,
        chat_id=context.chat_id,
        form=form,
        subject=subject,
        draft=draft.dump(),
        created_at=context.now,
        updated_at=context.now,
    )
    context.session.add(opened)
    return opened


async def activate(context: Context, conversation: Conversation) -> None:
    """Typed text goes to this dialogue from now on; the others rest."""
    other = context.active
    if other is not None and other is not conversation:
        await context.session.execute(
            update(Conversation)
            .where(Conversation.account_id == context.account.id, Conversation.id != conversation.id)
            .values(active=False)
        )
    if not conversation.active:
        conversation.active = True
    context.known.active[context.account.id] = conversation


def keep(context: Context, conversation: Conversation, draft: Draft) -> None:
    """Where the dialogue stands now. `write` brings it into the row, together with those of other people."""
    # Unknown to the ORM, which would write each row by itself before the next query of anybody.
    set_committed_value(conversation, "draft", draft.dump())
    set_committed_value(conversation, "updated_at", context.now)
    context.known.moved[conversation.id] = conversation


async def close(context: Context, conversation: Conversation) -> None:
    """The dialogue has ended."""
    # Past the ORM, which would write this, and whatever else is open, before the next query of anybody.
    context.session.expunge(conversation)
    connection = await context.session.connection()
    await connection.execute(_DROP, {"row": conversation.id})
    context.known.moved.pop(conversation.id, None)
    if context.active is conversation:
        # What it was for may have opened the next one.
        del context.known.active[context.account.id]


async def write(session: AsyncSession, known: Known) -> None:
    """All dialogues that moved, in one statement."""
    moved, known.moved = known.moved, {}
    if moved:
        connection = await session.connection()
        await connection.execute(
            _KEEP,
            [{"row": one.id, "written": one.draft, "moved": one.updated_at} for one in moved.values()],
        )

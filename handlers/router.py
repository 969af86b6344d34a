"""From an update to its handler: who it is, which line of the routing table fits, what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update, User
from telegram.constants import ChatType
from telegram.ext import Application, ExtBot

from config import Settings
from gateway.router import Answer, Incoming
from handlers import drafts, files
from handlers.context import Context, Known
from handlers.routes import Route, Table
from handlers.said import picture_in
from locales import texts
from models import Account, Card, Conversation, Role
from regency import Regency
from services.accounts import account_for, accounts_for, refresh, welcome_all
from services.clean import clean_text
from services.ktp.reader import Reader
from services.organisations import organisations_by_id
from services.roles import Access, access_of_many

# Asked for every group of updates: put together once.
_ACTIVE = select(Conversation).where(
    Conversation.account_id.in_(bindparam("ids", expanding=True)), Conversation.active
)

_CARDS = select(Card).where(Card.chat_id.in_(bindparam("chats", expanding=True)))


class Handlers:
    """Fulfils `gateway.router.Router` with a routing table."""

    def __init__(
        self,
        settings: Settings,
        regency: Regency,
        bot: ExtBot[None],
        routes: Sequence[Route],
        reader: Reader | None = None,
    ) -> None:
        self._settings = settings
        self._regency = regency
        self._table = Table(routes)
        # Between asking for a file and reading it; a process that ends in between asks again.
        self._file_for: dict[int, str] = {}
        self._reader = reader
        self._application = Application.builder().bot(bot).updater(None).build()

    async def preload(self, session: AsyncSession, updates: Sequence[Update]) -> None:
        """Few statements for any number of updates: accounts, their roles, their open dialogues."""
        known = Known()
        session.info["known"] = known
        people = {update.effective_user.id: update for update in updates if update.effective_user}
        if not people:
            return
        known.accounts = await accounts_for(session, people)
        newcomers = {
            one: _name_of(update.effective_user)
            for one, update in people.items()
            if one not in known.accounts and update.effective_user and not _is_passing(update)
        }
        if newcomers:
            known.accounts |= await welcome_all(session, newcomers, datetime.now(UTC))
        pressers = {one for one, update in people.items() if update.callback_query}
        if pressers:
            cards = await session.scalars(_CARDS, {"chats": sorted(pressers)})
            known.shown = {(card.chat_id, card.name): card.message_id for card in cards}
        accounts = list(known.accounts.values())
        if not accounts:
            return
        known.access = await access_of_many(session, accounts, self._settings.admin_ids)
        active = await session.scalars(_ACTIVE, {"ids": [account.id for account in accounts]})
        known.active = {conversation.account_id: conversation for conversation in active}
        # What forms about members want to know with every step.
        ids = frozenset().union(*(access.organisation_ids for access in known.access.values()))
        known.organisations = await organisations_by_id(session, ids)

    async def handle(self, session: AsyncSession, incoming: Incoming) -> Answer:
        """The first route that fits handles the update; one that fits nothing is done without a word."""
        update = incoming.update
        for route in self._table.candidates(update):
            check = route.handler.check_update(update)
            if check is None or check is False:
                continue
            context = await self._context(session, incoming)
            if context is None:
                return Answer()
            await route.handler.handle_update(update, self._application, check, context)
            _bring_down(context)
            if context.given.wants_file:
                self._file_for[update.update_id] = context.file_for
            return context.given
        return Answer()

    async def settle(self, session: AsyncSession) -> None:
        """Writes the dialogues that have moved."""
        await drafts.write(session, session.info["known"])

    async def prepare(self, update: Update, data: bytes | None) -> Any:
        """Reads a fetched file, in a thread or a child process: the loop answers others meanwhile."""
        purpose = self._file_for.pop(update.update_id, "roster")
        if self._reader is not None and picture_in(update.effective_message):
            return await files.read_card(update, data, self._settings, self._reader)
        if purpose == "people":
            return await files.keep(data)
        if purpose == "letter":
            return await files.try_letter(update, data, self._settings)
        return await files.read(update, data, self._settings)

    def context_for(self, session: AsyncSession, account: Account, access: Access, now: datetime) -> Context:
        """What somebody is told without having sent anything just now: how their import goes on."""
        context = Context(self._application)
        context.session, context.incoming = session, Incoming(Update(0), now)
        context.settings, context.regency = self._settings, self._regency
        context.account, context.access, context.known = account, access, Known()
        context.chat_id = account.telegram_id
        return context

    def apology(self, update: Update | None) -> str:
        """To somebody whose update could not be handled."""
        language = self._settings.locale
        if update is not None and update.effective_user and update.effective_user.language_code == "en":
            language = "en"
        return texts(language)("gateway-apology")

    def alert(self, count: int) -> str:
        """To administrators, when an update was set aside."""
        return texts(self._settings.locale)("gateway-alert", count=count)

    async def _context(self, session: AsyncSession, incoming: Incoming) -> Context | None:
        update = incoming.update
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return None
        known: Known = session.info["known"]
        account = known.accounts.get(user.id)
        name, passing = _name_of(user), _is_passing(update)
        if account is None and passing:
            account = Account(telegram_id=user.id, name=name)
        elif account is None:
            account = await account_for(session, user.id, name, incoming.now)
            known.accounts[user.id] = account
        elif update.my_chat_member is None and not passing:
            refresh(account, name)
        access = Access(0, frozenset({Role.GUEST})) if passing else known.access.get(account.id)
        if access is None:
            found = await access_of_many(session, [account], self._settings.admin_ids)
            access = known.access[account.id] = found[account.id]
        context = Context(self._application)
        context.session, context.incoming = session, incoming
        context.settings, context.regency = self._settings, self._regency
        context.account, context.access, context.known = account, access, known
        context.reads_photos = self._reader is not None
        # What a press brings is for the presser alone, wherever the button stood.
        context.chat_id = user.id if update.callback_query else chat.id
        return context


def _bring_down(context: Context) -> None:
    """A card that answers a button of another message comes anew below it: above, nobody sees it change."""
    query = context.incoming.update.callback_query
    if query is None or query.message is None:
        return
    given, moved = context.given.outgoing, set()
    for at, one in enumerate(given):
        stands = context.known.shown.get((one.chat_id, one.card or ""))
        is_own = query.message.chat.id == one.chat_id
        if is_own and one.card not in moved and stands not in (None, query.message.message_id):
            given[at] = replace(one, fresh=True)
            moved.add(one.card)


def _name_of(user: User) -> str:
    # A deleted account has no name at all.
    return clean_text(user.full_name or "")[:100] or str(user.id)


def _is_passing(update: Update) -> bool:
    """Who speaks in a group has said nothing to the bot: no account is made, no block taken back."""
    chat = update.effective_chat
    return chat is not None and chat.type != ChatType.PRIVATE and update.callback_query is None

"""Reads, takes and gives back coordinators' workbooks, one after the other, while others are answered."""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import PurePath

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.background import describe
from gateway.outgoing import document
from handlers import batch_card as cards
from handlers.child import ChildFailed
from handlers.context import Context
from handlers.making import Maker
from handlers.words import clipped
from locales import Text, texts
from models import Account, Batch, BatchStatus
from services.errors import Invalid, NotAllowed
from services.lists import importing
from services.lists.accepting import ToStore, category_for, look, made_ready
from services.lists.batch_rows import TO_TAKE, Surroundings, row_values, rows_of, settle
from services.lists.batches import defaults_of, surroundings
from services.lists.filling import Overtaken
from services.lists.importing import CHUNK, TRIES, Stopped, Work
from services.lists.people_reading import give_back, read_and_judge
from services.roles import Access, access_of_many

log = logging.getLogger(__name__)

PROGRESS_SECONDS = 2.0


class Importer(Maker):
    """The leader's loop over batches with something to be done."""

    name = "importing"
    # When the progress message moved last; everybody's, since there is one piece of work at a time.
    _shown_at = 0.0

    async def step(self) -> bool:
        """One batch a station further; False when nothing is to be done."""
        async with self._database.read() as session:
            work = await importing.next_work(session)
            if work is None:
                return False
            account = await session.get_one(Account, work.batch.account_id)
            by = (await access_of_many(session, [account], self._settings.admin_ids))[account.id]
            session.expunge_all()
        try:
            match work.batch.status:
                case BatchStatus.READING:
                    await self._read(work, account, by)
                case BatchStatus.TAKING:
                    await self._take(work, account, by)
                case _:
                    await self._give_back(work, account, by)
        except Stopped:
            log.info("importing: batch %d was stopped", work.batch.id)
        except Exception as error:
            await self._stumbled(work, account, by, error)
        return True

    async def _read(self, work: Work, account: Account, by: Access) -> None:
        batch, data = work.batch, work.batch.file
        today = importing.today_of(self._regency, self._clock())
        defaults = defaults_of(work.organisation, self._regency)
        try:
            read = await self._child.run(
                len(data or b""), read_and_judge, data or b"", defaults, self._settings.regency, today
            )
        except ChildFailed:
            read = Text("people-too-heavy")
        if isinstance(read, Text):
            await self._refuse(batch, account, by, read)
            return
        async with self._database.write() as session:
            await importing.begin_rows(session, batch.id, len(read.judged), read.sheets, read.passed_over)
        facts = Surroundings(by, work.organisation.id, self._regency, today)
        for start in range(0, len(read.judged), CHUNK):
            piece = read.judged[start : start + CHUNK]
            async with self._database.read() as session:
                around = await surroundings(session, piece, facts)
                dialect = session.get_bind().dialect
            settled = [settle(one, around) for one in piece]
            # Encrypting is done in a thread, before the transaction for which others wait.
            rows = await asyncio.to_thread(row_values, batch, settled, dialect)
            async with self._database.write() as session:
                stored = await importing.add_rows(session, batch.id, settled, rows, by, self._clock())
                await self._progress(session, stored, account, by)
        async with self._database.write() as session:
            stored = await importing.show(session, batch.id)
            await self._show(session, stored, account, by)

    async def _take(self, work: Work, account: Account, by: Access) -> None:
        for attempt in range(TRIES):
            found = await self._made_ready(work.batch, account, by)
            try:
                async with self._database.write() as session:
                    now = self._clock()
                    stored = await importing.take(session, work.batch.id, found, by, self._regency, now)
                    await self._show(session, stored, account, by)
            except (IntegrityError, Overtaken):
                # Somebody named one of them between the look and the store: look again.
                if attempt + 1 == TRIES:
                    raise
                continue
            return

    async def _made_ready(self, batch: Batch, account: Account, by: Access) -> ToStore:
        """Everybody to be taken, piece by piece; the card says how far it is."""
        found = ToStore()
        after = 0
        while True:
            now = self._clock()
            async with self._database.read() as session:
                rows = await rows_of(session, batch.id, TO_TAKE, CHUNK, after)
                if not rows:
                    return found
                after = rows[-1].id
                category = await category_for(session, by, batch, batch.category, rows, self._regency)
                looked = await look(session, by, batch, rows, self._regency, now)
                dialect = session.get_bind().dialect
            some = await asyncio.to_thread(
                made_ready, looked, by, batch, category, self._regency, now, dialect
            )
            found.people.extend(some.people)
            found.fills.extend(some.fills)
            found.gone.update(some.gone)
            async with self._database.write() as session:
                stored = await importing.locked(session, batch.id, BatchStatus.TAKING)
                stored.done = len(found)
                await self._progress(session, stored, account, by)

    async def _give_back(self, work: Work, account: Account, by: Access) -> None:
        batch = work.batch
        say = texts(account.language or self._settings.locale)
        async with self._database.read() as session:
            notes = await importing.notes_of(session, batch.id, say)
        data = batch.file or b""
        # Writing is far slower than reading: a few hundred rows are better off in the other process too.
        size = max(len(data), len(notes) * 300)
        made = await self._child.run(size, give_back, data, importing.read_sheets(batch), notes)
        name = f"hasil-{PurePath(batch.file_name or 'anggota').stem[:60]}.xlsx"
        async with self._database.write() as session:
            stored = await session.get_one(Batch, batch.id, with_for_update=True)
            stored.report_wanted = False
            if stored.status is not BatchStatus.OPEN:
                stored.file = None
            context = self._context(session, account, by)
            context.send(document(account.telegram_id, name, made, context.t("people-back", file=name)))
            await self._put(session, context.given.outgoing, self._clock())

    async def _refuse(self, batch: Batch, account: Account, by: Access, why: Text) -> None:
        async with self._database.write() as session:
            stored = await importing.refuse(session, batch.id)
            context = self._context(session, account, by)
            name = clipped(stored.file_name or "?", 60)
            context.say(Text("roster-chat-refused", file=name, reason=why), card=cards.card_of(stored))
            await self._put(session, context.given.outgoing, self._clock())

    async def _stumbled(self, work: Work, account: Account, by: Access, error: Exception) -> None:
        """Three times the same trouble ends a batch, with a word; nothing of it was taken then."""
        batch = work.batch
        log.error("importing batch %d: %s", batch.id, describe(error))
        self._failed[batch.id] = self._failed.get(batch.id, 0) + 1
        final = isinstance(error, Invalid | NotAllowed)
        if self._failed[batch.id] < TRIES and not final:
            return
        del self._failed[batch.id]
        async with self._database.write() as session:
            stored = await session.get_one(Batch, batch.id, with_for_update=True)
            stored.report_wanted = False
            if stored.status is BatchStatus.READING:
                stored.status, stored.file = BatchStatus.DISCARDED, None
            elif stored.status is BatchStatus.TAKING:
                stored.status = BatchStatus.OPEN
            context = self._context(session, account, by)
            said = error.text if isinstance(error, Invalid | NotAllowed) else Text("people-stumbled")
            context.say(said)
            if stored.status is not BatchStatus.DISCARDED:
                await cards.refresh(context, stored)
            await self._put(session, context.given.outgoing, self._clock())

    async def _progress(self, session: AsyncSession, batch: Batch, account: Account, by: Access) -> None:
        """The card moves every other second: each edit is a message of its own to a slow phone."""
        now = time.monotonic()
        if now - self._shown_at >= PROGRESS_SECONDS:
            self._shown_at = now
            await self._show(session, batch, account, by)

    async def _show(self, session: AsyncSession, batch: Batch, account: Account, by: Access) -> None:
        context = self._context(session, account, by)
        await session.flush()
        await cards.refresh(context, batch)
        await self._put(session, context.given.outgoing, self._clock())

    def _context(self, session: AsyncSession, account: Account, by: Access) -> Context:
        return self._handlers.context_for(session, account, by, self._clock())

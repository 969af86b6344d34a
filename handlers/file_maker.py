"""Makes papers for many, whole lists and previews of proposals, one after the other, beside the answering."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.background import describe
from handlers import dukcapil, lapses, objection_windows, plan_preview, roster_list, rosters, samples, slips
from handlers.context import Context
from handlers.making import Maker
from handlers.requested import Making
from locales import Text
from models import Account, FileKind, FileRequest
from services.errors import Invalid
from services.file_requests import locked_request, next_request
from services.permissions import Action, allowed
from services.roles import access_of_many
from services.slips import slip_pages

log = logging.getLogger(__name__)

TRIES = 2
# About what one takes in a file: a handful is made in a thread, more in another process.
_BYTES_A_SLIP, _BYTES_A_PERSON = 15_000, 400
Gather = Callable[[Context], Awaitable[Making | None]]
_FILES: Mapping[FileKind, Gather] = {
    FileKind.PLAN_FILE: plan_preview.gather,
    FileKind.LAPSES: lapses.gather,
    FileKind.SAMPLE: samples.gather,
    FileKind.OBJECTIONS: objection_windows.gather,
    FileKind.DUKCAPIL: dukcapil.gather,
    FileKind.ROSTER_WAITING: roster_list.gather,
}
_NEEDS = {
    FileKind.SLIPS: Action.MAKE_SLIP,
    FileKind.PLAN: Action.MAKE_PROPOSAL,
    FileKind.PLAN_FILE: Action.MAKE_PROPOSAL,
    FileKind.LAPSES: Action.SEE_LAPSES,
    FileKind.SAMPLE: Action.DRAW_SAMPLE,
    FileKind.OBJECTIONS: Action.OPEN_OBJECTIONS,
    FileKind.DUKCAPIL: Action.SEND_TO_DUKCAPIL,
    FileKind.ROSTER_WAITING: Action.SEE_ROSTERS,
    FileKind.ROSTER_RESULT: Action.APPLY_ROSTER,
}


class FileMaker(Maker):
    """The leader's loop over what somebody waits for."""

    name = "papers and previews"
    # Somebody looks at the screen and waits.
    every = 0.25

    async def step(self) -> bool:
        """One request; False when nobody waits."""
        async with self._database.read() as session:
            asked = await next_request(session)
            if asked is None:
                return False
            session.expunge(asked)
        try:
            await self._make(asked)
        except Invalid as error:
            await self._say(asked, error.text)
        except Exception as error:
            await self._stumbled(asked, error)
        return True

    async def _make(self, asked: FileRequest) -> None:
        if asked.kind is FileKind.SLIPS:
            await self._slips(asked)
        elif asked.kind is FileKind.PLAN:
            await self._plan(asked)
        elif asked.kind is FileKind.ROSTER_RESULT:
            await self._file(asked, partial(rosters.gather, asked.about))
        else:
            await self._file(asked, _FILES[asked.kind])

    async def _slips(self, asked: FileRequest) -> None:
        # Whoever has no code yet gets one here, so this writes.
        async with self._database.write() as session:
            context = await self._context(session, asked)
            papers = await slips.gather(context) if context else None
            language = context.say_in.language if context else ""
        if papers is None:
            await self._close(asked)
            return
        size = _BYTES_A_SLIP * len(papers.slips)
        data = await self._child.run(size, slip_pages, papers.slips, papers.sender, language)
        async with self._database.write() as session:
            if given := await self._taken_up(session, asked):
                slips.give(given, papers, data)
                await self._put(session, given.given.outgoing, given.now)

    async def _plan(self, asked: FileRequest) -> None:
        async with self._database.read() as session:
            context = await self._context(session, asked)
            if context is not None:
                await plan_preview.show(context)
        async with self._database.write() as session:
            if context is not None and await self._taken_up(session, asked):
                await self._put(session, context.given.outgoing, self._clock())
        if context is None:
            await self._close(asked)

    async def _file(self, asked: FileRequest, gather: Gather) -> None:
        async with self._database.read() as session:
            context = await self._context(session, asked)
            making = await gather(context) if context else None
            language = context.say_in.language if context else ""
        if making is None:
            await self._close(asked)
            return
        work = partial(making.work, *making.about, self._settings.regency, language)
        data = await self._child.run(_BYTES_A_PERSON * making.people, work)
        async with self._database.write() as session:
            if given := await self._taken_up(session, asked):
                await making.give(given, data)
                await self._put(session, given.given.outgoing, given.now)

    async def _stumbled(self, asked: FileRequest, error: Exception) -> None:
        """Once more after the others; then it is said."""
        log.error("file %d (%s): %s", asked.id, asked.kind, describe(error))
        async with self._database.write() as session:
            stored = await locked_request(session, asked.id)
            if stored is not None and stored.tries + 1 < TRIES:
                stored.tries += 1
                return
        await self._say(asked, Text("file-request-failed"))

    async def _say(self, asked: FileRequest, words: Text) -> None:
        async with self._database.write() as session:
            if context := await self._taken_up(session, asked):
                context.say(words)
                await self._put(session, context.given.outgoing, context.now)

    async def _close(self, asked: FileRequest) -> None:
        async with self._database.write() as session:
            await self._taken_up(session, asked)

    async def _taken_up(self, session: AsyncSession, asked: FileRequest) -> Context | None:
        """Takes a request off the list; None when nobody is to be answered (any more)."""
        stored = await locked_request(session, asked.id)
        if stored is None:
            return None
        await session.delete(stored)
        return await self._context(session, asked)

    async def _context(self, session: AsyncSession, asked: FileRequest) -> Context | None:
        """The turn of whoever asked, with the words of their button; None once they may not (any more)."""
        account = await session.get_one(Account, asked.account_id)
        by = (await access_of_many(session, [account], self._settings.admin_ids))[account.id]
        if account.blocked_at is not None or not allowed(by, _NEEDS[asked.kind]):
            return None
        context = self._handlers.context_for(session, account, by, self._clock())
        context.words = tuple(asked.words.split(":"))
        return context

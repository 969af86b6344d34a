"""Draws pictures and reports, one request after the other, while others are answered."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.background import describe
from handlers.context import Context
from handlers.coverage_cuts import any_cut_of
from handlers.making import Maker
from handlers.picture_captions import failed, files
from locales import texts
from models import Account, PictureKind, PictureRequest
from services.coverage import pictures
from services.coverage.drawing.making import Made, Work, make
from services.coverage.figures import Cut
from services.coverage.gathering import gather
from services.coverage.standings import up_to_date
from services.permissions import Action, allowed
from services.roles import access_of_many

log = logging.getLogger(__name__)

TRIES = 2


class PictureMaker(Maker):
    """The leader's loop over pictures that somebody waits for."""

    name = "pictures"
    # Somebody looks at the screen and waits, so it looks for work more often than other loops.
    every = 0.25
    seconds = 45.0

    async def step(self) -> bool:
        """One request; False when nobody waits."""
        async with self._database.read() as session:
            asked = await pictures.next_request(session)
            if asked is None:
                return False
            session.expunge(asked)
        try:
            work, key = await self._gather(asked)
            async with self._database.read() as session:
                made = await pictures.drawn(session, key)
            if not made:
                made = await self._child.apart(make, work)
            await self._give(asked, work, key, made)
        except Exception as error:
            await self._stumbled(asked, error)
        return True

    async def _gather(self, asked: PictureRequest) -> tuple[Work, str]:
        now = self._clock()
        today = now.astimezone(self._regency.zone).date()
        async with self._database.write() as session:
            await up_to_date(session, self._regency.zone, now)
        async with self._database.read() as session:
            account = await session.get_one(Account, asked.account_id)
            say = texts(account.language or self._settings.locale)
            cut = any_cut_of(asked.cut) or Cut()
            work = await gather(session, asked, cut, today, self._regency, say)
        return work, pictures.key_of(work)

    async def _give(self, asked: PictureRequest, work: Work, key: str, made: Sequence[Made]) -> None:
        async with self._database.write() as session:
            now = self._clock()
            await pictures.keep(session, key, made, now)
            if not (context := await self._close(session, asked, now)):
                return
            context.send(*files(context, asked, work, made))
            await self._put(session, context.given.outgoing, now)

    async def _stumbled(self, asked: PictureRequest, error: Exception) -> None:
        """Once more after the others; then it is said."""
        log.error("picture %d (%s): %s", asked.id, asked.kind, describe(error))
        async with self._database.write() as session:
            now = self._clock()
            stored = await pictures.locked_request(session, asked.id)
            if stored is not None and stored.tries + 1 < TRIES:
                stored.tries += 1
                return
            if context := await self._close(session, asked, now):
                context.say(failed(context, asked))
                await self._put(session, context.given.outgoing, now)

    async def _close(self, session: AsyncSession, asked: PictureRequest, now: datetime) -> Context | None:
        """Takes a request off the list; None when nobody is to be answered (any more)."""
        stored = await pictures.locked_request(session, asked.id)
        if stored is None:
            return None
        await session.delete(stored)
        account = await session.get_one(Account, asked.account_id)
        by = (await access_of_many(session, [account], self._settings.admin_ids))[account.id]
        needed = Action.REPORT if asked.kind is PictureKind.REPORT else Action.COVERAGE
        # The role may have ended since it was asked for.
        if account.blocked_at is not None or not allowed(by, needed):
            return None
        return self._handlers.context_for(session, account, by, now)

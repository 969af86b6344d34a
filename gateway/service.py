"""The gateway as a whole: what runs beside what, from start to a graceful end."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram.ext import ExtBot

from config import Settings
from gateway.api import Api
from gateway.background import wait_for_any
from gateway.delivery import Delivery
from gateway.dispatch import Dispatch
from gateway.handover import Handover
from gateway.intake import Intake
from gateway.leader import Leader, LeadLost
from gateway.outages import is_outage
from gateway.pacing import Pacing
from gateway.request import AiohttpRequest
from gateway.router import Router
from gateway.upkeep import Chore, keep_tidy
from models import Database

log = logging.getLogger(__name__)

# Something that goes on until the event is set.
Loop = Callable[[asyncio.Event], Awaitable[None]]


def open_bot(settings: Settings) -> tuple[ExtBot[None], AiohttpRequest]:
    """python-telegram-bot's Bot on our request backend and the server of the settings."""
    request = AiohttpRequest()
    server = settings.telegram_api_url
    bot: ExtBot[None] = ExtBot(
        settings.bot_token.get_secret_value(),
        base_url=f"{server}/bot",
        base_file_url=f"{server}/file/bot",
        request=request,
        get_updates_request=request,
    )
    return bot, request


class Gateway:
    """Everything between Telegram and the handlers. `loops` are what else the leader does until it ends."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        api: Api,
        router: Router,
        chores: Sequence[Chore] = (),
        loops: Sequence[Loop] = (),
    ) -> None:
        self._chores = chores
        self._loops = loops
        self._settings = settings
        self._database = database
        handover = self._handover = Handover()
        pacing = Pacing(settings.send_rate, settings.chat_rate)
        self._delivery = Delivery(database, api, pacing, handover)
        self._dispatch = Dispatch(database, api, router, settings.admin_ids, handover)
        self._intake = Intake(
            database,
            api,
            self._dispatch.wake.set,
            lambda query_id: self._dispatch.background.start(api.answer_callback(query_id)),
        )

    def told(self) -> None:
        """Somebody beside the gateway has put something into the outbox; delivery need not find it out."""
        self._handover.more()

    async def run(self, stop: asyncio.Event) -> None:
        """Runs until `stop` is set or a part fails for good, and ends each part in good order.

        Raises what the part raised (InvalidToken when Telegram does not know the token).
        """
        _calm_the_collector()
        handling = asyncio.create_task(self._dispatch.run(stop), name="dispatch")
        leading = asyncio.create_task(self._stand_by(stop), name="leading")
        stopped = asyncio.create_task(stop.wait(), name="stop")
        try:
            await asyncio.wait({handling, leading, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.set()
            stopped.cancel()
            await _end([handling, leading])

    async def _stand_by(self, stop: asyncio.Event) -> None:
        """Leads when no other process does, and stands by again when the lead is lost."""
        while not stop.is_set():
            try:
                async with Leader(self._database) as leader:
                    if await leader.lead(stop):
                        await self._lead(leader, stop)
            except Exception as error:
                if not (isinstance(error, LeadLost) or is_outage(error)):
                    raise
                log.error("the lead is lost (%s); trying to get it back", type(error).__name__)
                await wait_for_any(stop, seconds=1.0)

    async def _lead(self, leader: Leader, stop: asyncio.Event) -> None:
        """What only one process may do: poll, deliver, tidy up."""
        await self._delivery.recover()
        resign = asyncio.Event()
        polling = asyncio.create_task(self._intake.run(), name="intake")
        delivering = asyncio.create_task(self._delivery.run(resign), name="delivery")
        tidying = asyncio.create_task(
            keep_tidy(self._database, self._settings.draft_days, resign, self._chores), name="upkeep"
        )
        looping = [asyncio.create_task(_as_task(loop(resign)), name="loop") for loop in self._loops]
        keeping = asyncio.create_task(leader.keep(), name="leader")
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait(
                {polling, delivering, tidying, keeping, stopped, *looping},
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            resign.set()
            stopped.cancel()
            # What is polled for and not stored is not acknowledged either: Telegram gives it again.
            for task in (polling, keeping):
                task.cancel()
            await _end([polling, delivering, tidying, keeping, *looping])


async def _as_task(loop: Awaitable[None]) -> None:
    await loop


def _calm_the_collector() -> None:
    """What was made until now stays to the end: the garbage collector need not look through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Waits for tasks that are about to end and raises the gravest error among theirs."""
    results = await asyncio.gather(*tasks, return_exceptions=True)
    errors = [result for result in results if isinstance(result, Exception)]
    if errors:
        raise min(errors, key=is_outage)

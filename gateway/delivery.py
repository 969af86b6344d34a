"""Out of the outbox to Telegram: in order per chat, paced, with patience for faults that pass.

Telegram has no idempotency key: after a crash a message whose sending was not yet recorded goes out again. A
repeated edit of a card is harmless.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import update
from telegram.error import TelegramError

from gateway.api import Api
from gateway.background import cancel, describe, wait_for_any
from gateway.cards import Cards
from gateway.claiming import Most, claim
from gateway.faults import Verdict, pause_of, verdict, words_of
from gateway.handover import MOST_IN_HAND, MOST_OF_A_CHAT, Handover, Parcel
from gateway.outages import is_outage
from gateway.pacing import Pacing
from gateway.receipts import Receipt, write_receipts
from gateway.sending import Sender, ends_card
from models import Database, OutboxMessage, OutboxStatus

log = logging.getLogger(__name__)

CLAIM = 200
LOOK_AHEAD = 2000
# Below this a wait is only the rounding of the clock.
NO_TIME = 1e-6
POLL_SECONDS = 5.0
LAST_CALLS_SECONDS = 10.0
LONGEST_PAUSE = 60.0
# A passing fault is tried over for a day: then what was said is too old to be of use.
GIVE_UP_AFTER = timedelta(hours=24)


class Delivery:
    """Sends what the outbox holds. One process of an installation does this at a time."""

    def __init__(
        self,
        database: Database,
        api: Api,
        pacing: Pacing,
        handover: Handover,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._api = api
        self._pacing = pacing
        self._clock = clock
        self._cards = Cards(database)
        self._sender = Sender(api, self._cards)
        self._hand = handover
        self._lanes: dict[int, deque[Parcel]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._receipts: list[Receipt] = []
        self._claimed: list[Parcel] = []
        self._stop = asyncio.Event()

    async def recover(self) -> None:
        """After a crash: what was being sent, and was not recorded as sent, is to be sent.

        Also after a commit of which nobody knows whether it was done: what this process has in hand stays so.
        """
        async with self._database.write() as session:
            await session.execute(
                update(OutboxMessage)
                .where(OutboxMessage.status == OutboxStatus.SENDING, OutboxMessage.id.not_in(self._hand.held))
                .values(status=OutboxStatus.WAITING)
                .execution_options(synchronize_session=False)
            )

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop`, then lets what is in hand go out and records it."""
        self._stop = stop
        self._hand.open = True
        while not stop.is_set():
            self._hand.wake.clear()
            look, self._hand.look = self._hand.look, False
            try:
                found = await self.step(look)
            except Exception as error:
                if not is_outage(error):
                    raise
                log.error("delivery: the database does not answer (%s); trying again", type(error).__name__)
                self._hand.unsure = self._hand.look = True
                await wait_for_any(stop, seconds=1.0)
                continue
            if not found:
                await wait_for_any(stop, self._hand.wake, seconds=POLL_SECONDS)
                # Nobody tells of what another process has put into the outbox.
                self._hand.look = self._hand.look or not self._hand.wake.is_set()
        await self._end()

    async def _end(self) -> None:
        """Lets what is in hand go out, as far as it need not wait, and records it."""
        self._hand.let_go()
        if self._workers:
            await asyncio.wait(set(self._workers), timeout=LAST_CALLS_SECONDS)
        await cancel(self._workers)
        self._lanes.clear()
        try:
            await self._record()
        except Exception as error:
            if not is_outage(error):
                raise
            log.error("what was sent last is not recorded (%s): it will go out again", type(error).__name__)
        self._hand.held = {one.outbox_id for one in self._receipts}
        self._claimed = []
        # Should this process lead once more, another one may have sent cards meanwhile.
        self._cards = Cards(self._database)
        self._sender = Sender(self._api, self._cards)

    async def step(self, look: bool = True) -> bool:
        """Records what was sent and takes what is waiting; whether there was anything of either.

        Without `look` it only takes what is waiting if it did not get all of it the last time.
        """
        recorded = await self._record()
        if self._hand.unsure:
            await self.recover()
            self._hand.unsure = False
            look = True
        if look and not self._claimed:
            if len(self._hand.held) < MOST_IN_HAND:
                self._claimed = await self._claim()
                self._hand.hold(self._claimed)
            else:
                self._hand.look = True
        if self._stop.is_set():
            # What a lane has put back for the next start must not be overtaken.
            return recorded
        given = len(self._hand.ready)
        rows = self._claimed + self._hand.ready[:given]
        busy = {*self._lanes, *(one.card[0] for one in self._receipts if one.card)}
        await self._cards.load(rows, busy)
        # What was left behind is that of chats with a full lane, or beyond the most that is taken at once.
        self._hand.look |= len(self._claimed) == CLAIM or (look and bool(self._hand.full()))
        self._claimed = []
        del self._hand.ready[:given]
        for row in rows:
            self._line_up(row)
        return recorded or bool(rows)

    def _line_up(self, row: Parcel) -> None:
        """Puts a message into the lane of its chat; an empty one gets somebody who sends."""
        lane = self._lanes.get(row.chat_id)
        if lane is not None:
            lane.append(row)
            return
        self._lanes[row.chat_id] = deque([row])
        worker = asyncio.create_task(self._work(row.chat_id))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _claim(self) -> list[Parcel]:
        told, self._hand.told = self._hand.told, False
        most = Most(CLAIM, LOOK_AHEAD, MOST_OF_A_CHAT)
        return await claim(self._database, self._hand.full(), most, self._clock(), sure=told)

    async def _work(self, chat_id: int) -> None:
        """Sends the lane of one chat until it is empty."""
        lane = self._lanes[chat_id]
        while lane:
            row = lane.popleft()
            self._hand.left(chat_id)
            if newer := self._newer_state(lane, row):
                newer.fresh = newer.fresh or row.fresh
                receipt = Receipt(row.id, OutboxStatus.SUPERSEDED)
            else:
                try:
                    receipt = await self._deliver(row)
                except Exception as error:
                    log.error("message %d cannot be sent: %s", row.id, describe(error))
                    receipt = Receipt(row.id, OutboxStatus.FAILED, error=describe(error))
            if receipt.status is OutboxStatus.SENDING:
                # The rest of the lane must not overtake it.
                break
            self._receipts.append(receipt)
            # What may be repeated without harm is written down together with what follows it at once.
            if not (lane and receipt.repeatable) or self._pacing.hold(chat_id) > NO_TIME:
                self._hand.wake.set()
        del self._lanes[chat_id]

    @staticmethod
    def _newer_state(lane: deque[Parcel], row: Parcel) -> Parcel | None:
        """A later state of the same card that waits already: people need only see that one.

        What ends a card is never skipped: it says how things came out, and the next card is another message.
        """
        if row.card is None or ends_card(row):
            return None
        return next((later for later in lane if later.card == row.card), None)

    async def _deliver(self, row: Parcel) -> Receipt:
        """Sends one message, however long it takes; a receipt that says SENDING was cut short by the stop."""
        while True:
            if not await self._turn(row.chat_id):
                return Receipt(row.id, OutboxStatus.SENDING)
            try:
                return await self._sender.send(row)
            except TelegramError as error:
                receipt = await self._judge(row, error)
                if receipt is not None:
                    return receipt

    async def _turn(self, chat_id: int) -> bool:
        """Waits until a message may go to this chat; False when the bot is to stop before that."""
        while True:
            while (held := self._pacing.hold(chat_id)) > NO_TIME:
                if not await self._pause(held):
                    return False
            if not await self._pause(self._pacing.delay(chat_id)):
                return False
            if self._pacing.paused(chat_id) <= NO_TIME:
                return True

    async def _judge(self, row: Parcel, error: TelegramError) -> Receipt | None:
        """What becomes of a message after an error; None: it is to be tried again now."""
        decided = verdict(error)
        if decided is Verdict.DONE:
            return self._sender.shown(row, self._cards.message_id(row.chat_id, row.card or ""))
        if decided is Verdict.SEND_ANEW and row.card and self._cards.message_id(row.chat_id, row.card):
            self._cards.forget(row.chat_id, row.card)
            return None
        words = words_of(error)
        if decided is Verdict.BLOCKED:
            return Receipt(row.id, OutboxStatus.FAILED, error=words, blocked=row.chat_id)
        too_old = self._clock() - row.created_at > GIVE_UP_AFTER
        if decided is not Verdict.AGAIN or too_old:
            log.error("message %d is given up: %s", row.id, words)
            return Receipt(row.id, OutboxStatus.FAILED, error=words)
        row.tries += 1
        asked = pause_of(error)
        if asked is not None:
            self._pacing.flooded(row.chat_id, asked)
            return None
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** min(row.tries, 10))
        log.warning("message %d, try %d: %s; again in %.1f s", row.id, row.tries, type(error).__name__, pause)
        if not await self._pause(pause):
            return Receipt(row.id, OutboxStatus.SENDING)
        return None

    async def _pause(self, seconds: float) -> bool:
        """Waits; False when the bot is to stop before that, and the message stays for the next start."""
        if seconds > 0:
            await wait_for_any(self._stop, seconds=seconds)
            return not self._stop.is_set()
        return True

    async def _record(self) -> bool:
        """Writes down what became of messages, many in one commit; whether there were any."""
        if not self._receipts:
            return False
        receipts, self._receipts = self._receipts, []
        try:
            await write_receipts(self._database, receipts, self._clock())
        except BaseException:
            self._receipts = receipts + self._receipts
            raise
        self._hand.held.difference_update(one.outbox_id for one in receipts)
        return True

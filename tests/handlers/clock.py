"""The scheduler in a world of transcripts: time is set, what is due is done, and what was queued arrives."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy import select

from gateway.outgoing import Outgoing
from gateway.scheduler import Scheduler
from handlers.jobs import jobs
from models import OutboxMessage, OutboxStatus
from tests.handlers.conftest import World


class Clockwork:
    """Does what is due in a world; `fails` names chats to which Telegram lets nothing through."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.fails: dict[int, str] = {}
        due = jobs(world.handlers, world.settings, world.regency)
        self.scheduler = Scheduler(
            world.database, due, world.regency.zone, clock=lambda: world.now
        )  # fmt: skip

    async def begin(self) -> None:
        """The bot starts."""
        await self.scheduler.begin()

    async def passes(self, **over: float) -> None:
        """So much time goes by; then everything is done that is due."""
        self.world.now += timedelta(**over)
        await self.settle()

    async def until(self, day: int, clock: str, month: int = 11, year: int = 2026) -> None:
        """A day and an hour of the regency."""
        zone = self.world.regency.zone
        self.world.now = datetime.combine(
            datetime(year, month, day, tzinfo=zone), time.fromisoformat(clock), tzinfo=zone
        )
        await self.settle()

    async def settle(self, rounds: int = 400) -> None:
        """Units and deliveries in turn, until nothing is due any more at this moment."""
        for _ in range(rounds):
            worked = await self.scheduler.step()
            sent = await self.deliver()
            if not worked and not sent:
                return
        raise AssertionError("it never comes to rest")

    async def deliver(self) -> int:
        """What waits in the outbox goes out, or fails as told."""
        async with self.world.database.write() as session:
            waiting = await session.scalars(
                select(OutboxMessage)
                .where(OutboxMessage.status == OutboxStatus.WAITING, OutboxMessage.due_at <= self.world.now)
                .order_by(OutboxMessage.id)
            )
            found = list(waiting)
            for one in found:
                if one.chat_id in self.fails:
                    one.status, one.error = OutboxStatus.FAILED, self.fails[one.chat_id]
                    continue
                one.status, one.sent_at = OutboxStatus.SENT, self.world.now
                out = Outgoing(
                    one.chat_id, one.method, one.payload or {}, card=one.card, fresh=one.fresh,
                    attachment=one.attachment,
                )  # fmt: skip
                if one.chat_id in self.world.people:
                    self.world.people[one.chat_id].chat.apply(out)
        return len(found)

"""What somebody waits for stands on the list once, and the one that has waited longest comes first."""

from __future__ import annotations

from models import Database, FileKind
from services.file_requests import ask, locked_request, next_request
from tests.factories import NOW, make_account


async def test_the_same_is_asked_for_once(database: Database) -> None:
    async with database.write() as session:
        one, other = await make_account(session), await make_account(session)
        assert await ask(session, one.id, FileKind.SLIPS, "1:0", NOW)
        assert not await ask(session, one.id, FileKind.SLIPS, "1:0", NOW)
        assert await ask(session, one.id, FileKind.SLIPS, "1:30", NOW)
        assert await ask(session, one.id, FileKind.PLAN, "1:0", NOW)
        assert await ask(session, other.id, FileKind.SLIPS, "1:0", NOW)


async def test_what_failed_comes_after_what_was_not_tried(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        for words in ("first", "second"):
            await ask(session, account.id, FileKind.PLAN, words, NOW)
        first = await next_request(session)
        assert first is not None
        assert first.words == "first"
        first.tries += 1
        await session.flush()
        second = await next_request(session)
        assert second is not None
        assert second.words == "second"
        for one in (first, second):
            assert await locked_request(session, one.id) is one
            await session.delete(one)
            await session.flush()
            assert await locked_request(session, one.id) is None
        assert await next_request(session) is None


async def test_words_that_no_button_can_hold_are_cut(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        assert await ask(session, account.id, FileKind.PLAN, "x" * 200, NOW)
        assert not await ask(session, account.id, FileKind.PLAN, "x" * 201, NOW)

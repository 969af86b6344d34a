"""Updates of shapes that python-telegram-bot cannot read: the person gets an answer all the same."""

from __future__ import annotations

import pytest

from gateway.dispatch import Dispatch
from gateway.handover import Handover
from gateway.intake import store
from models import Database, InboxStatus
from tests.gateway.fakes import NOW, FakeApi, FakeRouter, applied, inbox, text_update


@pytest.fixture
def dispatch(sqlite_database: Database, api: FakeApi, router: FakeRouter) -> Dispatch:
    return Dispatch(sqlite_database, api, router, [], Handover())


@pytest.mark.parametrize(
    "content",
    [
        # The Bot API before 9.6 knows no persistent_id.
        {"poll": {"id": "1", "question": "?", "options": [{"text": "ya", "voter_count": 0}]}},
        {"gift": {"of": "a newer Bot API"}},
        {"photo": "no list"},
    ],
)
async def test_what_cannot_be_read_is_somebody_who_sent_something(
    sqlite_database: Database, dispatch: Dispatch, content: dict[str, object]
) -> None:
    update = text_update(1)
    del update["message"]["text"]
    update["message"] |= content
    await store(sqlite_database, [update, text_update(2, 2)], NOW)
    assert await dispatch.step() == 2
    assert await applied(sqlite_database) == [1, 2]
    assert {row.status for row in await inbox(sqlite_database)} == {InboxStatus.DONE}

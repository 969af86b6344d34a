from __future__ import annotations

from typing import Any

import pytest

from simulator.chats import HISTORY, Chat, Entry
from simulator.errors import ApiError


def chat() -> Chat:
    return Chat(7, {"id": 7, "type": "private", "first_name": "Siti"}, members=[7])


def entry(chat: Chat, **more: Any) -> Entry:
    number = chat.new_id()
    return Entry({"message_id": number, "chat": chat.api, "date": 0}, seq=number, by_bot=True, **more)


def test_message_ids_grow() -> None:
    ours = chat()
    assert [ours.new_id() for _ in range(3)] == [1, 2, 3]


def test_a_message_is_found_until_it_is_deleted() -> None:
    ours = chat()
    written = entry(ours)
    ours.add(written)
    assert ours.find(1, "gone") is written
    written.deleted = True
    for wanted in (1, 2, None):
        with pytest.raises(ApiError, match="Bad Request: gone"):
            ours.find(wanted, "gone")


def test_history_is_bounded() -> None:
    ours = chat()
    fallen = [ours.add(entry(ours)) for _ in range(HISTORY + 1)]
    assert fallen[-2:] == [None, 1]
    assert len(ours.entries) == HISTORY
    assert ours.from_bot == HISTORY + 1


def test_a_chat_survives_json() -> None:
    ours = chat()
    ours.toasts.append({"text": "Baik"})
    ours.keyboard = {"keyboard": []}
    again = Chat.from_json(ours.as_json())
    assert again == ours
    assert again.toasts.maxlen == ours.toasts.maxlen

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.callbacks import KEPT, TOO_OLD, Callbacks
from simulator.errors import ApiError
from simulator.store import Store


def test_a_press_is_answered_once() -> None:
    callbacks = Callbacks(15)
    pressed = callbacks.press(1, 1, 5, now=0)
    assert callbacks.answer(pressed.id, now=15) == pressed
    with pytest.raises(ApiError, match=TOO_OLD):
        callbacks.answer(pressed.id, now=15)


def test_a_press_expires_and_strangers_are_unknown() -> None:
    callbacks = Callbacks(15)
    pressed = callbacks.press(1, 1, 5, now=0)
    with pytest.raises(ApiError, match=TOO_OLD):
        callbacks.answer(pressed.id, now=15.1)
    with pytest.raises(ApiError, match=TOO_OLD):
        callbacks.answer("17", now=0)


def test_waiting_presses_are_listed_by_chat() -> None:
    callbacks = Callbacks(15)
    callbacks.press(1, 1, 5, now=0)
    callbacks.press(2, 2, 6, now=0)
    assert [one["message_id"] for one in callbacks.waiting(2)] == [6]


def test_presses_nobody_answers_do_not_pile_up() -> None:
    callbacks = Callbacks(15)
    for number in range(KEPT + 5):
        callbacks.press(1, 1, number, now=0)
    assert len(callbacks.waiting(1)) == KEPT


def test_presses_survive_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "state.sqlite3")
    pressed = Callbacks(15, store).press(1, 1, 5, now=0)
    store.close()
    store = Store(tmp_path / "state.sqlite3")
    again = Callbacks(15, store)
    assert again.next_id == int(pressed.id) + 1
    assert again.answer(pressed.id, now=1) == pressed
    store.close()

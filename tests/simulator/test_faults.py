from __future__ import annotations

import pytest

from simulator.errors import ApiError, Refused
from simulator.faults import Faults, FloodLimits


def test_a_fault_strikes_as_often_as_said() -> None:
    faults = Faults()
    faults.add(kind="500", method="sendMessage", times=2, after=1)
    struck = [faults.strike("sendMessage", 1) is not None for _ in range(5)]
    assert struck == [False, True, True, False, False]
    assert faults.rules == []


def test_a_fault_keeps_to_its_method_and_chat() -> None:
    faults = Faults()
    faults.add(kind="502", chat_id=7)
    assert faults.strike("getUpdates", 7) is None
    assert faults.strike("sendMessage", 8) is None
    assert faults.strike("editMessageText", 7) is not None


def test_rates_are_the_same_every_time() -> None:
    def series() -> list[bool]:
        faults = Faults()
        faults.add(kind="429", times=None, rate=0.3, seed=5)
        return [faults.strike("sendMessage", 1) is not None for _ in range(200)]

    assert series() == series()
    assert 30 < sum(series()) < 90


def test_senseless_faults_are_refused() -> None:
    with pytest.raises(Refused, match="unknown kind"):
        Faults().add(kind="earthquake")
    with pytest.raises(Refused, match="colour"):
        Faults().add(kind="500", colour="red")


def test_latency_is_set_by_method() -> None:
    faults = Faults()
    assert faults.delay("sendMessage") == 0
    faults.latency = {"*": 0.15, "getUpdates": 0.0}
    assert (faults.delay("sendMessage"), faults.delay("getUpdates")) == (0.15, 0.0)
    faults.clear()
    assert faults.delay("sendMessage") == 0


def test_a_fault_tells_what_is_left_of_it() -> None:
    fault = Faults().add(kind="429", retry_after=3)
    assert fault.as_json()["retry_after"] == 3
    assert "_random" not in fault.as_json()


def accepted(limits: FloodLimits, chat_ids: list[int], now: float) -> int:
    count = 0
    for chat_id in chat_ids:
        try:
            limits.take(chat_id, now)
        except ApiError:
            continue
        else:
            count += 1
    return count


def test_one_chat_gets_a_burst_then_one_a_second() -> None:
    limits = FloodLimits()
    assert accepted(limits, [1] * 5, now=100.0) == 3
    assert accepted(limits, [1] * 5, now=101.0) == 1
    assert accepted(limits, [1] * 5, now=110.0) == 3


def test_all_chats_share_thirty_a_second() -> None:
    limits = FloodLimits()
    assert accepted(limits, list(range(1, 50)), now=100.0) == 30
    assert accepted(limits, list(range(1, 50)), now=100.5) == 15


def test_a_group_gets_twenty_a_minute() -> None:
    limits = FloodLimits()
    assert accepted(limits, [-5] * 25, now=100.0) == 20
    with pytest.raises(ApiError, match="retry after 3") as caught:
        limits.take(-5, now=100.0)
    assert (caught.value.code, caught.value.retry_after) == (429, 3)

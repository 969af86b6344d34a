"""Never faster than Telegram allows, in any window of time."""

from __future__ import annotations

import heapq
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway import pacing as module
from gateway.pacing import CHAT_BURST, Pacing
from tests.gateway.fakes import Timeline

ROUNDING = 1e-6


def send_all(
    pacing: Pacing, clock: Timeline, queues: dict[int, list[float]], floods: dict[int, float]
) -> list[tuple[float, int]]:
    """Chats side by side, each its messages one after the other (at the earliest when they are there)."""
    sent: list[tuple[float, int]] = []
    agenda = [(times[0], chat, False) for chat, times in queues.items() if times]
    heapq.heapify(agenda)
    while agenda:
        clock.seconds, chat, has_turn = heapq.heappop(agenda)
        if not has_turn:
            hold = pacing.hold(chat)
            again = hold if hold > ROUNDING else pacing.delay(chat)
            heapq.heappush(agenda, (clock.seconds + again, chat, hold <= ROUNDING))
        elif pacing.paused(chat) > ROUNDING:
            heapq.heappush(agenda, (clock.seconds, chat, False))
        else:
            sent.append((clock.seconds, chat))
            if len(sent) in floods:
                pacing.flooded(chat, floods[len(sent)])
            queues[chat].pop(0)
            if queues[chat]:
                heapq.heappush(agenda, (max(clock.seconds, queues[chat][0]), chat, False))
    return sent


def assert_within(times: list[float], rate: float, burst: float) -> None:
    for first, start in enumerate(times):
        for number, end in enumerate(times[first:], start=1):
            assert number <= rate * (end - start) + burst + 1e-3


arrivals = st.lists(st.floats(1000, 1020), min_size=1, max_size=12).map(sorted)


@given(
    st.dictionaries(st.integers(1, 12), arrivals, min_size=1, max_size=12),
    st.sampled_from([2.0, 5.0, 30.0]),
    st.sampled_from([0.3, 1.0]),
    st.dictionaries(st.integers(1, 30), st.floats(0.1, 20), max_size=4),
)
def test_no_window_holds_too_many(
    queues: dict[int, list[float]], rate: float, chat_rate: float, floods: dict[int, float]
) -> None:
    clock = Timeline()
    wanted = sum(len(times) for times in queues.values())
    sent = send_all(Pacing(rate, chat_rate, clock), clock, queues, floods)
    assert len(sent) == wanted
    assert_within(sorted(at for at, _ in sent), rate, rate)
    by_chat = defaultdict(list)
    for at, chat in sent:
        by_chat[chat].append(at)
    for times in by_chat.values():
        assert_within(times, chat_rate, CHAT_BURST)


@given(st.dictionaries(st.integers(1, 6), arrivals, min_size=2), st.integers(1, 6), st.floats(1, 30))
def test_nothing_is_sent_in_a_pause_of_all(queues: dict[int, list[float]], after: int, pause: float) -> None:
    clock = Timeline()
    pacing = Pacing(5, 1, clock)
    pacing.flooded(98, pause)
    pacing.flooded(99, pause)
    assert all(at >= 1000 + pause - ROUNDING for at, _ in send_all(pacing, clock, queues, {}))


def test_a_pause_of_one_chat_is_its_own() -> None:
    clock = Timeline()
    pacing = Pacing(30, 1, clock)
    pacing.flooded(1, 10)
    assert (pacing.hold(1), pacing.hold(2)) == (10, 0)
    clock.seconds += 4
    pacing.flooded(1, 1)
    assert pacing.paused(1) == 6, "a shorter pause does not end a longer one"
    clock.seconds += 6
    assert pacing.paused(1) == 0
    pacing.flooded(2, 5)
    assert pacing.paused(1) == 0, "the first pause is over: this is one chat again"


def test_full_speed_is_reached() -> None:
    clock = Timeline()
    sent = send_all(Pacing(30, 1, clock), clock, {chat: [1000.0] for chat in range(300)}, {})
    assert sent[-1][0] - 1000 == pytest.approx((300 - 30) / 30, abs=0.1)


def test_a_chat_that_waits_takes_nothing_from_others() -> None:
    clock = Timeline()
    pacing = Pacing(30, 0.2, clock)
    for _ in range(CHAT_BURST):
        assert pacing.hold(1) <= 0
        pacing.delay(1)
    assert pacing.hold(1) == pytest.approx(5)
    assert pacing.hold(2) <= 0
    assert pacing.delay(2) == 0


def test_quiet_chats_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CHATS", 5)
    clock = Timeline()
    pacing = Pacing(1000, 1, clock)
    for chat in range(100):
        pacing.delay(chat)
        clock.seconds += 1
    assert len(pacing._chat_full_at) <= 6

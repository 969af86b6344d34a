from __future__ import annotations

from simulator.calls import LOG_LENGTH, Calls


def test_calls_are_logged_and_summed() -> None:
    calls = Calls()
    calls.record(10.0, "getMe", None, 200, (5, 50), 0.1)
    calls.record(11.0, "sendMessage", 7, 403, (20, 60), 0.2)
    assert calls.counters() == {
        "calls": 2,
        "running": 0,
        "bytes_in": 25,
        "bytes_out": 110,
        "by_method": {"getMe": 1, "sendMessage": 1},
        "by_status": {"200": 1, "403": 1},
    }
    assert calls.log(since=1) == [
        {
            "number": 2,
            "at": 11.0,
            "method": "sendMessage",
            "chat_id": 7,
            "status": 403,
            "bytes_in": 20,
            "bytes_out": 60,
            "seconds": 0.2,
        }
    ]
    assert [call["number"] for call in calls.log(method="getMe")] == [1]


def test_the_log_is_bounded_and_can_be_emptied() -> None:
    calls = Calls()
    for _ in range(LOG_LENGTH + 10):
        calls.record(0.0, "getMe", None, 200, (0, 0), 0.0)
    assert len(calls.log()) == LOG_LENGTH
    calls.reset()
    assert (calls.log(), calls.total) == ([], 0)

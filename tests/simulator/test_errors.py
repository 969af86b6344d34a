from __future__ import annotations

from simulator.errors import bad_request, forbidden, too_many_requests


def test_refusals_read_as_on_telegram() -> None:
    assert bad_request("chat not found").as_json() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: chat not found",
    }
    assert forbidden("bot was blocked by the user").as_json()["error_code"] == 403


def test_a_flood_refusal_names_the_pause() -> None:
    body = too_many_requests(7).as_json()
    assert body["description"] == "Too Many Requests: retry after 7"
    assert body["parameters"] == {"retry_after": 7}

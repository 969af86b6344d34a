from __future__ import annotations

from typing import Any

import pytest

from simulator.errors import ApiError
from simulator.keyboards import read_inline, read_markup


def inline(**button: Any) -> Any:
    return {"inline_keyboard": [[{"text": "Ya", **button}]]}


def test_callback_data_has_one_to_64_bytes() -> None:
    assert read_markup(inline(callback_data="é" * 32)) == inline(callback_data="é" * 32)
    for data in ("", "x" * 65, "é" * 33):
        with pytest.raises(ApiError, match="Bad Request: BUTTON_DATA_INVALID"):
            read_markup(inline(callback_data=data))


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("x", "object expected as reply markup"),
        ({"inline_keyboard": [{"text": "Ya"}]}, "Array of Arrays expected"),
        (inline(), "Text buttons are unallowed in the inline keyboard"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "non-empty text"),
        (inline(url="javascript:alert(1)"), "Wrong HTTP URL"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 101]}, "reply markup is too long"),
        ({"keyboard": [[{"text": ""}]]}, "can't parse keyboard button"),
    ],
)
def test_wrong_keyboards_are_refused(markup: Any, complaint: str) -> None:
    with pytest.raises(ApiError, match=complaint):
        read_markup(markup)


def test_reply_keyboards_may_hold_plain_text() -> None:
    read = read_markup(
        {"keyboard": [["Ya", {"text": "Nomor", "request_contact": True}]], "resize_keyboard": True}
    )
    assert read == {
        "keyboard": [[{"text": "Ya"}, {"text": "Nomor", "request_contact": True}]],
        "resize_keyboard": True,
    }


def test_other_markups_pass_and_nothing_is_nothing() -> None:
    assert read_markup({"remove_keyboard": True}) == {"remove_keyboard": True}
    assert read_markup({"force_reply": True}) == {"force_reply": True}
    assert read_markup(None) is None
    assert read_markup({}) is None


def test_edits_take_inline_keyboards_only() -> None:
    assert read_inline(inline(url="https://t.me/x")) == inline(url="https://t.me/x")
    assert read_inline({"inline_keyboard": []}) is None
    with pytest.raises(ApiError, match="inline keyboard expected"):
        read_inline({"force_reply": True})

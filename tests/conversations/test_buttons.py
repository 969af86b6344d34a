from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.buttons import LARGEST_ID, LARGEST_REVISION, LIMIT, Action, Button, base36, decode, encode
from conversations.events import Pressed
from locales import Text

ARGS = st.text("abcdefghijklmnopqrstuvwxyz0123456789_.", max_size=28)


@given(st.sampled_from(Action), ARGS, st.integers(0, LARGEST_ID), st.integers(0, LARGEST_REVISION))
def test_every_button_fits_and_is_read_back(action: Action, arg: str, dialogue: int, revision: int) -> None:
    data = encode(Button(Text("form-button-yes"), action, arg), dialogue, revision)
    assert len(data.encode()) <= LIMIT
    press = decode(data)
    assert press is not None
    assert (press.dialogue_id, press.event) == (dialogue, Pressed(action, arg, revision))


@given(
    st.one_of(
        st.none(), st.text(), st.from_regex(r"f:[0-9a-z]{0,14}:[0-9a-z]{0,8}:.?:.{0,70}", fullmatch=True)
    )
)
def test_hostile_data_never_raises_and_never_reads_as_what_it_is_not(data: str | None) -> None:
    press = decode(data)
    if press is not None:
        assert 0 <= press.dialogue_id <= LARGEST_ID
        assert 0 <= press.event.revision <= LARGEST_REVISION


@pytest.mark.parametrize(
    "data", ["", "f:", "f:1:1:b", "f:1:1:b:\n", "g:1:1:b:", "f:1:1:q:", "f:zzzzzzzzzzzzz:1:b:", "f:１:1:b:"]
)
def test_what_encode_cannot_have_made_is_none(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("arg", ["x" * 40, "é", "a b", "a:b"])
def test_a_button_that_could_not_be_read_back_is_refused_when_built(arg: str) -> None:
    with pytest.raises(ValueError, match="PICK"):
        encode(Button("x", Action.PICK, arg), LARGEST_ID, LARGEST_REVISION)


def test_numbers_below_zero_have_no_place_in_a_button() -> None:
    with pytest.raises(ValueError, match="from 0"):
        base36(-1)


def test_letters_of_actions_are_distinct() -> None:
    assert len({action.value for action in Action}) == len(Action.__members__)

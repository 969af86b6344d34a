"""Which of a family with one phone is asking."""

from __future__ import annotations

import pytest

from conversations.claim import CLAIM
from tests.conversations.people import Walk
from tests.factories import nik_for


def test_one_question_and_the_nik_hidden() -> None:
    walk = Walk(CLAIM).says(nik_for(1))
    assert walk.draft.step == "summary"
    assert nik_for(1) not in walk.words
    assert "1609••••••••" in walk.words
    assert walk.says("kirim").submitted == {"nik": nik_for(1)}


@pytest.mark.parametrize("typed", ["1609", "26012345678", "halo"])
def test_what_is_no_nik_is_not_repeated(typed: str) -> None:
    walk = Walk(CLAIM).says(typed)
    assert walk.draft.key == "nik"
    assert "ketik: “" not in walk.words

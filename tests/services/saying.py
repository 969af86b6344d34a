"""What a service says when it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from locales import LANGUAGES, Text, texts
from services.errors import Invalid, NotAllowed, Stale


@contextmanager
def says(kind: type[Invalid | NotAllowed | Stale], text_id: str) -> Iterator[Callable[[str], str]]:
    """The block refuses with this sentence, which exists in every language and has all that it needs.

    What it gives, called with a language, is what the person reads; ask after the block.
    """
    refusals: list[Text] = []
    with pytest.raises((kind,)) as refused:
        yield lambda language: texts(language)(refusals[0])
    said = refused.value
    assert isinstance(said, Invalid | NotAllowed | Stale)
    assert said.text.id == text_id
    refusals.append(said.text)
    for language in LANGUAGES:
        assert texts(language)(said.text)

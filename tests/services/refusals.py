"""Helpers of the reader tests: what a refusal says, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from locales import LANGUAGES, Text, texts
from services.errors import Invalid


def refusal(read: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The locale id with which an answer is refused; the sentence has to exist in every language."""
    with pytest.raises(Invalid) as refused:
        read(*args, **kwargs)
    for language in LANGUAGES:
        assert texts(language)(refused.value.text)
    return refused.value.text.id


def only_invalid(read: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    """Fails if a reader raises anything but `Invalid`, or an `Invalid` without words."""
    said: Text | None = None
    try:
        read(*args, **kwargs)
    except Invalid as refused:
        said = refused.text
    if said is not None:
        assert all(texts(language)(said) for language in LANGUAGES)

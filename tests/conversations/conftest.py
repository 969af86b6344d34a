from __future__ import annotations

import pytest

from locales import LANGUAGES, texts
from tests.conversations.samples import TEXTS


@pytest.fixture(scope="session", autouse=True)
def _sample_texts() -> None:
    # The sample forms have sentences of their own, which no person ever reads.
    for language in LANGUAGES:
        texts(language).add(TEXTS)

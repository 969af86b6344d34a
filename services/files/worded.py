"""Words and regency for a file that is made in another process, to which neither can be handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from locales import texts
from regency import load_regency


def worded(make: Callable[..., bytes], *about: Any) -> bytes:
    """`make` of what it is about, the regency and the words; `about` ends with folder and language."""
    *parts, folder, language = about
    return make(*parts, load_regency(folder), texts(language))

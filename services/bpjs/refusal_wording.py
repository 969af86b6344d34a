"""Other people's words for why somebody falls out, as one of the codes of `services.reasons`.

BPJS's failed rows, Dukcapil's verdicts and staff's own notes word the same in many ways and misspell it.
The phrases are data (`refusal_wording.toml`); what none of them fits stays as it is, for a person to read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from services.reasons import Reason
from services.wording import meaning_of, phrases_in


def reason_of(wording: str) -> Reason | None:
    """The code a wording speaks of; None when no phrase fits, or only under a "not" that the phrase lacks.

    Of several phrases the one that fits best counts, of equal ones the longest, as it says most.
    """
    return meaning_of(wording, _phrases())


@cache
def _phrases() -> tuple[tuple[str, Reason], ...]:
    """Every phrase with its code. Raises `ValueError` for a code that is none."""
    return tuple((phrase, Reason(code)) for phrase, code in phrases_in(Path(__file__).with_suffix(".toml")))

"""What a refusal of BPJS makes of an entry: given back to be mended, refused, or waiting again."""

from __future__ import annotations

import hashlib

from models import EnrolmentStatus
from services.bpjs.known import Sent
from services.clean import clean_text
from services.lifecycle import Verdict
from services.reasons import Decision, Reason

# Nothing is wrong with the person: they wait for the next proposal as they did for this one.
WAITS_AGAIN = frozenset({Reason.OVER_QUOTA, Reason.PAYMENT_LATE})

# What of a person BPJS's words may say not to agree, the longer names first.
_NAMED = (
    (("nama ibu", "ibu kandung"), "mother_name"),
    (("nama", "name"), "name"),
    (("tanggal lahir", "tgl lahir", "tgl. lahir", "ttl"), "birth_date"),
    (("jenis kelamin", "kelamin"), "sex"),
)


def usable(reason: Reason | None) -> bool:
    """Whether a code of BPJS's words says what to do; staff choose one for the others."""
    decisions = {Decision.RETURN, Decision.REJECT}
    return reason is not None and (reason in WAITS_AGAIN or not decisions.isdisjoint(reason.decisions))


def choosable() -> tuple[Reason, ...]:
    """The codes that staff may choose for words that no code fits."""
    return tuple(reason for reason in Reason if usable(reason))


def verdict_for(reason: Reason, wording: str, sent: Sent) -> Verdict:
    """The step of the entry that BPJS's refusal brings about; its own words are the note.

    Raises `ValueError` for a code that is not `usable`.
    """
    if reason in WAITS_AGAIN:
        return Verdict(sent.before, reason, note=wording, undo=True)
    if reason.mendable:
        return Verdict(EnrolmentStatus.RETURNED, reason, _named_field(reason, wording), wording)
    if Decision.REJECT in reason.decisions:
        return Verdict(EnrolmentStatus.REJECTED, reason, note=wording)
    raise ValueError(f"a refusal cannot have this reason: {reason}")


def _named_field(reason: Reason, wording: str) -> str | None:
    """The question at which mending begins, when the words name it: a wrong name is not about the NIK."""
    if reason is not Reason.NIK_MISMATCH:
        return None
    words = wording_key(wording)
    if "nik" in words:
        return None
    return next((field for names, field in _NAMED if any(name in words for name in names)), None)


def wording_key(wording: str) -> str:
    """By what the code chosen for a wording is kept: the same words with other capitals are the same."""
    return clean_text(wording).casefold()


def wording_mark(wording: str) -> str:
    """A short name of a wording for a button: eight letters that say nothing of it."""
    return hashlib.sha256(wording_key(wording).encode()).hexdigest()[:8]

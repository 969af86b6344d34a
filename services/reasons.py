"""Why people fall out: each reason a code, a plain sentence, what to do next, and where it can be mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from locales import Text


class Decision(StrEnum):
    """What is done with a reason: staff give the entry back or refuse it; a coordinator's member has left."""

    RETURN = "return"
    REJECT = "reject"
    LEAVE = "leave"


class Reason(StrEnum):
    """The codes kept with a status. The words stand in `locales/*/reasons.ftl`, the rest in `_FACTS`."""

    AGE_OVER_LIMIT = "age_over_limit"
    ALREADY_MEMBER = "already_member"
    FUNDED_ELSEWHERE = "funded_elsewhere"
    DECEASED = "deceased"
    MOVED_AWAY = "moved_away"
    NOT_RESIDENT = "not_resident"
    NIK_MISMATCH = "nik_mismatch"
    NIK_UNKNOWN = "nik_unknown"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"
    ROLE_NOT_MET = "role_not_met"
    CIVIL_SERVANT = "civil_servant"
    OVER_QUOTA = "over_quota"
    NOT_WORKING_OR_ILL = "not_working_or_ill"
    UNDER_AGE = "under_age"
    TERM_ENDED = "term_ended"
    PAYMENT_LATE = "payment_late"
    OBJECTION_UPHELD = "objection_upheld"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Text:
        """A few words, for a button or a list; fit for the worker as well."""
        return Text(self._text_id)

    @property
    def sentence(self) -> Text:
        """What is the matter, said to the coordinator."""
        return Text(f"{self._text_id}-why")

    @property
    def next_step(self) -> Text:
        """What the coordinator can do now."""
        return Text(f"{self._text_id}-next")

    @property
    def field(self) -> str | None:
        """The question of the member form it speaks of; None where it speaks of none or of several."""
        return _FACTS[self].field

    @property
    def decisions(self) -> frozenset[Decision]:
        """What may be decided with it; empty where it comes about otherwise."""
        return _FACTS[self].decisions

    @property
    def mendable(self) -> bool:
        """Whether the coordinator can put it right."""
        return Decision.RETURN in self.decisions

    @property
    def _text_id(self) -> str:
        return "reason-" + self.value.replace("_", "-")


@dataclass(frozen=True)
class _Facts:
    decisions: frozenset[Decision]
    field: str | None = None


_REFUSE = _Facts(frozenset({Decision.REJECT}))
_LEAVE = frozenset({Decision.REJECT, Decision.LEAVE})
# Not chosen by staff in a review: the budget, BPJS or the coordinator brings it about.
_BY_OTHERS = _Facts(frozenset())


def _mend(field: str | None) -> _Facts:
    return _Facts(frozenset({Decision.RETURN, Decision.REJECT}), field)


_FACTS: dict[Reason, _Facts] = {
    Reason.INCOMPLETE: _Facts(frozenset({Decision.RETURN})),
    Reason.NIK_MISMATCH: _mend("nik"),
    Reason.NIK_UNKNOWN: _mend("nik"),
    Reason.NOT_RESIDENT: _mend("desa"),
    Reason.AGE_OVER_LIMIT: _REFUSE,
    Reason.UNDER_AGE: _REFUSE,
    Reason.ALREADY_MEMBER: _REFUSE,
    Reason.FUNDED_ELSEWHERE: _REFUSE,
    Reason.DUPLICATE: _REFUSE,
    Reason.CIVIL_SERVANT: _REFUSE,
    Reason.NOT_WORKING_OR_ILL: _REFUSE,
    Reason.DECEASED: _Facts(_LEAVE),
    Reason.MOVED_AWAY: _Facts(_LEAVE),
    Reason.TERM_ENDED: _Facts(_LEAVE),
    Reason.ROLE_NOT_MET: _Facts(frozenset(Decision), "category"),
    Reason.OBJECTION_UPHELD: _REFUSE,
    Reason.OVER_QUOTA: _BY_OTHERS,
    Reason.PAYMENT_LATE: _BY_OTHERS,
    Reason.WITHDRAWN: _BY_OTHERS,
}

# Questions of the member form that staff may point at when they give an entry back.
RETURNABLE = (
    "category",
    "nik",
    "birth_date",
    "sex",
    "name",
    "birth_place",
    "mother_name",
    "address",
    "desa",
    "phone",
    "serving_since",
    "ktp",
)


def reasons_for(decision: Decision | str) -> tuple[Reason, ...]:
    """The reasons that fit "return", "reject" or "leave", the usual ones first. `ValueError` for another."""
    wanted = Decision(decision)
    return tuple(reason for reason, facts in _FACTS.items() if wanted in facts.decisions)


def reason_text(code: str) -> Text:
    """The label of a stored code; a code this version does not know is shown as it is."""
    try:
        return Reason(code).label
    except ValueError:
        return Text("reason-unknown", code=code)

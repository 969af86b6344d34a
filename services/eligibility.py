"""Who can be taken into the programme: what is known about a person, against the rules of domain and regency.

The findings are for the submitter, who can mend, and for staff, who decide; nothing is refused by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from locales import Text
from regency import Regency
from services.dates import age_on, months_after, turns
from services.errors import Invalid
from services.nik import Nik, Sex, read_nik
from services.reasons import Reason

# What BPJS's form asks for. Phone, photo of the KTP and time of service may follow later.
REQUIRED = (
    "category",
    "nik",
    "name",
    "birth_place",
    "birth_date",
    "sex",
    "mother_name",
    "address",
    "desa",
)


# What a list or a photo of a KTP mostly does not say. An entry may be taken without it and is called "belum
# lengkap" until it is filled in: BPJS's form asks for all of it, so nobody is approved before.
LATER = ("birth_place", "mother_name", "address")


class Severity(StrEnum):
    """BLOCKS: cannot be approved as it stands. FLAG: a person has to look. INFO: good to know."""

    BLOCKS = "blocks"
    FLAG = "flag"
    INFO = "info"


class Payer(StrEnum):
    """Who pays for a membership of BPJS Ketenagakerjaan: this programme, the person, another, an employer."""

    REGENCY = "regency"
    SELF = "self"
    OTHER = "other"
    EMPLOYER = "employer"


@dataclass(frozen=True)
class Membership:
    """A membership as BPJS states it: covered up to and with a day, revivable up to and with another."""

    payer: Payer
    covered_until: date
    grace_until: date | None = None

    def is_open(self, day: date, regency: Regency) -> bool:
        """Whether it still runs or can be revived, so that paying on is no new registration."""
        return day <= (self.grace_until or months_after(self.covered_until, regency.cover.grace_months))


@dataclass(frozen=True, repr=False)
class PersonFacts:
    """What is known about a person; empty where it is not. Dates and sex as stated, that is as on the KTP."""

    nik: str | None = None
    name: str | None = None
    birth_place: str | None = None
    birth_date: date | None = None
    sex: Sex | str | None = None
    mother_name: str | None = None
    address: str | None = None
    desa: str | None = None
    category: str | None = None
    civil_servant: bool = False

    def __repr__(self) -> str:
        # A repr ends up in logs and tracebacks.
        return "PersonFacts(…)"


@dataclass(frozen=True)
class Finding:
    """One thing that a check found. `code` is stored; `text` says it with its facts, `next_step` what to do.

    `reason` is the code with which staff would return or refuse, `field` the question of the member form.
    """

    code: str
    severity: Severity
    text: Text
    next_step: Text
    reason: Reason | None = None
    field: str | None = None


@dataclass(frozen=True)
class _Case:
    person: PersonFacts
    on: date
    starts: date
    regency: Regency
    memberships: Sequence[Membership]
    nik: Nik | None
    refusal: Text | None


def check_person(
    person: PersonFacts,
    on: date,
    regency: Regency,
    memberships: Sequence[Membership] = (),
    starts: date | None = None,
) -> tuple[Finding, ...]:
    """Everything that speaks against taking the person in on a day, or is good to know; what blocks first.

    Ages are those on the day when cover is planned to begin, by the rules in force on that day: `starts`,
    or what the regency has planned.
    """
    nik, refusal = _nik_of(person, on)
    case = _Case(person, on, starts or regency.planned_start(on), regency, memberships, nik, refusal)
    found = [finding for rule in _RULES for finding in rule(case)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def is_clean(findings: Iterable[Finding]) -> bool:
    """Whether nothing blocks and nobody has to look."""
    return all(finding.severity is Severity.INFO for finding in findings)


def may_wait(finding: Finding) -> bool:
    """Whether an entry can be taken in with it, and filled in later; approving still waits for that."""
    return finding.code == "incomplete" and finding.field in LATER


def finding_label(code: str) -> Text:
    """A few words for a stored code of a finding."""
    return Text("finding-" + code.replace("_", "-"))


def missing_label(field: str) -> Text:
    """What a field of `REQUIRED` is called within a sentence: "nama ibu kandung"."""
    return Text("missing-" + field.replace("_", "-"))


def _nik_of(person: PersonFacts, on: date) -> tuple[Nik | None, Text | None]:
    if not person.nik:
        return None, None
    try:
        return read_nik(person.nik, on, person.birth_date), None
    except Invalid as invalid:
        return None, invalid.text


def _finding(
    code: str,
    severity: Severity,
    reason: Reason | None = None,
    field: str | None = None,
    facts: Mapping[str, object] | None = None,
) -> Finding:
    """Its words are `finding-…-detail` with the facts, and the reason's next step or `finding-…-next`."""
    name = finding_label(code).id
    step = reason.next_step if reason else Text(f"{name}-next")
    return Finding(code, severity, Text(f"{name}-detail", **(facts or {})), step, reason, field)


def _completeness(case: _Case) -> Iterator[Finding]:
    for field in REQUIRED:
        value = getattr(case.person, field)
        if value is None or (isinstance(value, str) and not value.strip()):
            what = missing_label(field)
            yield _finding("incomplete", Severity.BLOCKS, Reason.INCOMPLETE, field, {"what": what})


def _nik(case: _Case) -> Iterator[Finding]:
    stated, nik = case.person, case.nik
    if case.refusal:
        reason = Reason.NIK_UNKNOWN
        yield Finding("nik_invalid", Severity.BLOCKS, case.refusal, reason.next_step, reason, "nik")
    if nik is None:
        return
    # The number is for life even where it errs (PP 40/2019 art. 30(2)): the KTP wins, a person confirms.
    if stated.birth_date and stated.birth_date != nik.birth_date:
        yield _mismatch("nik_date_differs", "birth_date", stated.birth_date, nik.birth_date)
    if stated.sex and stated.sex != nik.sex:
        yield _mismatch("nik_sex_differs", "sex", _sex(stated.sex), _sex(nik.sex))
    if not nik.is_local(case.regency):
        facts = {"prefix": nik.area_code, "regency": case.regency.short_name}
        yield _finding("nik_foreign", Severity.INFO, facts=facts)


def _mismatch(code: str, field: str, stated: date | Text, nik: date | Text) -> Finding:
    return _finding(code, Severity.FLAG, Reason.NIK_MISMATCH, field, {"stated": stated, "nik": nik})


def _sex(sex: str) -> Text:
    return Text("finding-sex-female" if sex == Sex.FEMALE else "finding-sex-male")


def _age(case: _Case) -> Iterator[Finding]:
    """Counted when cover begins. The upper limit is for new registrations: who is still in, or out for no
    longer than the grace, may stay."""
    born = case.person.birth_date or (case.nik.birth_date if case.nik else None)
    if born is None or born > case.on:
        return
    start, field = case.starts, "birth_date"
    ages, age = case.regency.ages_on(start), age_on(born, start)
    if age < ages.minimum:
        facts = {"age": age, "start": start, "least": ages.minimum, "day": turns(born, ages.minimum)}
        yield _finding("under_age", Severity.BLOCKS, Reason.UNDER_AGE, field, facts)
    own = [one for one in case.memberships if one.payer is not Payer.EMPLOYER]
    if any(one.is_open(start, case.regency) for one in own):
        return
    if age >= ages.limit:
        code = "age_over_limit_again" if own else "age_over_limit"
        months = case.regency.cover.grace_months
        facts = {"age": age, "start": start, "limit": ages.limit, "months": months}
        yield _finding(code, Severity.BLOCKS, Reason.AGE_OVER_LIMIT, field, facts)
    elif age >= ages.warn_from:
        facts = {"age": age, "start": start, "limit": ages.limit, "day": turns(born, ages.limit)}
        yield _finding("near_age_limit", Severity.FLAG, None, field, facts)


def _residence(case: _Case) -> Iterator[Finding]:
    if case.person.desa and not case.regency.has_area(case.person.desa):
        facts = {"regency": case.regency.short_name}
        yield _finding("not_resident", Severity.BLOCKS, Reason.NOT_RESIDENT, "desa", facts)


def _civil_servant(case: _Case) -> Iterator[Finding]:
    if case.person.civil_servant:
        yield _finding("civil_servant", Severity.BLOCKS, Reason.CIVIL_SERVANT)


# A membership of this programme itself is no obstacle: it is renewed.
_MEMBERSHIPS = {
    Payer.SELF: ("already_member", Severity.BLOCKS, Reason.ALREADY_MEMBER),
    Payer.OTHER: ("funded_elsewhere", Severity.BLOCKS, Reason.FUNDED_ELSEWHERE),
    # Whether an employee may also be taken in is for staff to judge.
    Payer.EMPLOYER: ("employed", Severity.FLAG, None),
}


def _membership(case: _Case) -> Iterator[Finding]:
    for payer, (code, severity, reason) in _MEMBERSHIPS.items():
        days = [one.covered_until for one in case.memberships if one.payer is payer]
        if days and max(days) >= case.on:
            yield _finding(code, severity, reason, facts={"until": max(days)})


_RULES: tuple[Callable[[_Case], Iterator[Finding]], ...] = (
    _completeness,
    _nik,
    _age,
    _residence,
    _civil_servant,
    _membership,
)

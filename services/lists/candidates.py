"""One person of a list, a workbook or a photo, judged by the same rules as an answer in the member form.

Pure: nothing here knows a database. What is known of the person there (an open entry, cover so far) is added
by `services.lists.batch_rows`. A value that cannot be read is never guessed: it is a remark,
and the question is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from locales import Text
from models import RowOutcome
from regency import Regency
from services.dates import read_birth_date
from services.eligibility import LATER, Membership, Severity, may_wait
from services.errors import Invalid
from services.findings import findings_with
from services.lists.stated_area import find_area, village_address
from services.lists.values import READERS, Value, find_category, is_empty
from services.nik import read_nik
from services.workers import MemberData

# Questions of the member form that a row may answer, in the form's order.
FIELDS = (
    *("nik", "birth_date", "sex", "name", "birth_place", "mother_name", "address", "kecamatan", "desa"),
    *("phone", "serving_since", "category"),
)
# Without these nobody can be named; everything else has a default, a source or may follow.
NEEDED = ("nik", "name")
_TO_CHECK = (*NEEDED, "birth_date", "sex", "kecamatan", "desa")


class Doubt(StrEnum):
    """What is to be said of a value. Everything but a NOTE keeps a row from being taken by one tap."""

    REFUSED = "refused"
    MISSING = "missing"
    DOUBTFUL = "doubtful"
    NOTE = "note"


@dataclass(frozen=True)
class Remark:
    """Something about one answer; `field` is a question of the member form, None for the row as a whole."""

    field: str | None
    doubt: Doubt
    text: Text


@dataclass(frozen=True, repr=False)
class Candidate:
    """A person as stated: `values` by name of `FIELDS`, as typed or as the cell holds them.

    `doubts` are what the reader itself is unsure of (a blurred digit); `place` is the number that people see.
    `notes` are said and stop nothing. `words` are the row's own words, by which it is known again; empty for
    what never comes twice.
    """

    place: int
    values: Mapping[str, Value]
    doubts: Mapping[str, Text] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()
    sheet: int = 0
    words: str = ""


@dataclass(frozen=True)
class Defaults:
    """What the organisation says of everybody in its list: area codes, and the categories it may name."""

    kecamatan: str
    desa: str
    categories: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Judged:
    """A row as read: `answers` as the member form keeps them (JSON), and what is to be said of it."""

    place: int
    answers: dict[str, Any]
    remarks: tuple[Remark, ...]
    sheet: int = 0
    words: str = ""

    @property
    def outcome(self) -> RowOutcome:
        """The gravest of the remarks decides."""
        doubts = {remark.doubt for remark in self.remarks}
        for doubt, outcome in (
            (Doubt.REFUSED, RowOutcome.REFUSED),
            (Doubt.MISSING, RowOutcome.MISSING),
            (Doubt.DOUBTFUL, RowOutcome.DOUBTFUL),
        ):
            if doubt in doubts:
                return outcome
        return RowOutcome.GOOD


def unsure_of(answers: Mapping[str, Any], remarks: Sequence[Remark]) -> dict[str, Text]:
    """The answers of which something grave is to be said, with the first that is, by question."""
    grave = [one for one in remarks if one.doubt is not Doubt.NOTE and one.field in answers]
    return {one.field: one.text for one in reversed(grave) if one.field is not None}


def judge(
    candidate: Candidate,
    defaults: Defaults,
    regency: Regency,
    today: date,
    memberships: tuple[Membership, ...] = (),
) -> Judged:
    """What a row says, read by the rules of the form, and all that speaks against taking it as it is."""
    answers: dict[str, Any] = {}
    remarks: list[Remark] = []
    stated = {key: value for key, value in candidate.values.items() if not is_empty(value)}
    _read_birth(stated, answers, remarks, today)
    _read_nik(stated, answers, remarks, today)
    for key, read in READERS.items():
        if key in stated:
            _take(key, partial(read, today=today), stated[key], answers, remarks)
    _read_area(stated, answers, remarks, defaults, regency)
    _read_category(stated, answers, remarks, defaults, regency)
    if "name" not in stated:
        remarks.append(Remark("name", Doubt.MISSING, Text("batch-missing", field=Text("member-name-label"))))
    spoiled = {remark.field for remark in remarks}
    remarks += [
        Remark(key, Doubt.DOUBTFUL, text)
        for key, text in candidate.doubts.items()
        if key not in spoiled or key not in answers
    ]
    remarks += [Remark(None, Doubt.NOTE, note) for note in candidate.notes]
    judged = Judged(candidate.place, answers, tuple(remarks), candidate.sheet, candidate.words)
    return with_findings(judged, regency, today, memberships)


def with_findings(
    judged: Judged, regency: Regency, today: date, memberships: tuple[Membership, ...] = ()
) -> Judged:
    """The same row with what the rules say of the person, in place of what they said before."""
    kept = [remark for remark in judged.remarks if not remark.text.id.startswith("batch-finding")]
    if any(key not in judged.answers for key in _TO_CHECK):
        return Judged(judged.place, judged.answers, tuple(kept), judged.sheet, judged.words)
    data = member_data(judged.answers, judged.answers.get("category") or regency.categories[0].key)
    for finding in findings_with(data, memberships, regency, today):
        if may_wait(finding):
            doubt = Doubt.NOTE
        elif finding.severity is Severity.BLOCKS:
            doubt = Doubt.REFUSED
        elif finding.severity is Severity.FLAG and finding.reason is not None:
            doubt = Doubt.DOUBTFUL
        elif finding.severity is Severity.FLAG:
            doubt = Doubt.NOTE
        else:
            continue
        if any(remark.field == finding.field and remark.doubt is Doubt.REFUSED for remark in kept):
            continue
        kept.append(Remark(finding.field, doubt, Text("batch-finding", what=finding.text)))
    return Judged(judged.place, judged.answers, tuple(kept), judged.sheet, judged.words)


def member_data(answers: Mapping[str, Any], category: str) -> MemberData:
    """Answers of the member form, or of a row, as the rules of the work take them.

    `category` is of the whole batch, for a row that names none. Who sends answers states consent with it.
    """
    since = answers.get("serving_since")
    photo = answers.get("ktp")
    return MemberData(
        category=answers.get("category") or category,
        nik=answers["nik"],
        name=answers["name"],
        birth_date=date.fromisoformat(answers["birth_date"]),
        sex=answers["sex"],
        kecamatan_code=answers["kecamatan"],
        desa_code=answers["desa"],
        birth_place=answers.get("birth_place"),
        mother_name=answers.get("mother_name"),
        address=answers.get("address"),
        phone=answers.get("phone"),
        serving_since=date.fromisoformat(since) if since else None,
        ktp_file_id=photo["file_id"] if photo else None,
        consent=True,
    )


def missing_later(answers: Mapping[str, Any]) -> tuple[str, ...]:
    """What an entry made of these answers would still lack."""
    return tuple(field for field in LATER if not answers.get(field))


# What stays out of an entry without harm when it cannot be read is a doubt: the person decides.
_GRAVE = frozenset({"nik", "name", "birth_date"})


def _take(
    key: str,
    read: Callable[[Value], Any],
    value: Value,
    answers: dict[str, Any],
    remarks: list[Remark],
) -> None:
    try:
        answers[key] = read(value)
    except Invalid as error:
        doubt = Doubt.REFUSED if key in _GRAVE else Doubt.DOUBTFUL
        remarks.append(Remark(key, doubt, error.text))


def _read_birth(
    stated: Mapping[str, Value], answers: dict[str, Any], remarks: list[Remark], today: date
) -> None:
    if "birth_date" in stated:
        value = stated["birth_date"]
        _take(
            "birth_date",
            lambda one: read_birth_date(one, today, sheet=True).isoformat(),
            value,
            answers,
            remarks,
        )


def _read_nik(
    stated: Mapping[str, Value], answers: dict[str, Any], remarks: list[Remark], today: date
) -> None:
    if "nik" not in stated:
        remarks.append(Remark("nik", Doubt.MISSING, Text("batch-missing", field=Text("member-nik-label"))))
        return
    value = stated["nik"]
    born = answers.get("birth_date")
    try:
        nik = read_nik(
            value if isinstance(value, int | float) else str(value),
            today,
            date.fromisoformat(born) if born else None,
        )
    except Invalid as error:
        remarks.append(Remark("nik", Doubt.REFUSED, error.text))
        return
    answers["nik"] = nik.digits
    if "birth_date" not in stated:
        answers["birth_date"] = nik.birth_date.isoformat()
    if "sex" not in stated:
        answers["sex"] = nik.sex.value


def _read_area(
    stated: Mapping[str, Value],
    answers: dict[str, Any],
    remarks: list[Remark],
    defaults: Defaults,
    regency: Regency,
) -> None:
    kecamatan, desa = str(stated.get("kecamatan", "")), str(stated.get("desa", ""))
    if not kecamatan and not desa:
        answers["kecamatan"], answers["desa"] = defaults.kecamatan, defaults.desa
    else:
        found = find_area(kecamatan, desa, defaults, regency)
        if found.kecamatan:
            answers["kecamatan"] = found.kecamatan
        if found.desa:
            answers["desa"] = found.desa
        if found.remark is not None:
            remarks.append(Remark(found.field, Doubt.DOUBTFUL, found.remark))
    if "address" not in stated and "desa" in answers:
        # A village address often is no more than the village; what the KTP has besides may be added.
        answers["address"] = village_address(answers["desa"], regency)


def _read_category(
    stated: Mapping[str, Value],
    answers: dict[str, Any],
    remarks: list[Remark],
    defaults: Defaults,
    regency: Regency,
) -> None:
    """Without one the batch's own category counts; the organisation's only one is said at once."""
    if "category" not in stated:
        if len(defaults.categories) == 1:
            answers["category"] = defaults.categories[0]
        return
    typed = str(stated["category"])
    found = find_category(typed, regency)
    if found is None:
        remarks.append(Remark("category", Doubt.DOUBTFUL, Text("batch-category", typed=typed[:60])))
    elif found not in defaults.categories:
        remarks.append(Remark("category", Doubt.REFUSED, Text("enrolments-category")))
    else:
        answers["category"] = found

"""The people of the demo with their entries, organisations and codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models import (
    ClaimCode,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    OrganisationStatus,
    Role,
    StatusChange,
    Worker,
)
from models.encryption import blind_index
from regency import Area
from services.claims import ALPHABET, CODE_LENGTH
from services.names import fold_name
from services.reasons import Reason
from services.references import reference
from services.search import fold_label
from simulator.personas import GURU_NGAJI, GURU_NGAJI_CODE, MARBOT, PETUGAS, POSKO, TAKMIR, Persona
from simulator.seed_plan import Plan

WORKERS, WAITING, RETURNED, CLAIM_CODES = 3_934, 14, 9, 120
# Members of the posko whom BPJS has taken in.
OF_POSKO = 4
# How many days an entry was handed in before today, or, once BPJS has it, before it was proposed.
DAYS_BEFORE = {
    EnrolmentStatus.SUBMITTED: (1, 6),
    EnrolmentStatus.RETURNED: (1, 6),
    EnrolmentStatus.APPROVED: (40, 180),
    EnrolmentStatus.ENROLLED: (5, 60),
}
SHARES = (("marbot", 0.38), ("guru_ngaji", 0.37), ("relawan_damkar", 0.15), ("pemangku_adat", 0.10))
KIND_OF = {
    "marbot": "masjid",
    "guru_ngaji": "tpa",
    "relawan_damkar": "posko_damkar",
    "pemangku_adat": "lembaga_adat",
}
TAKMIR_MASJID = "Masjid Jami Nurul Iman"


@dataclass(frozen=True)
class Enrolled:
    """Somebody with an entry; `persona` when one can be this person on the chat page."""

    worker_id: int
    enrolment_id: int
    status: EnrolmentStatus
    persona: Persona | None = None


def add_people(plan: Plan, enrolled: int, proposed_at: datetime) -> list[Enrolled]:
    """Everybody, with an entry each; those whom the personas know come first.

    So many are `enrolled`: they were handed in and approved before the proposal of `proposed_at`.
    """
    desa = [area for kecamatan in plan.regency.kecamatan for area in plan.regency.desa_of(kecamatan.code)]
    home = desa[0]
    members = [
        *(
            (TAKMIR, "marbot", status, None)
            for status in (EnrolmentStatus.RETURNED, EnrolmentStatus.SUBMITTED)
        ),
        (TAKMIR, "marbot", EnrolmentStatus.ENROLLED, MARBOT),
        *((POSKO, "relawan_damkar", EnrolmentStatus.ENROLLED, None) for _ in range(OF_POSKO)),
        *((POSKO, "relawan_damkar", EnrolmentStatus.APPROVED, None) for _ in range(2)),
        (POSKO, "relawan_damkar", EnrolmentStatus.SUBMITTED, None),
        (None, "guru_ngaji", EnrolmentStatus.APPROVED, GURU_NGAJI),
    ]
    people = [
        _add_person(plan, home, category, status, proposed_at, speaker, persona)
        for speaker, category, status, persona in members
    ]
    rest = WORKERS - len(people)
    statuses = (
        [EnrolmentStatus.SUBMITTED] * (WAITING - 2)
        + [EnrolmentStatus.RETURNED] * (RETURNED - 1)
        + [EnrolmentStatus.ENROLLED] * (enrolled - OF_POSKO - 1)
        + [EnrolmentStatus.APPROVED] * rest
    )[:rest]
    plan.random.shuffle(statuses)
    categories = plan.random.choices([key for key, _ in SHARES], [share for _, share in SHARES], k=rest)
    for number, (status, category) in enumerate(zip(statuses, categories, strict=True)):
        people.append(_add_person(plan, desa[number % len(desa)], category, status, proposed_at))
    _add_codes(plan, people)
    return people


def _add_person(
    plan: Plan,
    desa: Area,
    category: str,
    status: EnrolmentStatus,
    proposed_at: datetime,
    speaker: Persona | None = None,
    persona: Persona | None = None,
) -> Enrolled:
    person = plan.inventor.person(desa, category)
    name = f"{persona.first_name} {persona.last_name}" if persona else person.name
    phone = (
        MARBOT.phone if persona is MARBOT else plan.inventor.phone() if plan.random.random() < 0.6 else None
    )
    last, days = DAYS_BEFORE[status]
    before = proposed_at if status is EnrolmentStatus.ENROLLED else plan.now
    submitted = before - timedelta(days=plan.random.randint(last, days), minutes=plan.random.randint(0, 600))
    worker_id = plan.add(
        Worker,
        nik=person.nik,
        nik_index=blind_index(person.nik, "nik"),
        name=name,
        folded_name=fold_name(name),
        birth_date=person.birth_date,
        birth_place=person.birth_place,
        sex="P" if persona is GURU_NGAJI else "L" if persona is MARBOT else person.sex,
        mother_name=person.mother_name,
        address=person.address,
        kecamatan_code=desa.parent,
        desa_code=desa.code,
        phone=phone,
        phone_index=blind_index(phone, "phone") if phone else None,
        created_at=submitted,
        updated_at=submitted,
    )
    organisation_id = _organisation(plan, desa, category, speaker)
    enrolment_id = _add_enrolment(plan, worker_id, organisation_id, category, status, submitted)
    return Enrolled(worker_id, enrolment_id, status, persona)


def _add_enrolment(
    plan: Plan,
    worker_id: int,
    organisation_id: int,
    category: str,
    status: EnrolmentStatus,
    submitted: datetime,
) -> int:
    organisation = plan.rows[Organisation][organisation_id - 1]
    speaker, officer = organisation["submitted_by"], plan.persona_ids[PETUGAS.key]
    is_decided = status is not EnrolmentStatus.SUBMITTED
    decided = submitted + timedelta(hours=plan.random.randint(2, 20))
    reason, asked = (Reason.NIK_MISMATCH.value, "nik") if status is EnrolmentStatus.RETURNED else (None, None)
    number = len(plan.rows[Enrolment]) + 1
    enrolment_id = plan.add(
        Enrolment,
        reference=reference(
            plan.regency.reference_prefix, submitted.astimezone(plan.regency.zone).year, number
        ),
        worker_id=worker_id,
        organisation_id=organisation_id,
        category=category,
        serving_since=date(plan.now.year - plan.random.randint(1, 20), plan.random.randint(1, 12), 1),
        consent_at=submitted,
        status=status,
        status_since=decided if is_decided else submitted,
        reason=reason,
        returned_field=asked,
        findings=[],
        submitted_by=speaker,
        submitted_at=submitted,
        decided_by=officer if is_decided else None,
        decided_at=decided if is_decided else None,
        version=2 if is_decided else 1,
    )
    step = {"enrolment_id": enrolment_id, "reason": None, "field": None}
    first = EnrolmentStatus.SUBMITTED
    plan.add(StatusChange, **{**step, "before": None, "after": first, "at": submitted, "by": speaker})
    if is_decided:
        why = {"reason": reason, "field": asked}
        # How an entry came to be enrolled, the proposal tells.
        after = EnrolmentStatus.APPROVED if status is EnrolmentStatus.ENROLLED else status
        plan.add(
            StatusChange, **{**step, **why, "before": first, "after": after, "at": decided, "by": officer}
        )
    return enrolment_id


def _organisation(plan: Plan, desa: Area, category: str, speaker: Persona | None) -> int:
    """The organisation of that kind in the desa, for a posko in the kecamatan; made when first needed."""
    kind = KIND_OF[category]
    of_kecamatan = kind == "posko_damkar"
    number = 0 if kind != "masjid" or speaker or plan.random.random() < 0.7 else plan.random.randint(1, 2)
    if kind == "masjid" and number == 2:
        kind = "musholla"
    area = plan.regency.area(desa.parent) if of_kecamatan else desa
    key = (f"{kind} {number}", area.code)
    if key not in plan.organisations:
        since = plan.began
        by = plan.persona_ids[speaker.key] if speaker else None
        name = (
            TAKMIR_MASJID if speaker is TAKMIR else plan.inventor.organisation_name(kind, area.name, number)
        )
        plan.organisations[key] = plan.add(
            Organisation,
            kind=kind,
            name=name,
            folded_name=fold_label(name),
            kecamatan_code=desa.parent,
            desa_code=desa.code,
            status=OrganisationStatus.CONFIRMED,
            submitted_by=by,
            submitted_at=since,
            decided_by=plan.persona_ids[PETUGAS.key],
            decided_at=since,
            version=2,
        )
        if speaker:
            position = "Ketua takmir" if speaker is TAKMIR else "Koordinator posko"
            of = {"organisation_id": plan.organisations[key], "position": position}
            plan.grant(speaker, Role.COORDINATOR, since, **of)
    return plan.organisations[key]


def _add_codes(plan: Plan, people: Sequence[Enrolled]) -> None:
    for person in people[:CLAIM_CODES]:
        code = "".join(plan.random.choice(ALPHABET) for _ in range(CODE_LENGTH - 1)) + "7"
        if person.persona is GURU_NGAJI:
            code = GURU_NGAJI_CODE
        plan.add(
            ClaimCode,
            worker_id=person.worker_id,
            code=code,
            code_index=blind_index(code, "claim"),
            created_at=plan.now,
        )

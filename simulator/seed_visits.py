"""A little of the field work: what the demo's verifier has sent, and what is on the list, one visit late."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from models import (
    Enrolment,
    EnrolmentStatus,
    PieceKind,
    Visit,
    VisitCheck,
    VisitPiece,
    VisitResult,
    VisitStatus,
)
from services.field.planning import MOST_PEOPLE
from simulator.personas import PETUGAS, VERIFIKATOR
from simulator.seed_plan import Plan

VISITS, SENT = 3, 5
# Muaradua; the places lie some kilometres around it.
_LATITUDE, _LONGITUDE = -4.5346, 104.0718


def add_visits(plan: Plan) -> None:
    """What was sent in the last weeks, and what is still to be done."""
    _add_sent(plan)
    _add_open(plan)


def _people(plan: Plan, status: EnrolmentStatus) -> dict[int, list[int]]:
    """Entries that stand so, by organisation; the organisations with most of them come first."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in plan.rows[Enrolment]:
        if row["status"] is status:
            found[row["organisation_id"]].append(row["id"])
    return {key: found[key] for key in sorted(found, key=lambda one: (-len(found[one]), one))}


def _add_sent(plan: Plan) -> None:
    """Visits with their results: nearly everybody was met and is as we say."""
    verifier = plan.persona_ids[VERIFIKATOR.key]
    for number, (organisation_id, entries) in enumerate(
        list(_people(plan, EnrolmentStatus.APPROVED).items())[:SENT]
    ):
        sent = plan.now - timedelta(days=30 - 3 * number)
        visit_id = plan.add(
            Visit,
            organisation_id=organisation_id,
            account_id=verifier,
            status=VisitStatus.SENT,
            due_on=(sent + timedelta(days=4)).date(),
            created_at=sent - timedelta(days=10),
            created_by=plan.persona_ids[PETUGAS.key],
            assigned_at=sent - timedelta(days=10),
            current_at=sent,
            closed_at=sent,
            version=3,
        )
        for place, entry in enumerate(entries[:MOST_PEOPLE], start=1):
            met = (number + place) % 7 > 0
            plan.add(
                VisitCheck,
                visit_id=visit_id,
                enrolment_id=entry,
                place=place,
                result=VisitResult.PRESENT if met else VisitResult.NOT_FOUND,
                data_right=True if met else None,
                differs=[],
                recorded_at=sent,
                settled_at=sent,
            )
        plan.add(
            VisitPiece,
            account_id=verifier,
            visit_id=visit_id,
            kind=PieceKind.LOCATION,
            content=f"{_LATITUDE + 0.03 * number:.5f},{_LONGITUDE + 0.02 * number:.5f}",
            message_id=number + 1,
            created_at=sent,
        )


def _add_open(plan: Plan) -> None:
    """The organisations with most people who wait; assigned so that the first one's day is over."""
    today = plan.now.astimezone(plan.regency.zone).date()
    waiting = _people(plan, EnrolmentStatus.SUBMITTED)
    for number, organisation_id in enumerate(list(waiting)[:VISITS]):
        given = plan.now - timedelta(days=15 - 5 * number)
        visit_id = plan.add(
            Visit,
            organisation_id=organisation_id,
            account_id=plan.persona_ids[VERIFIKATOR.key],
            status=VisitStatus.OPEN,
            due_on=today + timedelta(days=5 * number - 1),
            created_at=given,
            created_by=plan.persona_ids[PETUGAS.key],
            assigned_at=given,
            version=1,
        )
        for place, entry in enumerate(waiting[organisation_id][:MOST_PEOPLE], start=1):
            plan.add(VisitCheck, visit_id=visit_id, enrolment_id=entry, place=place, differs=[])

"""A little of the field work: visits on the list of the demo's verifier, one of them late."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from models import Enrolment, EnrolmentStatus, Visit, VisitCheck, VisitStatus
from services.field.planning import MOST_PEOPLE
from simulator.personas import PETUGAS, VERIFIKATOR
from simulator.seed_plan import Plan

VISITS = 3


def add_visits(plan: Plan) -> None:
    """The organisations with most people who wait; assigned so that the first one's day is over."""
    waiting: defaultdict[int, list[int]] = defaultdict(list)
    for row in plan.rows[Enrolment]:
        if row["status"] is EnrolmentStatus.SUBMITTED:
            waiting[row["organisation_id"]].append(row["id"])
    today = plan.now.astimezone(plan.regency.zone).date()
    largest = sorted(waiting, key=lambda one: (-len(waiting[one]), one))[:VISITS]
    for number, organisation_id in enumerate(largest):
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

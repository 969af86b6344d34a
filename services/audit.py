"""The append-only trail. Every service that changes something of weight says so here."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models import AuditEntry


class Subject(StrEnum):
    """What an entry of the trail is about; `subject_id` is the row of that table."""

    ACCOUNT = "account"
    ROLE_GRANT = "role_grant"
    INVITE = "invite"
    ORGANISATION = "organisation"
    JOIN_REQUEST = "join_request"
    WORKER = "worker"
    ENROLMENT = "enrolment"
    DUPLICATE_PAIR = "duplicate_pair"
    BENEFIT_CASE = "benefit_case"
    VISIT = "visit"
    SAMPLE = "sample"
    BUDGET = "budget"
    PROPOSAL = "proposal"
    LETTER_TEMPLATE = "letter_template"
    DEADLINE = "collection_deadline"
    RENEWAL = "renewal"
    MAILING = "mailing"


def record(  # noqa: PLR0913 - an entry of the trail has that many parts
    session: AsyncSession,
    now: datetime,
    by: int | None,
    action: str,
    subject: str,
    subject_id: int | None,
    *,
    before: str | None = None,
    after: str | None = None,
    reason: str | None = None,
    note: str | None = None,
) -> AuditEntry:
    """Adds an entry in the caller's transaction. `by` is an account id, None for the system itself.

    `before`, `after` and `reason` are stored readable: codes and statuses only, nothing personal. What a
    person wrote goes into `note`, which is encrypted.
    """
    entry = AuditEntry(
        at=now,
        account_id=by,
        action=action,
        subject=subject,
        subject_id=subject_id,
        before=before,
        after=after,
        reason=reason,
        note=note,
    )
    session.add(entry)
    return entry

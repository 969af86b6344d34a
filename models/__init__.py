"""What is kept: one file per noun. Importing this package knows all tables."""

from models.account import Account
from models.audit import AuditEntry
from models.base import Base
from models.batch import Batch, BatchRow, BatchSource, BatchStatus, RowOutcome
from models.conversation import Conversation
from models.duplicate import UNDECIDED, DuplicatePair, PairStatus, WorkerKey
from models.enrolment import DECIDED_STATUSES, OPEN_STATUSES, Enrolment, EnrolmentStatus, StatusChange
from models.evidence import KtpEvidence
from models.further_post import FurtherPost
from models.inbox import InboxStatus, InboxUpdate
from models.organisation import JoinRequest, Organisation, OrganisationStatus
from models.outbox import Card, OutboxMessage, OutboxStatus
from models.proposal import (
    Budget,
    LineState,
    Proposal,
    ProposalFile,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
)
from models.protection import (
    Protection,
    ProtectionCause,
    ProtectionChange,
    ProtectionState,
    Roster,
    RosterStatus,
)
from models.role import Invite, Role, RoleGrant
from models.session import Database
from models.worker import ClaimAttempt, ClaimCode, Worker

__all__ = [
    "DECIDED_STATUSES",
    "OPEN_STATUSES",
    "UNDECIDED",
    "Account",
    "AuditEntry",
    "Base",
    "Batch",
    "BatchRow",
    "BatchSource",
    "BatchStatus",
    "Budget",
    "Card",
    "ClaimAttempt",
    "ClaimCode",
    "Conversation",
    "Database",
    "DuplicatePair",
    "Enrolment",
    "EnrolmentStatus",
    "FurtherPost",
    "InboxStatus",
    "InboxUpdate",
    "Invite",
    "JoinRequest",
    "KtpEvidence",
    "LineState",
    "Organisation",
    "OrganisationStatus",
    "OutboxMessage",
    "OutboxStatus",
    "PairStatus",
    "Proposal",
    "ProposalFile",
    "ProposalKind",
    "ProposalLine",
    "ProposalStatus",
    "Protection",
    "ProtectionCause",
    "ProtectionChange",
    "ProtectionState",
    "Role",
    "RoleGrant",
    "Roster",
    "RosterStatus",
    "RowOutcome",
    "StatusChange",
    "Worker",
    "WorkerKey",
]

"""What is kept: one file per noun. Importing this package knows all tables."""

from models.account import Account
from models.audit import AuditEntry
from models.base import Base
from models.batch import Batch, BatchRow, BatchSource, BatchStatus, RowOutcome
from models.benefit_case import BenefitCase, BenefitCaseStep, CaseKind, CaseStatus
from models.conversation import Conversation
from models.deadline import CollectionDeadline
from models.dukcapil import (
    DukcapilCheck,
    DukcapilFile,
    DukcapilFileStatus,
    DukcapilSent,
    DukcapilVerdict,
)
from models.duplicate import UNDECIDED, DuplicatePair, PairStatus, WorkerKey
from models.enrolment import DECIDED_STATUSES, OPEN_STATUSES, Enrolment, EnrolmentStatus, StatusChange
from models.evidence import KtpEvidence
from models.file_request import FileKind, FileRequest
from models.further_post import FurtherPost
from models.inbox import InboxStatus, InboxUpdate
from models.letter_template import LetterTemplate
from models.mailing import DeliveryState, Mailing, MailingKind, MailingRecipient, MailingStatus
from models.objection import (
    AnnouncedEntry,
    Objection,
    ObjectionReason,
    ObjectionStatus,
    ObjectionWindow,
    WindowStatus,
)
from models.organisation import JoinRequest, Organisation, OrganisationStatus
from models.outbox import Card, OutboxMessage, OutboxStatus
from models.picture import Drawing, PictureKind, PictureRequest
from models.proposal import (
    WITH_BPJS,
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
    RosterEffect,
    RosterMatch,
    RosterStatus,
)
from models.renewal import Renewal, RenewalAnswer
from models.role import Invite, Role, RoleGrant
from models.sample import Sample, SamplePerson, SamplePool
from models.schedule import ScheduledJob
from models.session import Database
from models.standing import (
    FAR,
    CoverageCell,
    CoverageClock,
    CoverageMonth,
    Standing,
    StandingDue,
)
from models.visit import PieceKind, Visit, VisitCheck, VisitPiece, VisitResult, VisitStatus
from models.worker import ClaimAttempt, ClaimCode, Worker

__all__ = [
    "DECIDED_STATUSES",
    "FAR",
    "OPEN_STATUSES",
    "UNDECIDED",
    "WITH_BPJS",
    "Account",
    "AnnouncedEntry",
    "AuditEntry",
    "Base",
    "Batch",
    "BatchRow",
    "BatchSource",
    "BatchStatus",
    "BenefitCase",
    "BenefitCaseStep",
    "Budget",
    "Card",
    "CaseKind",
    "CaseStatus",
    "ClaimAttempt",
    "ClaimCode",
    "CollectionDeadline",
    "Conversation",
    "CoverageCell",
    "CoverageClock",
    "CoverageMonth",
    "Database",
    "DeliveryState",
    "Drawing",
    "DukcapilCheck",
    "DukcapilFile",
    "DukcapilFileStatus",
    "DukcapilSent",
    "DukcapilVerdict",
    "DuplicatePair",
    "Enrolment",
    "EnrolmentStatus",
    "FileKind",
    "FileRequest",
    "FurtherPost",
    "InboxStatus",
    "InboxUpdate",
    "Invite",
    "JoinRequest",
    "KtpEvidence",
    "LetterTemplate",
    "LineState",
    "Mailing",
    "MailingKind",
    "MailingRecipient",
    "MailingStatus",
    "Objection",
    "ObjectionReason",
    "ObjectionStatus",
    "ObjectionWindow",
    "Organisation",
    "OrganisationStatus",
    "OutboxMessage",
    "OutboxStatus",
    "PairStatus",
    "PictureKind",
    "PictureRequest",
    "PieceKind",
    "Proposal",
    "ProposalFile",
    "ProposalKind",
    "ProposalLine",
    "ProposalStatus",
    "Protection",
    "ProtectionCause",
    "ProtectionChange",
    "ProtectionState",
    "Renewal",
    "RenewalAnswer",
    "Role",
    "RoleGrant",
    "Roster",
    "RosterEffect",
    "RosterMatch",
    "RosterStatus",
    "RowOutcome",
    "Sample",
    "SamplePerson",
    "SamplePool",
    "ScheduledJob",
    "Standing",
    "StandingDue",
    "StatusChange",
    "Visit",
    "VisitCheck",
    "VisitPiece",
    "VisitResult",
    "VisitStatus",
    "WindowStatus",
    "Worker",
    "WorkerKey",
]

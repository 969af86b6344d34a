"""Facts of one regency as data files: areas, categories, organisations, rates, targets, channels, benefits.

Another regency is another folder with the same files; no code changes. A mistake in a file is a
`RegencyError` that names the file, the line or key, and the rule.
"""

from regency.facts import (
    AgeRules,
    Area,
    AreaKind,
    Benefit,
    BpjsOffice,
    Category,
    Channel,
    CoverRules,
    Department,
    OrganisationKind,
    Paper,
    PastFigure,
    PlannedStart,
    Programme,
    Rate,
    ReviewRules,
    Target,
)
from regency.load import DEFAULT_FOLDER, RegencyError, load_regency, read_regency, template_path
from regency.proposing import FileColumn, FileProfile, OrderRule, ProposalRules
from regency.timing import AnnouncementRules, Holiday, HolidayKind, ReminderRules
from regency.whole import Regency

__all__ = [
    "DEFAULT_FOLDER",
    "AgeRules",
    "AnnouncementRules",
    "Area",
    "AreaKind",
    "Benefit",
    "BpjsOffice",
    "Category",
    "Channel",
    "CoverRules",
    "Department",
    "FileColumn",
    "FileProfile",
    "Holiday",
    "HolidayKind",
    "OrderRule",
    "OrganisationKind",
    "Paper",
    "PastFigure",
    "PlannedStart",
    "Programme",
    "ProposalRules",
    "Rate",
    "Regency",
    "RegencyError",
    "ReminderRules",
    "ReviewRules",
    "Target",
    "load_regency",
    "read_regency",
    "template_path",
]

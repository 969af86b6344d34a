"""Who may act as what: roles given and taken back, and the one-time links that give them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice


class Role(StrEnum):
    """What somebody is to the programme. Everybody is a guest; administrators come from ADMIN_IDS."""

    GUEST = "guest"
    WORKER = "worker"
    COORDINATOR = "coordinator"
    VERIFIER = "verifier"
    STAFF = "staff"
    ADMIN = "admin"


class RoleGrant(Base):
    """A role of an account, for one organisation (coordinator) or for the regency (staff, verifier)."""

    __tablename__ = "role_grants"
    __table_args__ = (
        Index(
            "uq_role_grants_in_force",
            "account_id",
            "role",
            text("coalesce(organisation_id, 0)"),
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role))
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id"), index=True, default=None
    )
    position: Mapped[str | None] = mapped_column(String(100), default=None)
    granted_at: Mapped[datetime]
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)


class Invite(Base):
    """A link that gives a role once. Only the blind index of its token is kept."""

    __tablename__ = "invites"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token_index: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    role: Mapped[Role] = mapped_column(choice(Role))
    created_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    used_at: Mapped[datetime | None] = mapped_column(default=None)

"""The rows of the demo before they are inserted, with their ids, so that they can point at each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from models import Base, Role, RoleGrant
from regency import Regency
from simulator.people import Inventor
from simulator.personas import ADMIN, Persona

Rows = list[dict[str, Any]]

BEGAN_DAYS = 300


@dataclass
class Plan:
    """`organisations`: kind and area → id; `persona_ids`: key of a persona → account id."""

    random: Random
    inventor: Inventor
    regency: Regency
    now: datetime
    rows: defaultdict[type[Base], Rows] = field(default_factory=lambda: defaultdict(list))
    organisations: dict[tuple[str, str], int] = field(default_factory=dict)
    persona_ids: dict[str, int] = field(default_factory=dict)
    ids: defaultdict[type[Base], Iterator[int]] = field(default_factory=lambda: defaultdict(lambda: count(1)))

    @property
    def began(self) -> datetime:
        """When the office began to work with the bot, before anybody was handed in."""
        return self.now - timedelta(days=BEGAN_DAYS)

    def add(self, model: type[Base], **values: Any) -> int:
        """One row with the next id."""
        key = next(self.ids[model])
        self.rows[model].append({"id": key, **values})
        return key

    def grant(self, persona: Persona, role: Role, at: datetime, **of: Any) -> None:
        """Gives a persona a role; `of` may hold organisation_id and position."""
        values = {"organisation_id": None, "position": None, **of}
        account_id, by = self.persona_ids[persona.key], self.persona_ids[ADMIN.key]
        self.add(RoleGrant, account_id=account_id, role=role, granted_at=at, granted_by=by, **values)

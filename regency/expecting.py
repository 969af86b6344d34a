"""How many people a desa or an organisation is expected to name, where somebody has counted. All frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from regency.facts import Key, Name


@dataclass(frozen=True)
class Expected:
    """So many people in a desa: in all, of one `kind` of organisation, or of one of them by its `name`."""

    desa: Annotated[str, StringConstraints(pattern=r"^\d\d\.\d\d\.\d\d\.\d{4}$")]
    people: Annotated[int, Field(strict=True, gt=0)]
    source: Name
    kind: Key | None = None
    name: Name | None = None


def expected_in(
    stated: Sequence[Expected], desa: str, kind: str | None = None, name: str | None = None
) -> int | None:
    """People expected of a desa, or of one organisation in it; None where nobody has counted.

    A desa has what is stated of it in all, or else the sum of what is stated of its kinds and organisations.
    """
    here = [one for one in stated if one.desa == desa]
    if kind is not None and name is not None:
        wanted = _folded(name)
        found = [one.people for one in here if one.kind == kind and one.name and _folded(one.name) == wanted]
        return found[0] if found else None
    whole = [one.people for one in here if one.kind is None]
    if whole:
        return whole[0]
    kinds = {one.kind: one.people for one in here if one.name is None}
    single = sum(one.people for one in here if one.name is not None and one.kind not in kinds)
    return sum(kinds.values()) + single or None


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())

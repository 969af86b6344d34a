"""Where somebody lives, by the names of places as people spell them in a list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from locales import Text
from regency import Regency
from regency.facts import Area
from services.search import best_matches, fold_label


@dataclass(frozen=True)
class FoundArea:
    """Codes as far as they are clear; `remark` says of `field` what is not."""

    kecamatan: str = ""
    desa: str = ""
    field: str = "desa"
    remark: Text | None = None


class Here(Protocol):
    """Codes of the kecamatan and the desa of whoever gives the list."""

    @property
    def kecamatan(self) -> str: ...
    @property
    def desa(self) -> str: ...


@lru_cache(maxsize=4096)
def find_area(kecamatan: str, desa: str, here: Here, regency: Regency) -> FoundArea:
    """Where somebody lives, by names in any spelling; `here` decides between villages of one name."""
    parent = ""
    if kecamatan:
        named = best_matches(kecamatan, regency.kecamatan, limit=1)
        if not named:
            return FoundArea(field="kecamatan", remark=Text("batch-kecamatan", typed=kecamatan[:60]))
        parent = named[0].code
        if not desa:
            if parent == here.kecamatan:
                return FoundArea(parent, here.desa)
            return FoundArea(parent, remark=Text("batch-desa-needed", kecamatan=named[0].name))
        if not _same(kecamatan, named[0]):
            found = _desa(desa, parent, regency)
            remark = Text("batch-kecamatan-guessed", typed=kecamatan[:60], meant=named[0].name)
            return FoundArea(parent, found[0].code if found else "", "kecamatan", remark)
    parents = [parent] if parent else [here.kecamatan, *(one.code for one in regency.kecamatan)]
    exact = [
        area for one in dict.fromkeys(parents) for area in _desa(desa, one, regency) if _same(desa, area)
    ]
    if exact and (parent or exact[0].parent == here.kecamatan or len(exact) == 1):
        return FoundArea(exact[0].parent, exact[0].code)
    if exact:
        places = ", ".join(regency.area(area.parent).name for area in exact)
        return FoundArea(remark=Text("batch-desa-several", typed=desa[:60], places=places))
    near = _desa(desa, parent or here.kecamatan, regency)
    if near:
        remark = Text("batch-desa-guessed", typed=desa[:60], meant=near[0].name)
        return FoundArea(near[0].parent, near[0].code, remark=remark)
    return FoundArea(parent, remark=Text("batch-desa", typed=desa[:60]))


def village_address(desa: str | None, regency: Regency) -> str | None:
    """What stands for the address of a row that names none."""
    if not desa or not regency.has_area(desa):
        return None
    area = regency.area(desa)
    return f"Desa {area.name}, Kec. {regency.area(area.parent).name}"


def _desa(typed: str, kecamatan: str, regency: Regency) -> list[Area]:
    return best_matches(typed, regency.desa_of(kecamatan), limit=1)


def _same(typed: str, area: Area) -> bool:
    return fold_label(typed) in {fold_label(name) for name in (area.name, *area.aliases)}

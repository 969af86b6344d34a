"""Reads a regency's folder; what cannot be true is refused with file, line or key, and rule."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import TypeAdapter, ValidationError

from regency.facts import Area, AreaKind, Programme
from regency.whole import Regency

DEFAULT_FOLDER = "oku-selatan"
HOME = Path(__file__).parent
AREA_COLUMNS = ("code", "kind", "name", "parent", "bps_code", "aliases")

# File, its table of entries, and the field of `Regency` that holds them.
TABLES = (
    ("categories.toml", "category", "categories"),
    ("organisations.toml", "kind", "organisation_kinds"),
    ("contributions.toml", "rate", "rates"),
    ("eligibility.toml", "ages", "age_rules"),
    ("eligibility.toml", "start", "planned_starts"),
    ("targets.toml", "target", "targets"),
    ("targets.toml", "history", "history"),
    ("channels.toml", "channel", "channels"),
    ("benefits.toml", "benefit", "benefits"),
    ("benefits.toml", "paper", "papers"),
    ("dukcapil.toml", "profile", "dukcapil_profiles"),
    ("calendar.toml", "holiday", "holidays"),
    ("expected.toml", "expected", "expected"),
)
# A regency may do without these files.
OPTIONAL = {"expected.toml"}
# Files that are one thing as a whole, and the field of `Regency` that holds it.
WHOLES = (("proposal.toml", "proposal"),)
Repeated = TypeVar("Repeated")

REGENCY_FIELDS = {field for _, _, field in TABLES} | {field for _, field in WHOLES} | {"areas"}


class RegencyError(ValueError):
    """A data file that cannot be true: `file`, `where` (line or key) and `rule`."""

    def __init__(self, file: str, where: str, rule: str) -> None:
        super().__init__(f"{file}, {where}: {rule}")
        self.file = file
        self.where = where
        self.rule = rule


@cache
def load_regency(folder: str = DEFAULT_FOLDER) -> Regency:
    """The facts in `regency/<folder>`, read once. Raises `RegencyError`."""
    return read_regency(HOME / folder)


def template_path(folder: str, name: str) -> Path:
    """The Word template of a letter in a regency's folder."""
    return HOME / folder / "templates" / f"{name}.docx"


def read_regency(path: Path) -> Regency:
    """The facts in a folder, checked: each value by its type, then what has to agree between the files."""
    if not (path / "regency.toml").is_file():
        raise RegencyError(
            f"{path.name}/regency.toml", "file", "must exist; each regency is a folder with this file"
        )
    facts = _toml(path / "regency.toml")
    for field in sorted(REGENCY_FIELDS & facts.keys()):
        raise RegencyError("regency.toml", field, "stands in a file of its own")
    for file, table, field in TABLES:
        there = file not in OPTIONAL or (path / file).is_file()
        facts[field] = _toml(path / file).get(table, []) if there else []
    for file, field in WHOLES:
        facts[field] = _toml(path / file)
    facts["areas"] = _area_rows(path / "wilayah.csv")
    try:
        regency = TypeAdapter(Regency).validate_python(facts)
    except ValidationError as error:
        raise _explained(error) from error
    _check_identity(regency)
    _check_areas(regency)
    _check_groups(regency)
    _check_rules(regency)
    _check_sums(regency)
    _check_proposal(regency)
    _check_calendar(regency)
    _check_expected(regency)
    return regency


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RegencyError(path.name, "file", "must exist beside regency.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegencyError(path.name, "file", f"must be TOML in UTF-8: {error}") from error


def _area_rows(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise RegencyError(path.name, "file", "must exist beside regency.toml, in UTF-8") from error
    header, *rows = list(csv.reader(lines)) or [[]]
    if tuple(header) != AREA_COLUMNS:
        raise RegencyError(path.name, "line 1", f"the columns are {','.join(AREA_COLUMNS)}")
    for line, row in enumerate(rows, start=2):
        if len(row) != len(AREA_COLUMNS):
            raise RegencyError(path.name, f"line {line}", f"needs {len(AREA_COLUMNS)} cells, has {len(row)}")
    return [{**dict(zip(header, row, strict=True)), "aliases": _aliases(row[-1])} for row in rows]


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(alias for part in cell.split(";") if (alias := part.strip()))


def _explained(error: ValidationError) -> RegencyError:
    """The first complaint, with its place in the words of the file instead of those of the program."""
    first = error.errors()[0]
    place = first["loc"]
    field, rest = str(place[0]), place[1:]
    if field == "areas":
        column = f", {rest[1]}" if len(rest) > 1 else ""
        return RegencyError("wilayah.csv", _line(int(rest[0])) + column, first["msg"])
    for file, table, name in TABLES:
        if name == field:
            keys = "".join(f", {part}" for part in rest[1:])
            return RegencyError(file, f"{table} {int(rest[0]) + 1}{keys}" if rest else table, first["msg"])
    for file, name in WHOLES:
        if name == field:
            return RegencyError(file, ".".join(map(str, rest)) or "file", first["msg"])
    return RegencyError("regency.toml", ".".join(map(str, place)), first["msg"])


def _line(index: int) -> str:
    return f"line {index + 2}"


def _check_identity(regency: Regency) -> None:
    try:
        ZoneInfo(regency.timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise RegencyError("regency.toml", "timezone", "must be an IANA name such as Asia/Jakarta") from error


def _check_areas(regency: Regency) -> None:
    file = "wilayah.csv"
    kecamatan = {area.code for area in regency.areas if area.kind is AreaKind.KECAMATAN}
    seen: set[str] = set()
    names: dict[tuple[str, str], str] = {}
    for index, area in enumerate(regency.areas):
        line = _line(index)
        if area.code in seen:
            raise RegencyError(file, line, f"code {area.code} stands twice")
        seen.add(area.code)
        if not area.code.startswith(regency.kemendagri_prefix + "."):
            raise RegencyError(file, line, f"code {area.code} must begin with {regency.kemendagri_prefix}")
        if not area.bps_code.startswith(regency.bps_code):
            raise RegencyError(file, line, f"bps_code {area.bps_code} must begin with {regency.bps_code}")
        _check_parent(area, kecamatan, line)
        for name in (area.name, *area.aliases):
            key = (area.parent, name.casefold().replace(" ", ""))
            if names.setdefault(key, area.code) != area.code:
                raise RegencyError(
                    file, line, f"the name {name} is taken by {names[key]} in the same kecamatan"
                )
    found = Counter(area.kind for area in regency.areas)
    for kind in AreaKind:
        if found[kind] != regency.counts.get(kind, 0):
            rule = f"regency.toml counts {regency.counts.get(kind, 0)} {kind}, the file holds {found[kind]}"
            raise RegencyError(file, "file", rule)


def _check_parent(area: Area, kecamatan: set[str], line: str) -> None:
    if area.kind is AreaKind.KECAMATAN:
        if area.parent:
            raise RegencyError("wilayah.csv", line, "a kecamatan has no parent")
    elif area.parent not in kecamatan:
        raise RegencyError("wilayah.csv", line, f"parent {area.parent!r} must be the code of a kecamatan")
    elif not area.code.startswith(area.parent + "."):
        raise RegencyError("wilayah.csv", line, f"code {area.code} must begin with its parent {area.parent}")


def _check_groups(regency: Regency) -> None:
    for file, table, field in TABLES:
        keys = [key for entry in getattr(regency, field) if (key := getattr(entry, "key", None))]
        for key in _repeated(keys):
            raise RegencyError(file, f"{table} {key}", "the key stands twice")
    kinds = {kind.key for kind in regency.organisation_kinds}
    named = {kind for category in regency.categories for kind in category.kinds}
    for category in regency.categories:
        for kind in category.kinds:
            if kind not in kinds:
                raise RegencyError(
                    "categories.toml",
                    f"category {category.key}, kinds",
                    f"{kind} is not in organisations.toml",
                )
    for kind in sorted(kinds - named):
        raise RegencyError(
            "organisations.toml", f"kind {kind}", "must belong to a category in categories.toml"
        )


def _check_rules(regency: Regency) -> None:
    file = "eligibility.toml"
    if not regency.age_rules:
        raise RegencyError(file, "ages", "must be there at least once")
    for place, rules in enumerate(regency.age_rules, start=1):
        if not rules.minimum < rules.warn_from <= rules.limit:
            raise RegencyError(file, f"ages {place}", "minimum < warn_from <= limit")
    titles = {"nik", "reference"}
    for profile in regency.dukcapil_profiles:
        if not titles & {column.field.value for column in profile.columns}:
            where = f"profile {profile.key}, columns"
            raise RegencyError("dukcapil.toml", where, "needs nik or reference, or no answer finds anybody")
    if not regency.dukcapil_profiles:
        raise RegencyError("dukcapil.toml", "profile", "must be there at least once")
    for day in _repeated(rules.valid_from for rules in regency.age_rules):
        raise RegencyError(file, "ages", f"valid_from {day} stands twice")
    for day in _repeated(start.starts_on for start in regency.planned_starts):
        raise RegencyError(file, "start", f"starts_on {day} stands twice")


def _check_sums(regency: Regency) -> None:
    for day in _repeated((rate.programme, rate.valid_from) for rate in regency.rates):
        raise RegencyError("contributions.toml", f"rate {day[0]}", f"valid_from {day[1]} stands twice")
    for programme in Programme:
        if not any(rate.programme is programme for rate in regency.rates):
            raise RegencyError("contributions.toml", f"rate {programme}", "must be there at least once")
    for part in _repeated((target.year, target.category, target.kecamatan) for target in regency.targets):
        raise RegencyError("targets.toml", f"target {part[0]}", "the year stands twice")
    categories = {category.key for category in regency.categories}
    for place, target in enumerate(regency.targets, start=1):
        if target.category is not None and target.category not in categories:
            raise RegencyError("targets.toml", f"target {place}, category", "is not in categories.toml")
        if target.kecamatan is not None and target.kecamatan not in {area.code for area in regency.kecamatan}:
            raise RegencyError(
                "targets.toml", f"target {place}, kecamatan", "must be the code of a kecamatan"
            )


def _check_proposal(regency: Regency) -> None:
    file, rules = "proposal.toml", regency.proposal
    for key in _repeated(profile.key for profile in rules.profile):
        raise RegencyError(file, f"profile {key}", "the key stands twice")
    for rule in _repeated(rules.order):
        raise RegencyError(file, "order", f"{rule} stands twice")
    for profile in rules.profile:
        for title in _repeated(column.title for column in profile.columns):
            raise RegencyError(file, f"profile {profile.key}", f"the column {title} stands twice")


def _check_calendar(regency: Regency) -> None:
    for day in _repeated(holiday.day for holiday in regency.holidays):
        raise RegencyError("calendar.toml", f"holiday {day}", "the day stands twice")
    rules = regency.reminders
    if not rules.friday_from < rules.friday_until:
        raise RegencyError("regency.toml", "reminders.friday_from", "must be before friday_until")
    if not rules.quiet_until < rules.digest_at < rules.quiet_from:
        raise RegencyError("regency.toml", "reminders.digest_at", "must lie outside the quiet hours")


def _check_expected(regency: Regency) -> None:
    file, kinds = "expected.toml", {kind.key for kind in regency.organisation_kinds}
    for place, one in enumerate(regency.expected, start=1):
        if not regency.has_area(one.desa):
            raise RegencyError(file, f"expected {place}, desa", f"{one.desa} is not in wilayah.csv")
        if one.kind is not None and one.kind not in kinds:
            raise RegencyError(file, f"expected {place}, kind", f"{one.kind} is not in organisations.toml")
        if one.name is not None and one.kind is None:
            raise RegencyError(file, f"expected {place}, name", "needs the kind of organisation too")
    for one_place in _repeated((one.desa, one.kind, one.name) for one in regency.expected):
        where = " ".join(part for part in one_place if part)
        raise RegencyError(file, f"expected {where}", "stands twice")


def _repeated(values: Iterable[Repeated]) -> list[Repeated]:
    return [value for value, times in Counter(values).items() if times > 1]

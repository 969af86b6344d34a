"""A million invented people with five years behind them, made by the database itself: standings and sums.

Five kinds of lives, each a row of `LIVES` a stretch. Days before covers are spread over the months, covers
begin on the first of one, as BPJS's do. Every fifth person was mended once, every thirtieth has two roles.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from models import FAR, Database
from regency import load_regency

REGENCY = load_regency()
TODAY = date(2026, 11, 22)
BEGIN = date(2021, 6, 1)
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
ORGANISATIONS = 20_000

A, U, G, E = "aktif", "belum_mulai", "masa_tenggang", "berakhir"
# Kind, status, state of the cover, covered before, then when it begins: so many days after the entry (d),
# or the first of so many months after it (m).
LIVES: tuple[tuple[int, str, str | None, bool, str, int], ...] = (
    *((0, "submitted", None, False, "d", 0), (0, "approved", None, False, "d", 9)),
    *((0, "enrolled", U, False, "d", 20), (0, "enrolled", A, False, "m", 2)),
    *((0, "enrolled", G, True, "m", 14), (0, "enrolled", A, True, "m", 15)),
    *(
        (0, "enrolled", G, True, "m", 27),
        (0, "enrolled", A, True, "m", 28),
        (0, "enrolled", G, True, "m", 70),
    ),
    *((1, "submitted", None, False, "d", 0), (1, "returned", None, False, "d", 4)),
    *((1, "submitted", None, False, "d", 11), (1, "approved", None, False, "d", 15)),
    *(
        (1, "enrolled", A, False, "m", 2),
        (1, "enrolled", G, True, "m", 11),
        (1, "enrolled", E, True, "m", 14),
    ),
    *((2, "submitted", None, False, "d", 0), (2, "approved", None, False, "d", 7)),
    *((2, "proposed", None, False, "d", 30), (2, "enrolled", A, False, "m", 3)),
    *((2, "enrolled", G, True, "m", 15), (2, "left", G, True, "m", 16), (2, "left", E, True, "m", 18)),
    *((3, "submitted", None, False, "d", 0), (3, "approved", None, False, "d", 12)),
    *(
        (3, "enrolled", A, False, "m", 2),
        (3, "proposed", A, True, "m", 12),
        (3, "enrolled", A, True, "m", 13),
    ),
    *((3, "enrolled", G, True, "m", 72), (3, "enrolled", E, True, "m", 75)),
    *((4, "submitted", None, False, "d", 0), (4, "approved", None, False, "d", 8)),
    *(
        (4, "enrolled", A, False, "m", 2),
        (4, "enrolled", G, True, "m", 14),
        (4, "enrolled", A, True, "m", 16),
    ),
    *((4, "enrolled", G, True, "m", 40), (4, "enrolled", E, True, "m", 43)),
)
CATEGORIES = ("marbot", "guru_ngaji", "relawan_damkar", "pemangku_adat", "guru_ngaji", "marbot")
COLUMNS = (
    "worker_id, enrolment_id, organisation_id, category, kecamatan_code, desa_code, is_main, in_category, "
    "status, reason, cover, was_covered, from_day, until_day, known_from, known_until"
)


Further = Callable[[AsyncConnection], Awaitable[None]]


async def fill(database: Database, people: int, further: Further) -> int:
    """Fills a migrated database; how many stretches are known then. `further` may use the small tables."""
    async with database.connection() as connection:
        if database.is_sqlite:
            # Only for filling: the indexes of a million people are written in no order.
            await connection.execute(text("PRAGMA cache_size = -3000000"))
        await _helpers(connection, people)
        await connection.execute(text(_standings()), {"far": FAR.isoformat() if database.is_sqlite else FAR})
        await connection.execute(text(_corrected()))
        await connection.execute(text(_second_posts()))
        for table, when in (("coverage_cells", "day"), ("coverage_months", "month")):
            await connection.execute(text(_sums(table, when, database.is_sqlite)))
        clock = "INSERT INTO coverage_clock (id, known_at) VALUES (1, :now)"
        await connection.execute(text(clock), {"now": _moment(database)})
        await further(connection)
        for name in ("bench_people", "bench_lives", "bench_days", "bench_desa"):
            await connection.execute(text(f"DROP TABLE {name}"))
        count = await connection.scalar(text("SELECT count(*) FROM standings WHERE known_until IS NULL"))
        if database.is_sqlite:
            await connection.execute(text("PRAGMA cache_size = -2000"))
    await _analyse(database)
    return int(count or 0)


async def _analyse(database: Database) -> None:
    async with database.writer.connect() as connection:
        bare = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await bare.execute(text("ANALYZE" if database.is_sqlite else "VACUUM ANALYZE"))


def _moment(database: Database) -> object:
    return f"{NOW:%Y-%m-%d %H:%M:%S}.000000" if database.is_sqlite else NOW


async def _helpers(connection: AsyncConnection, people: int) -> None:
    """People, the stretches of each kind of life, days by number, and desa: small tables for joins."""
    moment = "TEXT" if connection.dialect.name == "sqlite" else "TIMESTAMPTZ"
    for statement in (
        "CREATE TABLE bench_people (id INTEGER PRIMARY KEY, kind INTEGER, day INTEGER, month INTEGER, "
        "category TEXT, desa INTEGER, organisation INTEGER)",
        "CREATE TABLE bench_lives (kind INTEGER, place INTEGER, status TEXT, cover TEXT, covered INTEGER, "
        "unit TEXT, after INTEGER, next_unit TEXT, next_after INTEGER, PRIMARY KEY (kind, place))",
        f"CREATE TABLE bench_days (unit TEXT, number INTEGER, day DATE, at {moment}, "
        "PRIMARY KEY (unit, number))",
        "CREATE TABLE bench_desa (number INTEGER PRIMARY KEY, kecamatan TEXT, desa TEXT)",
    ):
        await connection.execute(text(statement))
    is_sqlite = connection.dialect.name == "sqlite"
    await _insert(connection, "bench_lives", _life_rows())
    await _insert(connection, "bench_days", _day_rows(is_sqlite))
    desa = [area for one in REGENCY.kecamatan for area in REGENCY.desa_of(one.code)]
    rows = [{"number": at, "kecamatan": area.parent, "desa": area.code} for at, area in enumerate(desa)]
    await _insert(connection, "bench_desa", rows)
    step = 50_000
    for start in range(0, people, step):
        numbers = range(start, min(start + step, people))
        await _insert(connection, "bench_people", [_person(number, len(desa)) for number in numbers])


def _person(number: int, desa: int) -> dict[str, Any]:
    day = number * 7919 % 1900
    begun = BEGIN + timedelta(days=day)
    return {
        "id": number + 1,
        "kind": number * 31 % 5,
        "day": day,
        "month": (begun.year - BEGIN.year) * 12 + begun.month - BEGIN.month,
        "category": CATEGORIES[number * 17 % len(CATEGORIES)],
        "desa": number * 13 % desa,
        "organisation": number % ORGANISATIONS + 1,
    }


def _life_rows() -> list[dict[str, Any]]:
    rows = []
    for at, (kind, status, cover, covered, unit, after) in enumerate(LIVES):
        following = LIVES[at + 1] if at + 1 < len(LIVES) and LIVES[at + 1][0] == kind else None
        rows.append(
            {
                "kind": kind, "place": at, "status": status, "cover": cover, "covered": int(covered),
                "unit": unit, "after": after,
                "next_unit": following[4] if following else None,
                "next_after": following[5] if following else None,
            }
        )  # fmt: skip
    return rows


def _day_rows(is_sqlite: bool) -> list[dict[str, Any]]:
    def row(unit: str, number: int, day: date) -> dict[str, Any]:
        at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
        shown = (day.isoformat(), f"{day} 03:00:00.000000") if is_sqlite else (day, at)
        return {"unit": unit, "number": number, "day": shown[0], "at": shown[1]}

    days = [row("d", number, BEGIN + timedelta(days=number)) for number in range(2_000)]
    return [*days, *(row("m", number, day) for number, day in enumerate(_months(150)))]


def _months(count: int) -> Iterator[date]:
    month = BEGIN
    for _ in range(count):
        yield month
        month += timedelta(days=monthrange(month.year, month.month)[1])


async def _insert(connection: AsyncConnection, table: str, rows: list[dict[str, Any]]) -> None:
    names = ", ".join(rows[0])
    values = ", ".join(f":{name}" for name in rows[0])
    await connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), rows)  # noqa: S608


def _standings() -> str:
    true, false = "1 = 1", "1 = 0"
    return f"""
        INSERT INTO standings ({COLUMNS})
        SELECT p.id, p.id, p.organisation, p.category, a.kecamatan, a.desa, {true}, {true},
            l.status, CASE WHEN l.status = 'left' THEN 'term_ended' END, l.cover,
            CASE WHEN l.covered = 1 THEN {true} ELSE {false} END,
            f.day, coalesce(u.day, :far), f.at, NULL
        FROM bench_people p
        JOIN bench_desa a ON a.number = p.desa
        JOIN bench_lives l ON l.kind = p.kind
        JOIN bench_days f ON f.unit = l.unit
            AND f.number = l.after + CASE WHEN l.unit = 'd' THEN p.day ELSE p.month END
        LEFT JOIN bench_days u ON u.unit = l.next_unit
            AND u.number = l.next_after + CASE WHEN l.next_unit = 'd' THEN p.day ELSE p.month END
        ORDER BY p.id, l.place
    """  # noqa: S608


def _corrected() -> str:
    """What was known before somebody was mended: rows that count no more."""
    names = COLUMNS.replace("known_until", "known_from AS ended")
    return f"""
        INSERT INTO standings ({COLUMNS}) SELECT {names} FROM standings WHERE worker_id % 5 = 0
    """  # noqa: S608


def _second_posts() -> str:
    names = (
        COLUMNS.replace("category,", "'pemangku_adat',", 1)
        .replace("organisation_id", f"organisation_id % {ORGANISATIONS} + 1")
        .replace("is_main", "1 = 0")
    )
    return f"""
        INSERT INTO standings ({COLUMNS}) SELECT {names} FROM standings
        WHERE worker_id % 30 = 7 AND category <> 'pemangku_adat' AND known_until IS NULL
    """  # noqa: S608


def _sums(table: str, when: str, is_sqlite: bool) -> str:
    parts = []
    for day, sign, condition in (
        ("from_day", 1, "1 = 1"),
        ("until_day", -1, f"until_day < '{FAR}'"),
    ):
        shown = day
        if when == "month":
            shown = f"substr({day}, 1, 8) || '01'" if is_sqlite else f"date_trunc('month', {day})::date"
        for category, counts in (("''", "is_main"), ("category", "in_category")):
            parts.append(
                f"SELECT {shown} AS at, {category} AS category, kecamatan_code, status, "  # noqa: S608
                f"coalesce(cover, '') AS cover, {sign} AS people FROM standings "
                f"WHERE known_until IS NULL AND {counts} AND {condition}"
            )
    union = " UNION ALL ".join(parts)
    return f"""
        INSERT INTO {table} ({when}, category, kecamatan_code, status, cover, people)
        SELECT at, category, kecamatan_code, status, cover, sum(people) FROM ({union}) AS deltas
        GROUP BY 1, 2, 3, 4, 5 HAVING sum(people) <> 0
    """  # noqa: S608

"""The entries behind the standings of `years.py`: organisations, people, entries, their steps and periods.

One row of each table is made as the tests make theirs; the database copies it for everybody else and
changes what differs. Names and encrypted fields are therefore all the same, which no figure looks at.
"""

from __future__ import annotations

from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.coverage.years import LIVES, NOW, ORGANISATIONS, TODAY
from models import Base, Database
from tests.factories import make_enrolment, make_organisation, make_protection, make_worker


async def add_templates(database: Database) -> None:
    """The rows with number 1, into an empty database."""
    async with database.write() as session:
        organisation = await make_organisation(session)
        worker = await make_worker(session)
        await make_enrolment(session, organisation=organisation, worker=worker)
        await make_protection(session, worker)


async def add_entries(connection: AsyncConnection) -> None:
    """Everybody of `bench_people` as entered now, with the steps so far and the periods of cover."""
    is_sqlite = connection.dialect.name == "sqlite"
    unique = (
        "CAST(printf('%032d', p.id) AS BLOB)"
        if is_sqlite
        else "convert_to(lpad(p.id::text, 32, '0'), 'UTF8')"
    )
    others = "FROM {table} t JOIN bench_people p ON p.id > 1 WHERE t.id = 1"
    tables: tuple[tuple[str, str, dict[str, str | None]], ...] = (
        ("organisations", f"{others} AND p.id <= {ORGANISATIONS}", {"id": "p.id"}),
        ("workers", others.replace("WHERE", "JOIN bench_desa a ON a.number = p.desa WHERE"),
         {"id": "p.id", "nik_index": unique, "kecamatan_code": "a.kecamatan", "desa_code": "a.desa"}),
        ("enrolments", _now(others),
         {"id": "p.id", "worker_id": "p.id", "organisation_id": "p.organisation", "category": "p.category",
          "reference": "'B-' || p.id", "status": "s.status", "reason": "s.reason", "submitted_at": "f.at"}),
        ("protections", _covers(others),
         {"id": None, "worker_id": "p.id", "kpj": "NULL", "kpj_index": "NULL",
          "starts_on": "f.day", "ends_on": "u.day", "grace_until": "u.day"}),
    )  # fmt: skip
    for table, source, differs in tables:
        await _copy(connection, Base.metadata.tables[table], source.format(table=table), differs)
    await connection.execute(text(_steps()), {"now": f"{NOW:%Y-%m-%d %H:%M:%S}.000000" if is_sqlite else NOW})
    # What the triggers wrote down: the standings are there already.
    await connection.execute(text("DELETE FROM standings_due"))
    if not is_sqlite:
        for table in ("organisations", "workers", "enrolments"):
            highest = f"(SELECT max(id) FROM {table})"  # noqa: S608
            await connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {highest})")
            )


async def _copy(
    connection: AsyncConnection, table: Table, source: str, differs: dict[str, str | None]
) -> None:
    """`differs`: what stands in a column instead of the first row's value; None leaves it to the database."""
    columns = [column.name for column in table.columns if differs.get(column.name, "") is not None]
    values = [differs.get(name) or f"t.{name}" for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    await connection.execute(text(f"INSERT INTO {table.name} ({names}) SELECT {', '.join(values)} {source}"))


def _now(others: str) -> str:
    today = f"'{TODAY}'"
    return others.replace(
        "WHERE",
        "JOIN bench_days f ON f.unit = 'd' AND f.number = p.day "
        "JOIN standings s ON s.worker_id = p.id AND s.known_until IS NULL AND s.is_main "
        f"AND s.from_day <= {today} AND s.until_day > {today} WHERE",
    )


def _covers(others: str) -> str:
    """A period for each stretch of AKTIF that has an end."""
    return others.replace(
        "WHERE",
        "JOIN bench_lives l ON l.kind = p.kind AND l.cover = 'aktif' "
        "JOIN bench_days f ON f.unit = l.unit AND f.number = l.after + p.month "
        "JOIN bench_days u ON u.unit = l.next_unit AND u.number = l.next_after + p.month "
        "AND l.next_unit = 'm' WHERE l.unit = 'm' AND",
    )


def _steps() -> str:
    """A step wherever a life goes on with another status than before."""
    places: list[str] = []
    for at, (kind, status, *_) in enumerate(LIVES):
        before = LIVES[at - 1][1] if at and LIVES[at - 1][0] == kind else None
        if before != status:
            places.append(f"({at}, {'NULL' if before is None else repr(before)})")
    return f"""
        WITH steps (place, before) AS (VALUES {", ".join(places)})
        INSERT INTO status_changes (enrolment_id, before, after, at)
        SELECT p.id, steps.before, l.status, f.at
        FROM bench_people p
        JOIN bench_lives l ON l.kind = p.kind
        JOIN steps ON steps.place = l.place
        JOIN bench_days f ON f.unit = l.unit
            AND f.number = l.after + CASE WHEN l.unit = 'd' THEN p.day ELSE p.month END
        WHERE f.at <= :now AND p.id > 1
        ORDER BY f.at, p.id
    """  # noqa: S608

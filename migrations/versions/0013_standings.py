"""How everybody stood on every day, whose standing is to be worked out, and the sums of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
NOW = "known_until IS NULL"
CELL = ("category", "kecamatan_code", "status", "cover")
STATUSES = (
    *("submitted", "returned", "approved", "announced", "cleared", "proposed", "enrolled"),
    *("rejected", "withdrawn", "left"),
)
STATES = ("aktif", "belum_mulai", "masa_tenggang", "berakhir")

# Whose standing a row is about, and the columns on which it depends; none: it is only ever added.
OF_WORKER = "worker_id"
DUE = "INSERT INTO standings_due (worker_id)"
WORKER_OF_ENTRY = f"{DUE} SELECT worker_id FROM enrolments WHERE id = NEW.enrolment_id"  # noqa: S608
WATCHED = {
    "enrolments": (
        OF_WORKER,
        (OF_WORKER, "organisation_id", "category", "status", "status_since", "reason", "left_on"),
    ),
    "further_posts": (OF_WORKER, (OF_WORKER, "organisation_id", "category", "named_at")),
    "protections": (OF_WORKER, (OF_WORKER, "starts_on", "ends_on", "grace_until")),
    "workers": ("id", ("kecamatan_code", "desa_code", "merged_into_id")),
}


def upgrade() -> None:
    """Forwards only: going back is done from a backup. Everybody is due: the bot works them out soon after."""
    _standings()
    op.create_table(
        "standings_due",
        sa.Column("id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standings_due")),
    )
    op.create_table(
        "coverage_clock",
        sa.Column("id", ID, nullable=False, autoincrement=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage_clock")),
    )
    _sums("coverage_cells", "day", ("day", *CELL))
    _sums("coverage_months", "month", (*CELL, "month"))
    statements = _sqlite_triggers() if op.get_bind().dialect.name == "sqlite" else _postgres_triggers()
    for statement in statements:
        op.execute(statement)
    op.execute("INSERT INTO standings_due (worker_id) SELECT id FROM workers ORDER BY id")


def _standings() -> None:
    op.create_table(
        "standings",
        sa.Column("id", ID, nullable=False),
        sa.Column("worker_id", ID, nullable=False),
        sa.Column("enrolment_id", ID, nullable=False),
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("kecamatan_code", sa.String(length=16), nullable=False),
        sa.Column("desa_code", sa.String(length=16), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("in_category", sa.Boolean(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(*STATUSES, name="enrolmentstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column(
            "cover", sa.Enum(*STATES, name="protectionstate", native_enum=False, length=32), nullable=True
        ),
        sa.Column("was_covered", sa.Boolean(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        sa.Column("known_from", MOMENT, nullable=False),
        sa.Column("known_until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standings")),
    )
    op.create_index("ix_standings_worker", "standings", ["worker_id", "known_until"])
    for name, columns in (
        ("ix_standings_organisation", ["organisation_id", "from_day"]),
        ("ix_standings_days", ["from_day", "until_day", "worker_id"]),
    ):
        op.create_index(name, "standings", columns, sqlite_where=sa.text(NOW), postgresql_where=sa.text(NOW))
    op.create_index(
        "ix_standings_further",
        "standings",
        ["from_day"],
        sqlite_where=sa.text(f"{NOW} AND is_main = 0"),
        postgresql_where=sa.text(f"{NOW} AND NOT is_main"),
    )


def _sums(table: str, when: str, key: tuple[str, ...]) -> None:
    lengths = {"kecamatan_code": 16}
    columns: dict[str, sa.Column[Any]] = {
        name: sa.Column(name, sa.String(lengths.get(name, 32)), nullable=False) for name in CELL
    }
    columns[when] = sa.Column(when, sa.Date(), nullable=False)
    op.create_table(
        table,
        *(columns[name] for name in key),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
        # The key is most of a row, so that on SQLite the rows lie in its index.
        sqlite_with_rowid=False,
    )


def _sqlite_triggers() -> Iterator[str]:
    """A later revision that copies one of these tables (batch_alter_table) has to make its triggers anew."""
    for table, (key, watched) in WATCHED.items():
        changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in watched)
        before = f"{DUE} SELECT OLD.{key} WHERE OLD.{key} <> NEW.{key}; "
        yield (
            f"CREATE TRIGGER {table}_due_update AFTER UPDATE OF {', '.join(watched)} ON {table} "
            f"WHEN {changed} BEGIN {before if key in watched else ''}{DUE} VALUES (NEW.{key}); END"
        )
        if table != "workers":
            for verb, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
                yield (
                    f"CREATE TRIGGER {table}_due_{verb.lower()} AFTER {verb} ON {table} "
                    f"BEGIN {DUE} VALUES ({row}.{key}); END"
                )
    yield (
        "CREATE TRIGGER status_changes_due_insert AFTER INSERT ON status_changes "
        f"BEGIN {WORKER_OF_ENTRY}; END"
    )


def _postgres_triggers() -> Iterator[str]:
    for key, name in ((OF_WORKER, "worker_is_due"), ("id", "this_worker_is_due")):
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP <> 'INSERT' THEN {DUE} VALUES (OLD.{key}); END IF; "
            f"IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND OLD.{key} <> NEW.{key}) "
            f"THEN {DUE} VALUES (NEW.{key}); END IF; "
            "RETURN NULL; END $$"
        )
    yield (
        "CREATE FUNCTION worker_of_entry_is_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{WORKER_OF_ENTRY}; RETURN NULL; END $$"
    )
    for table, (key, watched) in WATCHED.items():
        function = "worker_is_due()" if key == OF_WORKER else "this_worker_is_due()"
        changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in watched)
        yield (
            f"CREATE TRIGGER {table}_due_update AFTER UPDATE OF {', '.join(watched)} ON {table} "
            f"FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION {function}"
        )
        if table != "workers":
            for verb in ("INSERT", "DELETE"):
                yield (
                    f"CREATE TRIGGER {table}_due_{verb.lower()} AFTER {verb} ON {table} "
                    f"FOR EACH ROW EXECUTE FUNCTION {function}"
                )
    yield (
        "CREATE TRIGGER status_changes_due_insert AFTER INSERT ON status_changes "
        "FOR EACH ROW EXECUTE FUNCTION worker_of_entry_is_due()"
    )

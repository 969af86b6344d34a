"""Nothing but the two tables of moves changes where an entry or somebody's cover stands (by the code)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("models", "gateway", "services", "conversations", "handlers")
FIELDS = frozenset({"status", "protection"})
# Who may write the status of an entry and the noted state of cover.
TABLES = {
    "services/lifecycle.py": {
        "enrolment.status", "values['status']", "update(_ENTRIES)",
    },
    "services/protection_changes.py": {"update(_WORKERS).protection"},
    # A new entry begins; its first step is written by `lifecycle.write_steps`.
    "services/lists/taking.py": {"entry['status']"},
    # What a list fills in of an entry: no status among it, or `entry['status']` would stand here too.
    "services/lists/filling.py": {"update(_ENTRIES)"},
}  # fmt: skip
# Other things that have a status of their own: batches, papers, messages, visits, files.
OTHERS = {
    "gateway/claiming.py": {"update(_OUTBOX).status"},
    "gateway/dead_letters.py": {"row.status", "update(InboxUpdate).status"},
    "gateway/delivery.py": {"update(OutboxMessage).status"},
    "gateway/dispatch.py": {"update(_INBOX).status"},
    "gateway/outbox.py": {"row['status']"},
    "gateway/receipts.py": {"update(OutboxMessage).status", "update(_OUTBOX).status"},
    "handlers/importing.py": {"stored.status"},
    "handlers/mailing.py": {"mailing.status"},
    "handlers/pasting.py": {"batch.status"},
    "services/alike/pairs.py": {"pair.status"},
    "services/benefits/progress.py": {"case.status"},
    "services/bpjs/rosters.py": {"row.status", "update(Roster).status"},
    "services/bpjs/undoing.py": {"proposal.status", "roster.status"},
    "services/confirmations.py": {"row.status", "update(JoinRequest).status"},
    "services/dukcapil/answers.py": {"row.status", "update(DukcapilFile).status"},
    "services/field/passing.py": {"visit.status"},
    "services/field/recording.py": {"visit.status"},
    "services/lists/accepting.py": {"batch.status"},
    "services/lists/batches.py": {"batch.status"},
    "services/lists/importing.py": {"batch.status", "older.status"},
    "services/lists/undoing.py": {"batch.status"},
    "services/mailings.py": {"mailing.status"},
    "services/objections/deciding.py": {"one.status"},
    "services/objections/windows.py": {"window.status"},
    "services/proposals/steps.py": {"proposal.status"},
}


def writes(source: str) -> set[str]:
    """What a module writes to a field called like a status: `name.field` or `update(Table).field`.

    An `update` whose values cannot be seen where it is built is named without a field.
    """
    return {found for node in ast.walk(ast.parse(source)) for found in _of(node)}


def _of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for one in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(one, ast.Attribute) and one.attr in FIELDS:
                    yield ast.unparse(one)
                if isinstance(one, ast.Subscript) and _text(one.slice) in FIELDS:
                    yield ast.unparse(one)
        # A row that is inserted, or the values of an update, put together beforehand.
        if isinstance(node.value, ast.Dict | ast.BinOp):
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            keys = (key for one in ast.walk(node.value) if isinstance(one, ast.Dict) for key in one.keys)
            yield from (f"{name}[{_text(key)!r}]" for key in keys if _text(key) in FIELDS)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "values":
        table = _updated(node.func.value)
        if table is not None:
            yield from (f"update({table}).{one.arg}" for one in node.keywords if one.arg in FIELDS)
            if node.args and table in {"_ENTRIES", "Enrolment"}:
                yield f"update({table})"
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr" and _text(node.args[1]) in FIELDS:
        yield f"{ast.unparse(node.args[0])}.{_text(node.args[1])}"


def _updated(node: ast.expr) -> str | None:
    """The table of `update(table).where(...)`, None for another statement."""
    while isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name):
            return ast.unparse(node.args[0]) if node.func.id == "update" else None
        if not isinstance(node.func, ast.Attribute):
            return None
        node = node.func.value
    return None


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_no_other_code_changes_a_status() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): wrote
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if (wrote := writes(path.read_text(encoding="utf-8")))
    }
    assert found == TABLES | OTHERS


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("enrolment.status = S.APPROVED", {"enrolment.status"}),
        ("one.entry.status, one.version = S.LEFT, 2", {"one.entry.status"}),
        ("setattr(worker, 'protection', None)", {"worker.protection"}),
        ("update(Enrolment).where(a == 1).values(status=S.LEFT)", {"update(Enrolment).status"}),
        ("update(Enrolment).values({'status': 1})", {"update(Enrolment)"}),
        ("new = {'status': 1}", {"new['status']"}),
        ("new = {'name': 1} | {'status': 1}", {"new['status']"}),
        ("row['status'] = 1", {"row['status']"}),
        ("select(Enrolment).where(Enrolment.status == 1)", set()),
        ("insert(Enrolment).values(status=1)", set()),
    ],
)
def test_a_change_of_a_status_is_noticed_however_it_is_written(code: str, found: set[str]) -> None:
    assert writes(code) == found

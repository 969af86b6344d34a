"""The simulator's memory on disk: one SQLite file, so that a restarted demo goes on where it stopped."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS records (
    kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS blobs (key TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class Store:
    """Records by kind and key. Writes are kept together until `commit`, called before an answer leaves."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        # Survives the death of this process; a power cut may cost the last moments of a demo.
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.executescript(SCHEMA)
        self._pending: dict[tuple[str, str], str | None] = {}
        self._blobs: dict[str, bytes] = {}

    def put(self, kind: str, key: object, value: Any) -> None:
        """Keep a JSON value; written by the next `commit`."""
        self._pending[kind, str(key)] = json.dumps(value, ensure_ascii=False)

    def delete(self, kind: str, key: object) -> None:
        """Forget a value; done by the next `commit`."""
        self._pending[kind, str(key)] = None

    def put_blob(self, key: str, value: bytes) -> None:
        """Keep the bytes of a file; written by the next `commit`."""
        self._blobs[key] = value

    def commit(self) -> None:
        """Write everything since the last time in one transaction."""
        if not self._pending and not self._blobs:
            return
        gone = [key for key, value in self._pending.items() if value is None]
        kept = [(*key, value) for key, value in self._pending.items() if value is not None]
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("DELETE FROM records WHERE kind = ? AND key = ?", gone)
        self._database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", kept)
        self._database.executemany("INSERT OR REPLACE INTO blobs VALUES (?, ?)", list(self._blobs.items()))
        self._database.execute("COMMIT")
        self._pending.clear()
        self._blobs.clear()

    def values(self, kind: str) -> Iterator[Any]:
        """Every value of a kind, in no particular order."""
        for (value,) in self._database.execute("SELECT value FROM records WHERE kind = ?", (kind,)):
            yield json.loads(value)

    def blob(self, key: str) -> bytes | None:
        """The bytes kept under this key."""
        if key in self._blobs:
            return self._blobs[key]
        row = self._database.execute("SELECT value FROM blobs WHERE key = ?", (key,)).fetchone()
        return bytes(row[0]) if row else None

    def clear(self) -> None:
        """Forget everything, at once."""
        self._pending.clear()
        self._blobs.clear()
        self._database.execute("DELETE FROM records")
        self._database.execute("DELETE FROM blobs")

    def close(self) -> None:
        """Write what is left and let go of the file."""
        self.commit()
        self._database.close()

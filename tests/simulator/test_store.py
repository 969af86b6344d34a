from __future__ import annotations

from pathlib import Path

import pytest

from simulator.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "state.sqlite3"


def test_what_is_committed_is_there_again(path: Path) -> None:
    store = Store(path)
    store.put("chat", 7, {"id": 7})
    store.put("chat", 7, {"id": 7, "title": "é😀"})
    store.put("chat", 8, {"id": 8})
    store.put_blob("f", b"\0\1")
    store.commit()
    store.delete("chat", 8)
    store.close()
    again = Store(path)
    assert list(again.values("chat")) == [{"id": 7, "title": "é😀"}]
    assert again.blob("f") == b"\0\1"
    assert again.blob("g") is None
    again.close()


def test_another_reader_sees_a_commit_at_once(path: Path) -> None:
    store, other = Store(path), Store(path)
    store.put("update", 1, 1)
    assert list(other.values("update")) == []
    store.commit()
    assert list(other.values("update")) == [1]
    store.close()
    other.close()


def test_bytes_are_readable_before_the_commit_and_clear_forgets_all(path: Path) -> None:
    store = Store(path)
    store.put_blob("f", b"isi")
    assert store.blob("f") == b"isi"
    store.put("chat", 1, 1)
    store.commit()
    store.clear()
    assert list(store.values("chat")) == []
    assert store.blob("f") is None
    store.close()

"""A NIK does not stay in a chat, in whatever message it came."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import nik_for
from tests.handlers.conftest import Person, World

NIK = nik_for(4_711)


def message(person: Person, **parts: Any) -> dict[str, Any]:
    return {
        "message_id": 77,
        "date": 1_800_000_000,
        "chat": {"id": person.telegram_id, "type": "private"},
        "from": person.user,
        **parts,
    }


def photo(words: str) -> dict[str, Any]:
    size = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
    return {"photo": [size], "caption": words}


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("message", {"text": f"tolong cek NIK {NIK} atas nama Ahmad"}),
        ("message", {"text": f"/cekstatus {NIK}"}),
        ("message", photo(f"KTP {NIK}")),
        ("edited_message", {"text": f"maaf, {NIK}", "edit_date": 1_800_000_001}),
    ],
)
async def test_a_message_with_a_nik_is_deleted(
    world: World, guest: Person, monkeypatch: pytest.MonkeyPatch, kind: str, parts: dict[str, Any]
) -> None:
    deleted: list[int] = []
    monkeypatch.setattr(
        guest.chat,
        "apply",
        lambda out: deleted.append(out.parameters["message_id"]) if out.method == "deleteMessage" else None,
    )
    await world.update({kind: message(guest, **parts)})
    assert deleted == [77]

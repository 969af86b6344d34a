"""What drives the forms: messages become events, effects become rows and answers."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from conversations import events
from conversations.buttons import decode
from handlers.said import event_of
from tests.handlers.conftest import Village, World
from tests.handlers.flows import NIK, adds, changes, drafts, entries, fills

SIZES = [{"file_id": f"p{n}", "file_unique_id": f"u{n}", "width": n, "height": n} for n in (9, 90)]
OWN = {"first_name": "x", "user_id": 7_500}
PICTURE = {"file_id": "d", "file_unique_id": "u", "mime_type": "image/png"}


@pytest.mark.parametrize(
    ("parts", "event"),
    [
        ({"text": "halo"}, events.Typed("halo")),
        ({"photo": SIZES}, events.Photo("p90", "u90")),
        ({"document": PICTURE}, events.Photo("d", "u")),
        ({"document": PICTURE | {"mime_type": "text/csv"}}, events.Unreadable("document")),
        ({"contact": {"phone_number": "628", **OWN}}, events.Contact("+628", True)),
        ({"contact": {"phone_number": "+628", **OWN, "user_id": 1}}, events.Contact("+628", False)),
        ({"contact": {"phone_number": "628", "first_name": "x"}}, events.Contact("+628", False)),
        ({"dice": {"emoji": "🎲", "value": 1}}, events.Unreadable("other")),
    ],
)  # fmt: skip
def test_what_a_message_is_to_a_form(world: World, parts: dict[str, Any], event: events.Event) -> None:
    person = world.person(7_500, "Pak Tamu")
    chat = {"id": person.telegram_id, "type": "private"}
    said = {"message_id": 1, "date": 1, "from": person.user, "chat": chat, **parts}
    assert event_of(Update.de_json({"update_id": 1, "message": said}, world._bot)) == event


async def test_answers_are_taken_out_of_the_chat(masjid: Village) -> None:
    deleted: list[int] = []
    takmir, apply = masjid.takmir, masjid.takmir.chat.apply

    def watched(out: Any) -> None:
        if out.method == "deleteMessage":
            deleted.append(out.parameters["message_id"])
        apply(out)

    takmir.chat.apply = watched  # type: ignore[method-assign]
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(NIK)
    assert len(deleted) == 1


async def test_one_card_is_edited_in_place(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir)
    assert len(takmir.chat.shown) == 1


async def test_every_button_names_its_form_and_revision(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    (draft,) = await drafts(world)
    for _, data in takmir.newest.buttons:
        press = decode(data)
        assert press is not None
        assert (press.dialogue_id, press.event.revision) == (draft.id, draft.draft["revision"])


async def test_a_draft_survives_days_and_a_double_start(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    world.now = world.now.replace(day=28)
    await takmir.sends("/tambah")
    takmir.reads("belum selesai")
    assert len(await drafts(world)) == 1
    await takmir.sends(NIK)
    takmir.got("nama lengkap")


async def test_a_refused_submission_leaves_nothing_behind(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir)
    await changes(takmir, "Tanggal lahir")
    await takmir.sends("1-1-1950")
    await takmir.presses("✅ Kirim")
    takmir.reads("Belum bisa diajukan")
    takmir.does_not_read("Kode status", "sudah terdaftar")
    assert not await entries(world)
    assert takmir.has_button("✅ Kirim")


async def test_two_taps_on_kirim_are_one_entry(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir)
    data = takmir.button("✅ Kirim")
    await takmir.sends_data(data)
    await takmir.sends_data(data)
    assert "sudah selesai" in takmir.toast
    assert len(await entries(world)) == 1


async def test_nothing_of_a_finished_form_is_kept(masjid: Village, world: World) -> None:
    await adds(masjid.takmir)
    assert not await drafts(world)

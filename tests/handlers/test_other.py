"""Everything that is no command and no answer: a useful word instead of silence, and nothing that harms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from models import Account, EnrolmentStatus
from tests.handlers.conftest import BOT, Person, Village, World, entry_of
from tests.handlers.flows import NIK, adds, answers, drafts, dump

KINDS: dict[str, dict[str, Any]] = {
    "sticker": {
        "sticker": {
            "file_id": "s", "file_unique_id": "s", "type": "regular",
            "width": 9, "height": 9, "is_animated": False, "is_video": False,
        }
    },
    "voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    "location": {"location": {"latitude": -4.5, "longitude": 103.9}},
    "document": {"document": {"file_id": "d", "file_unique_id": "d", "mime_type": "application/pdf"}},
    "video": {"video": {"file_id": "m", "file_unique_id": "m", "width": 9, "height": 9, "duration": 3}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
}  # fmt: skip


async def test_plain_text_outside_a_form(guest: Person, masjid: Village, staff: Person) -> None:
    await guest.sends("assalamualaikum")
    guest.reads("belum mengerti")
    assert guest.has_button("🕌 Daftarkan lembaga")
    await masjid.takmir.sends("mau daftar")
    masjid.takmir.reads("belum mengerti")
    assert masjid.takmir.has_button("➕ Tambah anggota")
    await masjid.names("Ahmad Contoh")
    await staff.sends("ahmad contoh")
    staff.reads("Ahmad Contoh")


async def test_a_nik_does_not_stay_in_the_chat(guest: Person, masjid: Village) -> None:
    for person in (guest, masjid.takmir):
        for typed in (NIK, f"NIK {NIK[:6]} {NIK[6:]}", f"{NIK} ", "١٦٠٩٠١١٧٠٨٨٠٤٧١٢"):
            await person.sends(typed)
            person.reads("saya hapus demi keamanan")
            assert person.newest.method == "sendMessage"
        person.does_not_read(NIK)


async def test_the_message_itself_is_deleted(guest: Person, world: World) -> None:
    deleted: list[int] = []
    apply = guest.chat.apply

    def watched(out: Any) -> None:
        if out.method == "deleteMessage":
            deleted.append(out.parameters["message_id"])
        apply(out)

    guest.chat.apply = watched  # type: ignore[method-assign]
    await guest.sends(NIK)
    assert deleted == [1]
    await guest.sends("halo")
    assert deleted == [1]


async def test_a_reference_number(guest: Person, masjid: Village, world: World) -> None:
    entry = await entry_of(world, await masjid.names("Ahmad Contoh"))
    await guest.sends(entry.reference)
    guest.reads("Itu nomor pengajuan")
    guest.does_not_read("Ahmad")


async def test_an_unknown_command(guest: Person) -> None:
    await guest.sends("/apaini")
    guest.reads("Perintah itu tidak ada")


@pytest.mark.parametrize("kind", KINDS)
async def test_kinds_of_message_that_nobody_asked_for(guest: Person, kind: str) -> None:
    await guest.sends_message(**KINDS[kind])
    assert "belum diperlukan" in guest.newest.text or "berkas" in guest.newest.text.casefold()


@pytest.mark.parametrize("kind", KINDS)
async def test_and_in_the_middle_of_a_form(masjid: Village, world: World, kind: str) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends_message(**KINDS[kind])
    takmir.reads("di sini" if kind not in {"location", "document"} else "di langkah ini", "Mohon ketik")
    await takmir.sends(NIK)
    takmir.reads("nama lengkap")


async def test_a_photo_and_a_contact_where_none_is_asked(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends_photo()
    takmir.reads("Foto tidak diperlukan")
    await takmir.sends_contact("6281278901234")
    takmir.reads("Kontak tidak diperlukan")


async def test_a_picture_sent_as_a_file_is_a_photo(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await answers(takmir, until="ktp")
    await takmir.sends_file(b"x", "ktp.jpg", mime="image/jpeg")
    takmir.reads("sudah tahu dan setuju")


async def test_something_pinned_is_nothing_said(guest: Person) -> None:
    old = {"message_id": 1, "date": 1, "chat": {"id": guest.telegram_id, "type": "private"}}
    await guest.sends_message(pinned_message=old)
    assert not guest.chat.shown


async def test_a_message_edited_afterwards(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await answers(takmir, until="birth_place")
    before = (await drafts(world))[0].draft
    edited = {
        "message_id": 5, "date": 1, "edit_date": 2, "from": takmir.user, "text": "Nama Lain",
        "chat": {"id": takmir.telegram_id, "type": "private"},
    }  # fmt: skip
    await world.update({"edited_message": edited})
    takmir.reads("tidak dibaca ulang")
    assert (await drafts(world))[0].draft == before


GROUP_ID = -100_500
GROUP = {"id": GROUP_ID, "type": "supergroup", "title": "Pengurus"}


def group_of(world: World) -> Person:
    """The group, as somebody who reads what the bot writes there."""
    return world.person(GROUP_ID, "Grup")


def in_group(person: Person, text: str, **over: Any) -> dict[str, Any]:
    """A message in a group."""
    said = {"message_id": 5, "date": 1, "from": person.user, "chat": GROUP, "text": text}
    return {"message": said | over}


async def test_in_a_group_only_a_command_is_answered(guest: Person, masjid: Village, world: World) -> None:
    group = group_of(world)
    await masjid.names("Ahmad Contoh")
    for text in ("halo", NIK, "Ahmad Contoh"):
        await world.update(in_group(masjid.takmir, text))
    assert not group.chat.shown
    for text in ("/start", "/anggota", "/bantuan@lindung_bot"):
        await world.update(in_group(masjid.takmir, text))
        group.reads("hanya menjawab di obrolan pribadi", "@lindung_bot")
    group.does_not_read("Ahmad")
    assert not masjid.takmir.chat.shown


async def test_who_speaks_in_a_group_leaves_no_account(guest: Person, world: World) -> None:
    group_of(world)
    for text in ("halo", "/start"):
        await world.update(in_group(guest, text))
    async with world.database.read() as session:
        assert not await session.scalar(select(func.count()).select_from(Account))


async def test_a_press_in_a_group_is_answered_in_private(masjid: Village, world: World) -> None:
    group = group_of(world)
    await masjid.names("Ahmad Contoh")
    message = {"message_id": 5, "date": 1, "from": BOT, "chat": GROUP, "text": "–"}
    query = {
        "id": "1",
        "from": masjid.takmir.user,
        "chat_instance": "1",
        "message": message,
        "data": "anggota",
    }
    await world.update({"callback_query": query})
    assert not group.chat.shown
    masjid.takmir.reads("1 orang")


async def test_channels_and_anonymous_posts_are_let_be(guest: Person, world: World) -> None:
    channel = {"id": -100_600, "type": "channel", "title": "Kabar"}
    readers = world.person(-100_600, "Kabar")
    post = {"message_id": 5, "date": 1, "chat": channel, "sender_chat": channel, "text": "/start"}
    await world.update({"channel_post": post})
    await world.update({"edited_channel_post": post | {"edit_date": 2}})
    assert not readers.chat.shown


def membership(person: Person, status: str, chat: dict[str, Any] | None = None) -> dict[str, Any]:
    """The bot's own place in a chat changes."""
    user = {"user": BOT}
    until = {"until_date": 0} if status == "kicked" else {}
    return {
        "my_chat_member": {
            "chat": chat or {"id": person.telegram_id, "type": "private"},
            "from": person.user,
            "date": 1,
            "old_chat_member": {**user, "status": "member"},
            "new_chat_member": {**user, "status": status, **until},
        }
    }


async def blocked(world: World, person: Person) -> bool:
    """Whether nothing may be sent to somebody."""
    account_id = await world.account_id(person)
    async with world.database.read() as session:
        return (await session.get_one(Account, account_id)).blocked_at is not None


async def test_blocked_and_back(guest: Person, world: World) -> None:
    await guest.sends("/start")
    await world.update(membership(guest, "kicked"))
    assert await blocked(world, guest)
    # A word in a group is no coming back.
    group_of(world)
    await world.update(in_group(guest, "halo"))
    assert await blocked(world, guest)
    await world.update(membership(guest, "member"))
    assert not await blocked(world, guest)
    await world.update(membership(guest, "kicked"))
    await guest.sends("/start")
    assert not await blocked(world, guest)


async def test_added_to_a_group(guest: Person, world: World) -> None:
    group = group_of(world)
    await world.update(membership(guest, "left", GROUP))
    assert not group.chat.shown
    await world.update(membership(guest, "member", GROUP))
    group.reads("@lindung_bot")


FORGED = [
    "", "f", "f:", "f:1:0:o", "f:zzzzzzzzzzzzz:0:x:", "f:1:zzzzzz:x:", "f:9999:0:k:", "f:1:0:q:",
    "f:1:0:o:zz.0",
    "f:1:0:e:nik'--", "f:1:0:o:٣.٣", "f:-1:0:x:", "x" * 64, "🕌" * 16, "\u202eanggota", "anggota;drop",
    "saya:",
    "saya:petugas:x", "bahasa:\x00", "lepas:ya:ya", "privasi:1", ":", "::", "orang:-9", "Anggota", "anggota ",
]  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_forged_buttons_change_nothing(masjid: Village, world: World, data: str) -> None:
    await masjid.names("Ahmad Contoh")
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    before, drafted = await dump(world), [one.draft for one in await drafts(world)]
    if data:
        await takmir.sends_data(data)
    after = await dump(world)
    for table in ("organisations", "workers", "enrolments", "role_grants"):
        assert after[table] == before[table]
    assert [one.draft for one in await drafts(world)] == drafted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.text(min_size=1, max_size=20),
        st.builds(
            "{}:{}:{}:{}".format,
            st.sampled_from(
                ["f", "orang", "kode", "tarik", "mend", "anggota", "tambah", "lepas", "saya", "bahasa"]
            ),
            st.one_of(st.integers(-9, 10**30).map(str), st.text(max_size=6)),
            st.text(alphabet="0123456789abcdefghijklmnopqrstuvwxyz:", max_size=6),
            st.text(max_size=6),
        ),
    ).filter(lambda data: len(data.encode("utf-8", "replace")) <= 64 and data.isprintable())
)
async def test_whatever_a_modified_client_sends_is_answered(masjid: Village, world: World, data: str) -> None:
    stranger = world.people.get(7_900) or world.person(7_900, "Asing")
    for person in (masjid.takmir, stranger):
        said = len(person.chat.shown)
        await person.sends_data(data)
        assert person.toast or len(person.chat.shown) >= said


async def test_another_person_s_form_is_out_of_reach(masjid: Village, guest: Person, world: World) -> None:
    await masjid.takmir.sends("/tambah")
    await masjid.takmir.presses("Marbot")
    before = await drafts(world)
    await guest.sends("/start")
    for label in ("✖️ Batal", "⬅️ Kembali"):
        await guest.sends_data(masjid.takmir.button(label))
        assert "sudah selesai" in guest.toast
    assert [one.draft for one in await drafts(world)] == [one.draft for one in before]


async def test_the_answer_reads_the_same_for_no_form_and_another_s(
    masjid: Village, guest: Person, world: World
) -> None:
    await masjid.takmir.sends("/tambah")
    await guest.sends_data("f:1:0:x:")
    await guest.sends_data("f:9z:0:x:")
    assert guest.toasts[0] == guest.toasts[1]


HOSTILE = [
    "<b>Budi", "Budi </b><script>alert(1)</script>", "A & B <i>", "&lt;b&gt;", "{ $name }",
    "\u202eidub\u202c Budi",
    "Bu\u200bdi\u200d Con\ufefftoh", "Budi 🤲🏽 Contoh", "عبد الله", "B" * 4096, "-", "\n\n\n", "%s %d {0}",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("key", ["name", "birth_place", "mother_name", "address"])
async def test_hostile_answers_are_words_and_nothing_else(masjid: Village, typed: str, key: str) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await answers(takmir, until=key)
    await takmir.sends(typed)
    takmir.does_not_read("\u202e", "\u200b", "\ufeff")
    await takmir.sends("batal")


async def test_html_in_names_is_shown_as_it_was_typed(world: World, staff: Person) -> None:
    takmir = world.person(7_950, "Pak <b>Tebal</b> & \u202eKawan")
    await takmir.sends("/start")
    await takmir.sends("/daftar")
    for said in (
        "Masjid",
        "Masjid An & Nur",
        "muaradua",
        "bumi agung",
        "<u>pasar & <i>",
        "lewati",
        "<b>imam",
    ):
        await takmir.sends(said)
    await takmir.sends("081278901234")
    takmir.reads("Masjid An & Nur", "<u>pasar & <i>", "<b>imam")
    await takmir.presses("✅ Kirim")
    await adds(takmir, {"address": "Jalan <a href='x'>Pasar</a> & Baru"})
    await takmir.sends("/anggota")
    await takmir.presses("🟡 Ahmad")
    takmir.reads("Masjid An & Nur")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.got("Masjid An & Nur")
    staff.got("Pak <b>Tebal</b> & Kawan")


async def test_an_account_without_a_name_that_can_be_read(world: World) -> None:
    person = world.person(7_960, "\u202e\u200b")
    await person.sends("/menu")
    person.reads("7960")


async def test_a_press_answered_early_gets_its_answer_as_a_message(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad", status=EnrolmentStatus.APPROVED)
    await masjid.takmir.sends_data(f"mend:{entry_id}", answered=True)
    masjid.takmir.reads("tidak sedang menunggu perbaikan")

"""/surat as the office sees it: given, changed in Word, tried out, confirmed, taken back."""

from __future__ import annotations

import io

import pytest
from docx import Document

from tests.handlers.conftest import Person, Village, World
from tests.services.proposals.test_files import FIRST, changed


def words(data: bytes) -> str:
    return "\n".join(line.text for line in Document(io.BytesIO(data)).paragraphs)


async def test_a_changed_letter_is_tried_out_and_used_once_confirmed(staff: Person) -> None:
    await staff.sends("/surat")
    staff.reads("surat pengantar: bawaan", "lampiran SK: bawaan", "{{ jumlah_orang }}")
    await staff.presses("⬇️ Unduh surat pengantar")
    assert staff.chat.shown[-1].data == FIRST["surat"]
    await staff.sends_file(changed("Tembusan: arsip {{ nomor_usulan }}"), "surat (1).docx")
    example = next(one for one in staff.chat.shown if one.file_name == "contoh-surat.docx")
    assert "Tembusan: arsip 2027-00" in words(example.data or b"")
    staff.reads("Belum ada yang berubah")
    await staff.presses("✅ Pakai templat ini")
    staff.reads(f"surat pengantar: dari {staff.name}")
    await staff.presses("⬇️ Unduh surat pengantar")
    assert "Tembusan" in words(staff.chat.shown[-1].data or b"")
    await staff.presses("↩️ Pakai lagi surat pengantar bawaan")
    staff.got("surat pengantar: bawaan")


async def test_the_old_one_stays_when_the_office_thinks_again(staff: Person) -> None:
    await staff.sends_file(changed("Tembusan: arsip"), "surat.docx")
    data = staff.button("✅ Pakai templat ini")
    await staff.presses("Tidak, tetap yang lama")
    staff.reads("surat pengantar: bawaan")
    await staff.sends_data(data)
    await staff.sends_data(data)
    assert "sudah pernah dipakai" in staff.toast


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("surat.docx", b"", "bukan dokumen Word"),
        ("surat.docx", changed("{{ jumlah_oragn }}"), "jumlah_oragn"),
        ("daftar-baru.docx", FIRST["surat"], "untuk surat yang mana"),
    ],
)
async def test_what_cannot_be_used_is_refused_and_changes_nothing(
    staff: Person, name: str, data: bytes, said: str
) -> None:
    await staff.sends_file(data, name)
    staff.reads(said)
    await staff.sends("/surat")
    staff.reads("surat pengantar: bawaan", "lampiran SK: bawaan")


async def test_a_word_file_of_a_coordinator_is_no_template(masjid: Village, world: World) -> None:
    await masjid.takmir.sends_file(FIRST["surat"], "surat.docx")
    assert not masjid.takmir.has_button("✅ Pakai templat ini")

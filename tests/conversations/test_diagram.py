from __future__ import annotations

from pathlib import Path

from conversations.diagram import mermaid, write_diagrams
from tests.conversations.samples import MEMBER, ORGANISATION, TINY


def arrows(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if "-->" in line}


def test_the_diagram_follows_conditions_and_skips() -> None:
    drawn = arrows(mermaid(ORGANISATION))
    assert {
        "[*] --> kind",
        "kind --> kecamatan",
        "desa --> simas : if only a masjid",
        "desa --> name",
        "simas --> name : Lewati",
        "name --> name_check : check near-same",
        "name_check --> name : refused",
        "name_check --> same : if near known",
        "name_check --> phone",
        "desa --> name_check : changed, checked again",
        "phone --> summary",
        "summary --> simas : Ubah",
        "form --> submitted : Kirim",
    } <= drawn
    assert "kind --> simas" not in drawn


def test_the_diagram_shows_confirmations_and_what_need_not_be_asked() -> None:
    drawn = arrows(mermaid(MEMBER))
    assert {
        "born --> born_confirm : born right",
        "born_confirm --> born : Bukan",
        "born_confirm --> desa : Ya, unless known",
        "born_confirm --> photo : Ya",
        "photo --> summary : Lewati",
    } <= drawn


def test_every_question_stands_in_the_diagram_as_a_state() -> None:
    text = mermaid(ORGANISATION)
    assert 'state "simas: text, may be skipped" as simas' in text
    assert 'state "phone: text or contact" as phone' in text
    assert all(f" as {field.key}" in text for field in ORGANISATION)


def test_diagrams_are_written_one_file_a_form(tmp_path: Path) -> None:
    written = write_diagrams([TINY, MEMBER], tmp_path / "diagrams")
    assert [path.name for path in written] == ["tiny.mmd", "member.mmd"]
    assert written[0].read_text(encoding="utf-8") == mermaid(TINY)

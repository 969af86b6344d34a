"""The office's own Word templates: tried out, confirmed, taken back."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from sqlalchemy import select

from locales import Text
from models import AuditEntry, Database, LetterTemplate, Role
from regency import load_regency
from services.errors import Invalid, NotAllowed, Stale
from services.proposals import templates
from services.proposals.templates import back_to_first, contents, in_use, keep, kind_of, try_out, use
from services.roles import Access
from tests.factories import NOW, make_account, make_staff
from tests.services.proposals.test_files import FIRST, changed
from tests.services.saying import says

REGENCY = load_regency()
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("surat.docx", "surat"), ("Surat (1).docx", "surat"), ("LAMPIRAN SK baru.docx", "lampiran-sk"),
        ("surat-lampiran.docx", "lampiran-sk"), ("daftar.docx", None), ("", None),
    ],
)  # fmt: skip
def test_the_name_of_a_file_says_for_which_letter_it_is(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("kind", sorted(FIRST))
def test_the_first_templates_can_be_filled_with_the_example(kind: str) -> None:
    words = Document(io.BytesIO(try_out(FIRST[kind], kind, REGENCY, TODAY)))
    told = [line.text for line in words.paragraphs]
    told += [cell.text for table in words.tables for row in table.rows for cell in row.cells]
    assert "{{" not in " ".join(told)
    assert ("CONTOH SATU" in told) == (kind == "lampiran-sk")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (templates.MAX_UNPACKED_BYTES + 1))
    return out.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


HOSTILE = (
    "{{ 9**9**9 }}",
    "{{ 'x' * 9999999999 }}",
    "{{ '%9999999999d' % 1 }}",
    "{{ 'x'|center(9999999999) }}",
    "{{ '{:>9999999999}'.format(1) }}",
    "{{ lipsum(9999999) }}",
    "{{ dinas.__class__ }}",
    "{{ orang|map(attribute='nik')|list }}",
    "{% macro a() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}",
    "{% set a = 'xx' %}{% set a = a ~ a %}{{ a }}",
    "{% for a in dinas %}{% for b in dinas %}{% for c in dinas %}.{% endfor %}{% endfor %}{% endfor %}",
    "{% include '/etc/passwd' %}",
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "letter-not-word"),
        (b"\xd0\xcf\x11\xe0 an old .doc", "letter-not-word"),
        (zipped("xl/workbook.xml", b"<x/>"), "letter-not-word"),
        (zipped("word/document.xml", b"not xml"), "letter-unfillable"),
        (b"x" * (templates.MAX_BYTES + 1), "letter-too-large"),
        (bomb(), "letter-too-large"),
        (changed("{{ jumlah_oragn }}"), "letter-unfillable"),
        (changed("{{ jumlah_orang"), "letter-unfillable"),
        (changed("{{ ''.__class__.__mro__ }}"), "letter-unfillable"),
        (changed("{% for x in range(10**9) %}.{% endfor %}"), "letter-unfillable"),
        (changed("{{ 1 / 0 }}"), "letter-unfillable"),
        *((changed(one), "letter-unfillable") for one in HOSTILE),
    ],
)
def test_what_cannot_be_a_template_is_refused_with_words(data: bytes, why: str) -> None:
    with pytest.raises(Invalid) as refused:
        try_out(data, "surat", REGENCY, TODAY)
    assert refused.value.text.id == why


def test_what_grows_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.proposals.letter_rules.MOST_LETTERS", 100_000)
    data = changed("{% for a in dinas %}{% for b in dinas %}" + "x" * 200 + "{% endfor %}{% endfor %}")
    with pytest.raises(Invalid) as refused:
        try_out(data, "surat", REGENCY, TODAY)
    assert refused.value.text.args["why"] == Text("letter-only-words")


def test_what_an_office_writes_goes_on_working() -> None:
    said = (
        "{{ dinas|upper }}{% for a in kelompok if a.orang != '0' %}{{ loop.index }}. {{ a['nama'] }}"
        "{% if not loop.last %}; {% endif %}{% endfor %} {{ 'satu' if bulan == '1' else bulan ~ ' bulan' }}"
    )
    words = Document(io.BytesIO(try_out(changed(said), "surat", REGENCY, TODAY)))
    assert any(
        REGENCY.department.name.upper() in line.text and "12 bulan" in line.text for line in words.paragraphs
    )


async def test_a_template_is_used_once_confirmed_and_the_one_before_it_ends(database: Database) -> None:
    mine = changed("Tembusan: arsip")
    async with database.write() as session:
        staff = await make_staff(session)
        sent = await keep(session, "surat", mine, staff, NOW)
        assert await contents(session, "oku-selatan") == FIRST
        assert [one.template_id for one in await in_use(session)] == [None, None]
        await use(session, sent.id, staff, NOW)
        with says(Stale, "letter-settled"):
            await use(session, sent.id, staff, NOW)
    async with database.write() as session:
        assert await contents(session, "oku-selatan") == {**FIRST, "surat": mine}
        newer = await keep(session, "surat", changed("Tembusan: Bupati"), staff, NOW)
        await use(session, newer.id, staff, NOW)
        assert {one.kind: one.template_id for one in await in_use(session)} == {
            "surat": newer.id, "lampiran-sk": None,
        }  # fmt: skip
        await back_to_first(session, "surat", staff, NOW)
        with says(Stale, "letter-is-first"):
            await back_to_first(session, "surat", staff, NOW)
    async with database.read() as session:
        assert await contents(session, "oku-selatan") == FIRST
        ended = await session.scalars(select(LetterTemplate.ended_by).order_by(LetterTemplate.id))
        assert list(ended) == [staff.account_id, staff.account_id]
        trail = await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))
        assert [one for one in trail if one.startswith("letter.")] == [
            "letter.use", "letter.use", "letter.first",
        ]  # fmt: skip


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.VERIFIER, Role.WORKER])
async def test_only_the_office_changes_letters(sqlite_database: Database, role: Role) -> None:
    async with sqlite_database.write() as session:
        staff = await make_staff(session)
        sent = await keep(session, "surat", FIRST["surat"], staff, NOW)
        other = Access((await make_account(session)).id, frozenset({role}))
        for attempt in (
            keep(session, "surat", b"", other, NOW),
            use(session, sent.id, other, NOW),
            back_to_first(session, "surat", other, NOW),
        ):
            with pytest.raises(NotAllowed):
                await attempt

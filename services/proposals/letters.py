"""The letter to BPJS and the list for the SK, from templates that the office edits in Word.

What a template may use is what `words_for` gives; docs/petugas.md says it to the office. Filling a template
is CPU work: call it in a thread or another process. Letters are in Indonesian, whoever asks for them.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from locales import Text, plain, texts
from regency import Regency
from services.clean import clean_text
from services.errors import Invalid
from services.proposals.number_words import in_words, rupiah_in_words
from services.proposals.people import Papers

# What is made of each proposal. The first templates lie under regency/<folder>/templates; the office may send
# others (`services.proposals.templates`).
LETTERS = ("surat", "lampiran-sk")
_LANGUAGE = "id"


def letter(papers: Papers, regency: Regency, template: bytes, name: str) -> bytes:
    """A template, a Word file, filled with a proposal. Raises `Invalid` when it cannot be filled.

    `name` is what the file is called when the office is told what is wrong with it.
    """
    # Megabytes of code that most processes need for no file at all.
    from docxtpl import DocxTemplate

    from services.proposals.letter_rules import Forbidden, Rules

    out = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(words_for(papers, regency), Rules(), autoescape=True)
        document.save(out)
    except Forbidden as error:
        raise Invalid(Text("proposal-template", file=name, why=Text("letter-only-words"))) from error
    except Exception as error:  # A template is a program of the one who wrote it: it fails in any way.
        raise Invalid(Text("proposal-template", file=name, why=str(error)[:200])) from error
    return out.getvalue()


def words_for(papers: Papers, regency: Regency) -> dict[str, Any]:
    """Everything that a template may name: words and numbers as they are to stand in the letter."""
    labels = {category.key: plain(texts(_LANGUAGE)(category.label_id)) for category in regency.categories}
    return {
        "nomor_usulan": papers.number,
        "revisi": str(papers.revision),
        "tanggal": _day(papers.made_on),
        "tahun": str(papers.starts_on.year),
        "kabupaten": regency.name,
        "daerah": re.sub(r"^(Kabupaten|Kota) ", "", regency.name),
        "provinsi": regency.province,
        "ibu_kota": regency.capital,
        "dinas": regency.department.name,
        "cabang_bpjs": regency.bpjs.branch,
        "program": " dan ".join(regency.proposal.programmes),
        "jumlah_orang": _number(len(papers.people)),
        "jumlah_orang_terbilang": in_words(len(papers.people)),
        "hitungan": " + ".join(
            f"{_number(len(papers.people))} orang × Rp{_number(one.rupiah)} × {one.months} bulan"
            for one in papers.stretches
        ),
        "bulan": str(papers.months),
        "bulan_terbilang": in_words(papers.months),
        "jumlah_rupiah": f"Rp{_number(papers.total)}",
        "jumlah_rupiah_terbilang": rupiah_in_words(papers.total),
        "mulai": _day(papers.starts_on),
        "sampai": _day(papers.ends_on),
        "kelompok": _groups(papers, labels),
        "kecamatan": _areas(papers),
        "orang": [
            {
                "no": str(one.place),
                # One sign that a Word file cannot hold would cost every "&" of the whole list.
                "nama": clean_text(one.name),
                "nik": one.nik,
                "tanggal_lahir": f"{one.birth_date:%d-%m-%Y}",
                "alamat": ", ".join(part for part in (one.desa, one.kecamatan) if part),
                "kelompok": labels.get(one.category, one.category),
                "lembaga": clean_text(one.organisation),
            }
            for one in papers.people
        ],
    }


def _groups(papers: Papers, labels: Mapping[str, str]) -> list[dict[str, str]]:
    counted = Counter(one.category for one in papers.people)
    money = Counter[str]()
    for one in papers.people:
        money[one.category] += one.amount
    return [
        {"nama": label, "orang": _number(counted[key]), "rupiah": f"Rp{_number(money[key])}"}
        for key, label in labels.items()
        if counted[key]
    ]


def _areas(papers: Papers) -> list[dict[str, str]]:
    counted = Counter(one.kecamatan for one in papers.people)
    return [{"nama": name, "orang": _number(count)} for name, count in sorted(counted.items())]


def _day(day: date) -> str:
    return format_date(day, "d MMMM yyyy", _LANGUAGE)


def _number(number: int) -> str:
    return format_decimal(number, locale=_LANGUAGE)

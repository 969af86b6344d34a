"""What people do with each bot: one registration, then member after member, for ever."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks.peers.questions import FORMS, SENT
from benchmarks.people import Step
from regency import Area, Regency

# Invented parts of names; no two people of a run have the same two.
FIRST = ("Zulkarnain", "Herman", "Sarnubi", "Komarudin", "Rusdi", "Hamdani", "Suparman", "Iskandar", "Muslim")
LAST = (
    "Akbar",
    "Saputra",
    "Wijaya",
    "Fikri",
    "Gani",
    "Hakim",
    "Irawan",
    "Junaidi",
    "Kurnia",
    "Mahmud",
    "Usman",
)
MOSQUES = ("Nurul Iman", "Al-Ikhlas", "Baiturrahman", "At-Taqwa", "Darussalam", "Al-Falah", "Istiqomah")


def nik(number: int) -> str:
    """An invented NIK: kecamatan 99 was never given out."""
    day, month, year = number % 28 + 1, number // 28 % 12 + 1, 70 + number // 336 % 25
    return f"160999{day:02}{month:02}{year:02}{11 + number // 8400:04}"


def searchable(regency: Regency) -> list[tuple[Area, Area]]:
    """Villages, with their kecamatan, that a typed name finds at once."""
    return [
        (regency.area(desa.parent), desa)
        for kecamatan in regency.kecamatan
        for desa in regency.desa_of(kecamatan.code)
        if desa.name.isalpha()
    ]


def ours(regency: Regency, person: int, people: int) -> Iterator[Step]:
    """The real forms of Lindung."""
    places = searchable(regency)
    kecamatan, desa = places[person % len(places)]
    mosque = MOSQUES[person // len(places) % len(MOSQUES)]
    yield Step("Lindung", say="/start")
    yield Step("Lembaga apa", press="🕌 Pengurus masjid/musholla")
    yield Step("Apa nama lembaganya", press="Masjid")
    yield Step("Di kecamatan mana", say=f"Masjid {mosque}")
    yield Step("Di desa atau kelurahan mana", say=kecamatan.name)
    yield Step("Patokannya", say=desa.name)
    yield Step("SIMAS", press="Lewati")
    yield Step("Apa jabatan", press="Lewati")
    yield Step("Nomor HP Bapak/Ibu", press="Takmir")
    yield Step("0812", say=f"0812{person:08}")
    yield Step("sudah tercatat", press="✅ Kirim")
    for number in count(person, people):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"
        yield Step("Tugasnya sebagai apa", say="/tambah")
        yield Step("Berapa NIK", press="Marbot")
        yield Step("nama lengkap", say=nik(number))
        yield Step("menunjukkan", say=name)
        yield Step("tempat lahir", press="Ya, benar")
        yield Step("ibu kandung", say="Muaradua")
        yield Step("Alamat seperti di KTP", say="Siti Contoh")
        yield Step("Dengan mengetuk Kirim", say="Dusun II RT 02")
        yield Step("sudah terdaftar", press="✅ Kirim")


def stock(_regency: Regency, person: int, people: int) -> Iterator[Step]:
    """The same questions of a stock bot."""
    yield from _form("start", person)
    for number in count(person, people):
        yield from _form("tambah", number)


def _form(form: str, number: int) -> Iterator[Step]:
    questions = FORMS[form]
    yield Step(questions[0].words, say=f"/{form}")
    words = [one.words for one in questions[1:]] + [SENT]
    for question, reads in zip(questions, words, strict=True):
        if question.choices:
            yield Step(reads, press=question.choices[0])
        else:
            yield Step(reads, say=f"Jawaban {number}")


def echo(_regency: Regency, person: int, _people: int) -> Iterator[Step]:
    """Something to be said back."""
    for number in count():
        yield Step(f"echo: {person} {number}", say=f"{person} {number}")

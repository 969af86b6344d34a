"""The two forms that every bot here asks: as many questions, typed and pressed, as ours has."""

from __future__ import annotations

from dataclasses import dataclass

SENT = "Terima kasih, sudah tercatat."


@dataclass(frozen=True)
class Question:
    """A question; `choices` are buttons, none means that the answer is typed."""

    key: str
    words: str
    choices: tuple[str, ...] = ()


ORGANISATION = (
    Question("who", "Saya siapa?", ("Pengurus masjid", "Posko", "Guru ngaji", "Lembaga adat")),
    Question("kind", "Lembaga apa yang diurus?", ("Masjid", "Musholla")),
    Question("name", "Apa nama lembaganya?"),
    Question("kecamatan", "Di kecamatan mana?"),
    Question("desa", "Di desa mana?"),
    Question("landmark", "Patokannya apa?", ("Lewati", "Batal")),
    Question("simas", "Nomor SIMAS?", ("Lewati", "Batal")),
    Question("position", "Apa jabatannya?", ("Takmir", "Imam", "Marbot")),
    Question("phone", "Berapa nomor HP-nya?"),
    Question("send", "Sudah benar semua?", ("Kirim", "Batal")),
)
MEMBER = (
    Question("category", "Tugasnya sebagai apa?", ("Marbot", "Imam")),
    Question("nik", "Berapa NIK-nya?"),
    Question("name", "Siapa nama lengkapnya?"),
    Question("nik_right", "NIK dan namanya benar?", ("Ya, benar", "Bukan")),
    Question("birth_place", "Di mana tempat lahirnya?"),
    Question("mother", "Siapa nama ibu kandungnya?"),
    Question("address", "Alamat seperti di KTP?"),
    Question("send", "Data anggota sudah benar?", ("Kirim", "Batal")),
)
FORMS = {"start": ORGANISATION, "tambah": MEMBER}

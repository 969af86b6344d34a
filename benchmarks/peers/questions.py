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
    Question("nik_right", "NIK-nya benar?", ("Ya, benar", "Bukan")),
    Question("name", "Siapa nama lengkapnya?"),
    Question("birth_place", "Di mana tempat lahirnya?"),
    Question("mother", "Siapa nama ibu kandungnya?"),
    Question("address", "Alamat seperti di KTP?"),
    Question("phone", "Berapa nomor HP anggota itu?", ("Lewati", "Batal")),
    Question("since", "Sejak kapan bertugas?"),
    Question("photo", "Kirim foto KTP.", ("Lewati", "Batal")),
    Question("consent", "Apakah ia tahu dan setuju?", ("Ya, setuju", "Belum")),
    Question("send", "Data anggota sudah benar?", ("Kirim", "Batal")),
)
FORMS = {"start": ORGANISATION, "tambah": MEMBER}

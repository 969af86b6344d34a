"""Invented people and places of South Sumatra, the same every time: names put together from parts by chance.

No real person is meant. Serials of the NIK begin at 9001, which no kecamatan reaches on one day, and phone
numbers begin with 0860, which no operator has.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from regency import Area, Regency

_MEN = (
    *(
        "Zulkarnain",
        "Herman",
        "Sarnubi",
        "Komarudin",
        "Rusdi",
        "Amiruddin",
        "Hamdani",
        "Suparman",
        "Iskandar",
    ),
    *("Muslim", "Yusup", "Mat Amin", "Sulaiman", "Darwis", "Hasan", "Asnawi", "Idrus", "Ahmad", "Burhan"),
    *("Nasrun", "Jauhari", "Kasim", "Ismail", "Rozali", "Sapri", "Tarmizi", "Umar", "Wahidin", "Yahya"),
    *("Bahrun", "Cik Din", "Effendi", "Fahrul", "Gunawan", "Helmi", "Juanda", "Lukman", "Marzuki", "Nurdin"),
)
_WOMEN = (
    *(
        "Siti Aminah",
        "Nurbaiti",
        "Rohani",
        "Yulisnani",
        "Maryam",
        "Halimah",
        "Zubaidah",
        "Rosmala",
        "Nuraini",
    ),
    *("Fatimah", "Komariah", "Hasanah", "Masnona", "Ratna", "Sumiati", "Nurhayati", "Eliyana", "Khodijah"),
    *(
        "Darmawati",
        "Susila",
        "Mardiana",
        "Rukiah",
        "Asmara",
        "Latifah",
        "Juairiyah",
        "Sri Wahyuni",
        "Nirwana",
    ),
)
_FAMILY = (
    *("Bin Somad", "Akbar", "Saputra", "Wijaya", "Alamsyah", "Fikri", "Gani", "Hakim", "Irawan", "Junaidi"),
    *("Kurnia", "Lazuardi", "Mahmud", "Nawawi", "Oktarian", "Pratama", "Qadri", "Rahman", "Saleh", "Tamrin"),
    *("Usman", "Wahab", "Yamin", "Zakaria", "Anwar", "Basri", "Dahlan", "Firdaus", "Hidayat", "Ilyas"),
)
_WOMENS_FAMILY = (
    *("Lestari", "Puspita", "Rahmawati", "Anggraini", "Safitri", "Wulandari", "Handayani", "Oktaviani"),
    *("Apriyani", "Mutiara", "Kartini", "Permata", "Binti Somad", "Binti Ali", "Melati", "Cahyani"),
)
_MASJID = (
    *("Nurul Iman", "Al-Ikhlas", "Baiturrahman", "At-Taqwa", "Al-Muttaqin", "Nurul Huda", "Al-Hidayah"),
    *("Darussalam", "Al-Falah", "Jamiatul Khoir", "Baitul Makmur", "Al-Amin", "Babussalam", "An-Nur"),
    *("Istiqomah", "Miftahul Jannah", "Ar-Rahman", "Sabilillah", "Raudhatul Jannah", "Al-Mukhlisin"),
)
_STREETS = (
    "Jl. Raya Ranau",
    "Jl. Lintas Muaradua",
    "Dusun I",
    "Dusun II",
    "Dusun III",
    "Talang Baru",
    "Pasar Lama",
)
_WOMEN_SHARE = {"marbot": 0.05, "guru_ngaji": 0.55, "relawan_damkar": 0.08, "pemangku_adat": 0.03}
_FIRST_SERIAL = 9001


@dataclass(frozen=True)
class InventedPerson:
    """Everything a KTP would say."""

    nik: str
    name: str
    sex: str
    birth_date: date
    birth_place: str
    mother_name: str
    address: str


class Inventor:
    """Makes people up, one after another, no two with one NIK; the same `Random` gives the same people."""

    def __init__(self, random: Random, regency: Regency, today: date) -> None:
        self.random = random
        self._regency = regency
        self._today = today
        self._serials: Counter[str] = Counter()
        self._phones = 1000

    def person(self, desa: Area, category: str) -> InventedPerson:
        """Somebody of working age who lives in a desa."""
        random = self.random
        sex = "P" if random.random() < _WOMEN_SHARE.get(category, 0.2) else "L"
        birth_date = self._today - timedelta(days=random.randint(21 * 366, 63 * 365))
        return InventedPerson(
            nik=self.nik(desa, birth_date, sex),
            name=self.name(sex),
            sex=sex,
            birth_date=birth_date,
            birth_place=self._regency.area(desa.parent).name if random.random() < 0.8 else "Palembang",
            mother_name=self.name("P"),
            address=f"{random.choice(_STREETS)} RT {random.randint(1, 6):02d}",
        )

    def nik(self, desa: Area, birth_date: date, sex: str) -> str:
        """A NIK as that kecamatan would issue it."""
        day = birth_date.day + (40 if sex == "P" else 0)
        start = f"{desa.nik_prefix}{day:02d}{birth_date:%m%y}"
        self._serials[start] += 1
        return f"{start}{_FIRST_SERIAL + self._serials[start] - 1:04d}"

    def name(self, sex: str) -> str:
        """A first and a further name."""
        if sex == "P":
            return f"{self.random.choice(_WOMEN)} {self.random.choice(_WOMENS_FAMILY)}"
        return f"{self.random.choice(_MEN)} {self.random.choice(_FAMILY)}"

    def phone(self) -> str:
        """A mobile number in E.164 that nobody has."""
        self._phones += 1
        return f"+62860{self._phones:08d}"

    def organisation_name(self, kind: str, place: str, number: int) -> str:
        """The name of the `number`-th (from 0) organisation of a kind in a place."""
        given = _MASJID[(sum(map(ord, place)) + number) % len(_MASJID)]
        match kind:
            case "masjid":
                return f"Masjid {'Jami ' if number == 0 else ''}{given}"
            case "musholla":
                return f"Musholla {given}"
            case "tpa":
                return f"TPA {given}"
            case "posko_damkar":
                return f"Posko Damkar {place}"
            case _:
                return f"Lembaga Adat {place}"

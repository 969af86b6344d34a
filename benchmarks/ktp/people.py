"""Invented people with everything that a KTP prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from regency import Regency
from simulator.people import Inventor

TODAY = date(2026, 3, 2)
_TITLES = ("H. ", "HJ. ", "DRS. ", "K.H. ")
_DEGREES = (", S.AG", ", S.PD.I", ", M.PD", ", A.MA")
_RARE = (
    "NUR'AINI",
    "MA'RUF",
    "SUTRISNO",
    "ABD. ROHIM",
    "M. YUSUF AL-QODRI",
    "MUHAMMAD NURUL HUDA PRAWIRANEGARA",
)
_STREETS = (
    *("DUSUN I", "DUSUN II", "DUSUN III", "JL. RAYA RANAU NO. 17", "JL. LINTAS MUARADUA", "TALANG BARU"),
    *("PASAR LAMA NO. 5", "KP. TANJUNG SARI", "JL. MERDEKA LORONG SEHAT NO. 112 B"),
)
_BIRTH_PLACES = (
    *("MUARADUA", "PALEMBANG", "BATURAJA", "LAMPUNG BARAT", "BANDING AGUNG", "PULAU BERINGIN", "KEBUMEN"),
    *("OGAN KOMERING ULU SELATAN", "OKU", "SIMPANG", "BUAY RUNJUNG", "LIWA"),
)
_FAITHS = ("ISLAM",) * 18 + ("KRISTEN", "HINDU")
_STATUSES = ("KAWIN", "BELUM KAWIN", "CERAI HIDUP", "CERAI MATI")
_WORK = (
    *("PETANI/PEKEBUN", "WIRASWASTA", "BURUH HARIAN LEPAS", "MENGURUS RUMAH TANGGA", "KARYAWAN HONORER"),
    *("GURU", "IMAM MASJID", "BURUH TANI/PERKEBUNAN"),
)
_BLOOD = ("-", "O", "A", "B", "AB", "O+")


@dataclass(frozen=True)
class Printed:
    """What stands on a card, as printed; `kecamatan_code` and `desa_code` are Kemendagri's."""

    nik: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    blood: str
    address: str
    rt_rw: str
    desa: str
    kecamatan: str
    desa_code: str
    kecamatan_code: str
    faith: str
    marriage: str
    work: str
    issued: date


def invent(random: Random, inventor: Inventor, regency: Regency) -> Printed:
    """Somebody of the regency; names now and then with a title, a degree, an apostrophe."""
    kecamatan = random.choice(regency.kecamatan)
    desa = random.choice(regency.desa_of(kecamatan.code))
    person = inventor.person(desa, random.choice(("marbot", "guru_ngaji", "relawan_damkar")))
    # Serials as the state issues them, so that every digit occurs.
    serial = random.randint(1, 12) if random.random() < 0.7 else random.randint(13, 9999)
    first_digits = (
        person.nik[:6]
        if random.random() < 0.7
        else f"16{random.randint(1, 12):02d}{random.randint(1, 20):02d}"
    )
    name = person.name.upper()
    chance = random.random()
    if chance < 0.12:
        name = random.choice(_TITLES) + name
    elif chance < 0.2:
        name += random.choice(_DEGREES)
    elif chance < 0.3:
        name = random.choice(_RARE)
    return Printed(
        nik=f"{first_digits}{person.nik[6:12]}{serial:04d}",
        name=name,
        birth_place=random.choice(_BIRTH_PLACES),
        birth_date=person.birth_date,
        sex=person.sex,
        blood=random.choice(_BLOOD),
        address=random.choice(_STREETS),
        rt_rw=f"{random.randint(1, 12):03d}/{random.randint(0, 9):03d}",
        desa=desa.name.upper(),
        kecamatan=kecamatan.name.upper(),
        desa_code=desa.code,
        kecamatan_code=kecamatan.code,
        faith=random.choice(_FAITHS),
        marriage=random.choice(_STATUSES),
        work=random.choice(_WORK),
        issued=date(random.randint(2012, 2025), random.randint(1, 12), random.randint(1, 28)),
    )

"""How people call what a list of people says: headers of columns, and labels before a colon in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from services.bpjs.roster_columns import ALIASES as ROSTER_ALIASES
from services.files.headers import Headers, fold

# Folded: lower case, letters and digits only. `born` is place and date in one ("TTL"), `neighbourhood` RT/RW;
# what is known and left alone is SKIPPED, so that it is not taken for something alike.
SKIPPED = "skipped"
ALIASES: Mapping[str, tuple[str, ...]] = {
    "nik": (
        *ROSTER_ALIASES["nik"],
        "noktpnik",
        "nikktp",
        "nonikktp",
        "nikanggota",
        "nomorktpnik",
        "nikpekerja",
    ),
    "name": (
        *(
            *ROSTER_ALIASES["name"],
            "namaanggota",
            "namalengkapanggota",
            "namasesuaiktp",
            "namalengkapsesuaiktp",
        ),
        *(
            "namamarbot",
            "namaguru",
            "namarelawan",
            "namaustadz",
            "namaustad",
            "namaorang",
            "nm",
            "namapetugas",
        ),
        *("namagurungaji", "namawarga", "namadangelar", "fullname", "name"),
    ),
    "phone": (
        *(*ROSTER_ALIASES["phone"], "wa", "whatsapp", "nomorwa", "nowhatsapp", "nohpwa", "hpwa", "nohpaktif"),
        *("telpon", "notelpon", "kontak", "phone", "nomorhpwa", "wahp", "hape", "nohape", "tlp", "notlp"),
    ),
    "born": (
        *(
            "ttl",
            "tempattanggallahir",
            "tempattgllahir",
            "tempatdantanggallahir",
            "tmptgllahir",
            "tempatlahirtgl",
        ),
        *("tempattgl", "kelahiran", "tempatlahirtanggallahir", "tmpttgllahir", "tempatdantgllahir"),
    ),
    "birth_date": ("tgllahir", "tanggallahir", "tgllhr", "lahirtanggal", "birthdate", "lahir", "dob"),
    "birth_place": ("tempatlahir", "tmptlahir", "tmplahir", "kotalahir", "tempatkelahiran", "birthplace"),
    "sex": (
        "jk",
        "jeniskelamin",
        "lp",
        "kelamin",
        "jnskelamin",
        "gender",
        "lakilakiperempuan",
        "jeniskel",
        "lkpr",
    ),
    "mother_name": (
        *("namaibu", "namaibukandung", "ibukandung", "ibu", "nmibu", "namaibukandungnya", "gadisibukandung"),
        *("namagadisibukandung", "mothername", "nmibukandung"),
    ),
    "address": (
        "alamat",
        "alamatrumah",
        "alamatktp",
        "alamatlengkap",
        "jalan",
        "dusun",
        "alamatsesuaiktp",
        "address",
    ),
    "neighbourhood": ("rtrw", "rt", "rw", "rtdanrw"),
    "kecamatan": ("kecamatan", "kec", "namakecamatan"),
    "desa": (
        "desa",
        "kelurahan",
        "desakelurahan",
        "deskel",
        "keldesa",
        "kelurahandesa",
        "kel",
        "ds",
        "namadesa",
        "kampung",
    ),
    "category": (
        *(
            "kelompok",
            "kategori",
            "jenispekerjaan",
            "pekerjaan",
            "jabatan",
            "tugas",
            "profesi",
            "status",
            "sebagai",
        ),
        *("kelompokpekerja", "kategoripekerja", "jenispekerja", "bidang"),
    ),
    "serving_since": (
        *("bertugassejak", "sejak", "mulaibertugas", "tahunmulai", "lamabertugas", "masakerja", "mulaitugas"),
        *("tahunmulaibertugas", "tmt", "mulaitahun", "bertugassejaktahun"),
    ),
    SKIPPED: (
        *("no", "nomor", "nourut", "nomorurut", "urut", "kk", "nokk", "nomorkk", "nokartukeluarga", "agama"),
        *(
            "keterangan",
            "ket",
            "catatan",
            "email",
            "statuskawin",
            "pendidikan",
            "umur",
            "usia",
            "penghasilan",
        ),
        *("namalembaga", "lembaga", "namamasjid", "masjid", "musholla", "tandatangan", "ttd", "norekening"),
        *(
            "npwp",
            "kabupaten",
            "provinsi",
            "kodepos",
            "golongandarah",
            "namabank",
            "kpj",
            "nokpj",
            "namasuami",
        ),
    ),
}
_HEADERS = Headers(ALIASES, likeness=87, shortest=6)


def field_of(title: str) -> str | None:
    """Which field a header or label means, from its wording or a spelling near it; None for another."""
    # "NIK (16 angka)", "Tanggal lahir *": what stands in brackets explains, and signs are ornaments.
    return _HEADERS.field(fold(re.sub(r"\(.*?\)", " ", title)) or fold(title))


def fields_of(titles: Sequence[str]) -> dict[str, int]:
    """Field to column; of two columns for one field the one with the more usual word counts."""
    best: dict[str, tuple[int, int]] = {}
    for column, title in enumerate(titles):
        field = field_of(title)
        if field is None or field == SKIPPED:
            continue
        word = fold(title)
        rank = ALIASES[field].index(word) if word in ALIASES[field] else 99
        best[field] = min(best.get(field, (1000, 0)), (rank, column))
    return {field: column for field, (_, column) in best.items()}


def split_born(text: str) -> tuple[str, str]:
    """ "Muaradua, 17-8-1980" as place and date; either may be empty."""
    found = re.search(r"\d", text)
    if found is None:
        return text.strip(" ,./-"), ""
    return text[: found.start()].strip(" ,./-"), text[found.start() :].strip(" ,")

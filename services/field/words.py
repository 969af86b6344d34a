"""The words in which verifiers write results, and the parts of somebody's data that they compare."""

from __future__ import annotations

import re
from enum import StrEnum

from models import VisitResult

R = VisitResult


class Part(StrEnum):
    """What a verifier compares with the person: it stands on the list of the visit."""

    NAME = "name"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    ADDRESS = "address"


# As people write them on a phone without signal; English for those who use the bot in English.
RESULT_WORDS: dict[str, VisitResult] = {
    **dict.fromkeys(
        ("hadir", "hdr", "ada", "ketemu", "bertemu", "ditemukan", "aktif", "h", "present", "met"), R.PRESENT
    ),
    **dict.fromkeys(
        (
            *("tidak ada", "tdk ada", "tak ada", "ga ada", "gak ada", "gada", "nggak ada", "ndak ada"),
            *("dak ada", "belum hadir", "blm hadir", "belum ada"),
            *("tidak ketemu", "tdk ketemu", "ga ketemu", "tidak ditemukan", "tdk ditemukan", "tidak bertemu"),
            *("tidak hadir", "tdk hadir", "belum ketemu", "blm ketemu", "belum bertemu"),
            *("tidak di tempat", "ta", "not found", "absent"),
        ),
        R.NOT_FOUND,
    ),
    **dict.fromkeys(
        (
            *("tidak aktif", "tdk aktif", "nonaktif", "non aktif", "berhenti", "sudah berhenti"),
            *("sdh berhenti",),
            *("tidak bertugas", "tdk bertugas", "tidak lagi bertugas", "not active", "stopped"),
        ),
        R.NOT_ACTIVE,
    ),
    **dict.fromkeys(
        (
            *("meninggal", "meninggal dunia", "sudah meninggal", "sdh meninggal", "wafat", "almarhum"),
            *("almarhumah", "alm", "md", "deceased", "died"),
        ),
        R.DECEASED,
    ),
    **dict.fromkeys(("pindah", "sudah pindah", "sdh pindah", "pindah rumah", "moved"), R.MOVED),
    **dict.fromkeys(("menolak", "tidak mau", "tdk mau", "tidak bersedia", "refused"), R.REFUSED),
}
RIGHT_WORDS = ("data benar", "benar", "bnr", "cocok", "sesuai", "betul", "ok", "oke", "right", "correct")
WRONG_WORDS = (
    *("data beda", "data salah", "data berbeda", "tidak benar", "tdk benar", "tidak sesuai", "tidak cocok"),
    *("tidak sama", "tdk sama", "salah", "beda", "berbeda", "keliru", "wrong", "differs"),
)
PART_WORDS: dict[str, Part] = {
    **dict.fromkeys(("nama", "namanya", "name"), Part.NAME),
    **dict.fromkeys(("lembaga", "lembaganya", "tempat tugas", "organisation"), Part.ORGANISATION),
    **dict.fromkeys(("kelompok", "kelompoknya", "kategori", "category"), Part.CATEGORY),
    **dict.fromkeys(("alamat", "alamatnya", "address"), Part.ADDRESS),
}
REST_WORDS = ("semua", "semuanya", "sisanya", "lainnya", "yang lain", "all", "rest")


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """A pattern for one of these words or phrases, the longest first, spaces between words as they come."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[ ]+") for word in longest) + ")"

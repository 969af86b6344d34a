"""Whom one can be on the chat page of the demo. All invented, their phone numbers too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Persona:
    """`role` and `hint` are locale ids; `id` is the Telegram id, `phone` is in E.164."""

    key: str
    id: int
    first_name: str
    last_name: str
    username: str
    phone: str

    @property
    def role(self) -> str:
        """Locale id of what this person is."""
        return f"persona-{self.key.replace('_', '-')}"

    @property
    def hint(self) -> str:
        """Locale id of what can be tried as this person."""
        return f"{self.role}-hint"


TAKMIR_BARU = Persona("takmir_baru", 7001, "Sarkowi", "Bin Lemat", "sarkowi_lemat", "+6286000000001")
MARBOT_BARU = Persona("marbot_baru", 7002, "Badri", "Semendawai", "badri_s", "+6286000000002")
TAKMIR = Persona("takmir", 7003, "Zulfikri", "Ranau", "zulfikri_ranau", "+6286000000003")
POSKO = Persona("posko", 7004, "Hendri", "Saka", "hendri_saka", "+6286000000004")
MARBOT = Persona("marbot", 7005, "Mat Ali", "Kisam", "matali_kisam", "+6286000000005")
GURU_NGAJI = Persona("guru_ngaji", 7006, "Nurlaila", "Selabung", "nurlaila_s", "+6286000000006")
PETUGAS = Persona("petugas", 7007, "Yuliana", "Dinas", "yuliana_dinas", "+6286000000007")
PETUGAS_DUA = Persona("petugas_dua", 7008, "Rizal", "Dinas", "rizal_dinas", "+6286000000008")
ADMIN = Persona("admin", 7009, "Fitri", "Admin", "fitri_admin", "+6286000000009")
VERIFIKATOR = Persona("verifikator", 7010, "Tarmizi", "Lapangan", "tarmizi_l", "+6286000000010")

PERSONAS = (
    TAKMIR_BARU,
    PETUGAS,
    MARBOT_BARU,
    TAKMIR,
    POSKO,
    MARBOT,
    GURU_NGAJI,
    PETUGAS_DUA,
    VERIFIKATOR,
    ADMIN,
)
# Who has used the bot before the demo begins; the others come as strangers.
ACQUAINTED = (PETUGAS, PETUGAS_DUA, ADMIN, TAKMIR, POSKO, VERIFIKATOR)
# What ADMIN_IDS holds in the demo.
ADMIN_IDS = (ADMIN.id,)
# The code on the slip of paper that the guru ngaji was given.
GURU_NGAJI_CODE = "NGAJ7Y2K"

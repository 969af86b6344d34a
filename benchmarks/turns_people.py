"""The regency of `benchmarks.turns`: everybody approved, and BPJS's file that takes nearly all of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from models import Enrolment, EnrolmentStatus, Worker
from models.encryption import blind_index
from services.bpjs.refusal_wording import reason_of
from services.bpjs.roster import RefusedRow, RosterFile, RosterRow, SheetHead
from services.names import fold_name
from services.references import reference
from tests.factories import nik_for

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
START = date(2027, 1, 1)
_REFUSED_OF = 25
_TITLES = ("NIK", "NAMA", "TGL LAHIR", "PEKERJAAN", "KPJ", "PROGRAM", "AWAL", "AKHIR", "STATUS")


def worker(number: int) -> Worker:
    """Somebody invented."""
    born = date(1973, 1, 1).replace(year=1970 + number % 25, day=1 + number % 28)
    nik, name = nik_for(number, born), f"Warga Rekaan {number:04}"
    return Worker(
        id=number, nik=nik, nik_index=blind_index(nik, "nik"), name=name, folded_name=fold_name(name),
        birth_date=born, birth_place="Muaradua", sex="L", mother_name="Siti Contoh", address="Dusun II",
        kecamatan_code="16.09.01", desa_code="16.09.01.2002", created_at=NOW, updated_at=NOW, keys_version=1,
    )  # fmt: skip


def entry(number: int, place: int, by: int) -> Enrolment:
    """Their entry, approved."""
    return Enrolment(
        id=number, reference=reference("OKS", 2026, number), worker_id=number, organisation_id=place,
        category="marbot", consent_at=NOW, status=EnrolmentStatus.APPROVED, status_since=NOW, findings=[],
        submitted_at=NOW, submitted_by=by, decided_at=NOW, ktp_file_id="synthetic-photo",
        serving_since=date(2015, 1, 1),
    )  # fmt: skip


def roster(people: int) -> RosterFile:
    """BPJS's file: every 25th is refused."""
    rows, refusals = [], []
    for number in range(1, people + 1):
        one, row = worker(number), number + 1
        born, wording = f"{one.birth_date:%d-%m-%Y}", "NIK tidak ditemukan"
        cells = (
            one.nik,
            one.name,
            born,
            "Marbot",
            f"{number:011}",
            "JKK, JKM",
            "01-01-2027",
            "31-12-2027",
            "",
        )
        if number % _REFUSED_OF:
            rows.append(
                RosterRow(
                    row=row, nik=one.nik, kpj=f"{number:011}", name=one.name, birth_date=one.birth_date,
                    programmes=("JKK", "JKM"), job="Marbot", starts_on=START, ends_on=date(2027, 12, 31),
                    grace_until=date(2028, 3, 31), cells=cells,
                )
            )  # fmt: skip
        else:
            refusals.append(
                RefusedRow(
                    row=row, nik=one.nik, name=one.name, birth_date=one.birth_date, wording=wording,
                    reason=reason_of(wording), cells=(*cells[:-1], wording),
                )
            )  # fmt: skip
    return RosterFile((SheetHead("DATA", _TITLES),), tuple(rows), tuple(refusals), ())

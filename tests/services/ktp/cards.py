"""Lines of an invented KTP as recognition gives them, turned, tilted and misread at will."""

from __future__ import annotations

import math
from collections.abc import Mapping

from services.ktp.lines import Line, Point

LETTER, HEIGHT, PITCH, VALUES = 16.0, 30.0, 44.0, 322.0
NIK = "1609011708850003"
PRINTED: Mapping[str, str] = {
    "Nama": "ZULKIFLI CONTOH",
    "Tempat/Tgl Lahir": "MUARADUA, 17-08-1985",
    "Jenis Kelamin": "LAKI-LAKI",
    "Alamat": "DUSUN II",
    "RT/RW": "002/001",
    "Kel/Desa": "BUMI AGUNG",
    "Kecamatan": "MUARADUA",
    "Agama": "ISLAM",
    "Status Perkawinan": "KAWIN",
    "Pekerjaan": "PETANI/PEKEBUN",
}


def card(
    degrees: float = 0.0,
    misread: Mapping[str, str] | None = None,
    printed: Mapping[str, str] | None = None,
    nik: str = NIK,
    score: float = 0.97,
) -> list[Line]:
    """`misread` gives other words for a label or (empty) loses it; `degrees` turn the whole picture."""
    misread = misread or {}
    lines = [
        _line("PROVINSI SUMATERA SELATAN", 380, 40, score),
        _line("KABUPATEN OGAN KOMERING ULU SELATAN", 290, 80, score),
        _line("NIK", 36, 130, score),
        _line(f":{nik}", 300, 130, score, 26),
    ]
    for place, (label, value) in enumerate({**PRINTED, **(printed or {})}.items()):
        row = 200 + PITCH * place
        shown = misread.get(label, label)
        if shown:
            lines.append(_line(shown, 76 if label in ("RT/RW", "Kel/Desa", "Kecamatan") else 36, row, score))
        if value:
            lines.append(_line(f": {value}", VALUES - 20, row, score))
    lines.append(_line("Gol. Darah : O", 640, 200 + 2 * PITCH, score))
    lines.append(_line("OKU SELATAN", 960, 560, score))
    return [turned(line, degrees) for line in lines]


def turned(line: Line, degrees: float) -> Line:
    """The line on a picture that was turned clockwise around a point within the card."""
    angle = math.radians(degrees)

    def move(point: Point) -> Point:
        x, y = point[0] - 600, point[1] - 380
        return (x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle))

    a, b, c, d = (move(point) for point in line.box)
    return Line(line.text, (a, b, c, d), line.score)


def _line(text: str, left: float, row: float, score: float, letter: float = LETTER) -> Line:
    right, half = left + letter * len(text), HEIGHT / 2
    return Line(
        text, ((left, row - half), (right, row - half), (right, row + half), (left, row + half)), score
    )

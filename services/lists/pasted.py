"""A list of people as somebody types or forwards it, read line by line into candidates.

One person a line ("Nama, NIK, HP"), numbered or with bullets, tabs from a spreadsheet, blocks of "Nama: …"
lines, a name above its NIK; with greetings, titles and the times of forwarded chats around. No number is
guessed; what could not be placed is said as a note beside the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from locales import Text
from regency import Regency
from services.clean import ascii_digits, without_pictures
from services.errors import Invalid
from services.lists.candidates import Candidate
from services.lists.pasted_numbers import numbers_in, parts_of
from services.lists.people_columns import SKIPPED, field_of, fields_of, split_born
from services.lists.values import find_category, is_empty, read_sex
from services.names import is_degree

MOST = 200
LONGEST = 20_000
_NUMBERED = re.compile(
    r"^\s*(?:no\.?\s*)?\(?(\d{1,3})(?:[.)\]:]\s*|\s*[-–]\s+|\s+(?=[A-Za-z'])|\t)(?!\d{1,2}[-/.]\d)"
)
_BULLET = re.compile(r"^\s*(?:[-–—*•·●▪►>+~]|✅|☑️?|➡️?)+\s*")
_FORWARDED = re.compile(
    r"^\s*\[?\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?\s*(?:-\s*)?[^:\d]{1,40}:\s?"
)
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[\s,;|/(]))"
    r"((?:no(?:mor)?\.?\s*)?(?:nik|ktp|hp|wa|kk|handphone|telp\.?|telepon|whatsapp)(?:\s*/\s*(?:wa|ktp|nik|hp))?"
    r"|nama(?:\s+(?:lengkap|anggota|peserta|ibu(?:\s+kandung)?|marbot|guru|relawan|sesuai\s+ktp))*"
    r"|ibu(?:\s+kandung)?|(?:tempat|tmpt|tmp)\.?(?:\s*(?:/|,|dan|&)?\s*(?:tanggal|tgl)\.?)?\s*lahir"
    r"|(?:tanggal|tgl)\.?\s*lahir|lahir|ttl|jenis\s+kelamin|jk|l\s*/\s*p|kelamin|alamat|rt\s*/\s*rw|desa(?:\s*/\s*kel(?:urahan)?)?"
    r"|kelurahan|kecamatan|kec|pekerjaan|jabatan|kategori|kelompok|tugas|sebagai|bertugas\s+sejak|sejak|agama|status"
    r"|keterangan|ket|catatan|umur|usia|no(?=\s*[:=]))"
    r"\.?\s*(?:[:=]\s*|(?=\d{4,})|\s(?=\d{10,}))",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(assalam\w*|ass?\.?\s*wr|wassalam\w*|wr\.?\s*wb|selamat|mohon|tolong|berikut|terima\s*kasih|makasih|trims|kepada|yth"
    r"|maaf|izin|ijin|daftar|data|nama-nama|namanya|kami|saya|sampaikan|lampir\w*|silahkan|silakan|dibantu|didaftarkan"
    r"|total|jumlah|demikian|hormat|ini|yang|untuk|bismillah\w*|forwarded|diteruskan|pesan|semoga|barakallah\w*"
    r"|apakah|hubungi|sudah|\d+ orang|atas|sekian|ketua|sekretaris|masjid|mesjid|musholla|mushola"
    r"|posko|tpa|tpq|lembaga|thn|tahun|list)\b",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"^(?:(?P<kec>kec(?:amatan)?)|(?P<desa>desa|ds|kel(?:urahan)?))\.?\s+(?P<name>[A-Za-z].*)$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"^(?:jl|jln|jalan|gg|gang|dusun|dsn|kp|kampung|rt|rw|lingk\w*|blok|komplek|perum\w*|talang)\b",
    re.IGNORECASE,
)
_MOTHER = re.compile(r"^(?:nama\s+)?ibu(?:nya|\s+kandung)?\s+(?=[A-Za-z])", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][^\d_]*$")


@dataclass
class _Person:
    """Somebody under way: values, what was not understood, and how it was written."""

    values: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    numbered: bool = False
    closed: bool = False

    def put(self, key: str, value: str) -> None:
        if not is_empty(value):
            self.values[key] = value

    @property
    def is_somebody(self) -> bool:
        """A NIK, or a name that stood as an entry of a list or with a number of its own."""
        return "nik" in self.values or (
            "name" in self.values and (self.numbered or "phone" in self.values or len(self.values) > 1)
        )


def read_pasted(text: str, regency: Regency) -> list[Candidate]:
    """The people of a text, in their order, numbered from 1; empty when there are none. At most `MOST`."""
    reader = _Reader(regency)
    for raw in text[:LONGEST].splitlines():
        reader.line(raw)
    return [
        Candidate(
            place,
            person.values,
            notes=tuple(Text("pasted-unread", words=words[:80]) for words in person.unread[:3]),
        )
        for place, person in enumerate(reader.people()[:MOST], start=1)
    ]


def looks_like_list(text: str, regency: Regency) -> bool:
    """Whether a plain message names people: two of them, or one with both name and NIK."""
    if len(text) < 20 or sum(letter.isdigit() for letter in text) < 10:
        return False
    found = [one.values for one in read_pasted(text, regency)]
    whole = sum("nik" in one and "name" in one for one in found)
    return whole >= 1 or sum("nik" in one or ("name" in one and "phone" in one) for one in found) >= 2


class _Reader:
    def __init__(self, regency: Regency) -> None:
        self._regency = regency
        self._found: list[_Person] = []
        self._now = _Person()
        self._columns: Mapping[str, int] | None = None
        self._mark = "\t"
        self._heading: dict[str, str] = {}

    def people(self) -> list[_Person]:
        """Everybody so far."""
        self._close()
        return self._found

    def line(self, raw: str) -> None:
        """One line of the text."""
        tabs = "\t".join(without_pictures(ascii_digits(cell)) for cell in _unforwarded(raw).split("\t"))
        if not tabs.strip():
            self._now.closed = "nik" in self._now.values or len(self._now.values) > 1
            return
        if self._table(tabs):
            return
        numbered = _NUMBERED.match(tabs)
        bullet = _BULLET.match(tabs)
        line = tabs[numbered.end() :] if numbered else tabs[bullet.end() :] if bullet else tabs
        if not line.strip():
            return
        labels = list(_labelled(line))
        if any(key for key, _ in labels):
            self._labels(labels, bool(numbered))
        else:
            self._free(line, bool(numbered or bullet))

    def _table(self, line: str) -> bool:
        """A header row starts a table; the rows below it are read by its columns."""
        mark = max("\t|;,", key=line.count)
        cells = [cell.strip() for cell in line.split(mark)]
        fields = fields_of(cells)
        if (
            len(cells) > 1
            and len(fields) > 1
            and {"nik", "name"} & fields.keys()
            and not numbers_in(line).some
        ):
            self._close()
            self._columns, self._mark = fields, mark
            return True
        if self._columns is None:
            return False
        if line.count(self._mark) < max(self._columns.values()) - 2 or line.count(self._mark) == 0:
            self._columns = None
            return False
        self._close()
        for key, column in self._columns.items():
            if column < len(cells):
                self._put(key, cells[column])
        self._now.numbered = True
        self._close()
        return True

    def _labels(self, labels: list[tuple[str | None, str]], numbered: bool) -> None:
        if numbered:
            self._close()
        for key, value in labels:
            if key is None:
                if value.strip(" ,;.-"):
                    self._free(value, numbered)
                continue
            if key == SKIPPED:
                continue
            if (key in self._now.values and not is_empty(value)) or (
                self._now.closed and key in ("name", "nik")
            ):
                self._close()
            self._put(key, value)
        self._now.numbered = True

    def _free(self, line: str, listed: bool) -> None:
        numbers = numbers_in(line)
        parts = parts_of(numbers.rest)
        if not numbers.some and not numbers.date and self._is_around(line, parts, listed):
            return
        have = self._now.values
        whole = "nik" in have and "name" in have
        second = bool(numbers.nik) and "nik" in have
        if listed or second or self._now.closed or (whole and parts and not numbers.some):
            self._close()
        self._now.numbered = self._now.numbered or listed
        for key, values in (("nik", numbers.nik), ("phone", numbers.phone), ("birth_date", numbers.date)):
            for value in values[:1]:
                if key not in self._now.values:
                    self._now.put(key, value)
        self._parts(parts, bool(numbers.date))

    def _is_around(self, line: str, parts: list[str], listed: bool) -> bool:
        """Greetings, titles and signatures: no person; a title may say of which kind the people below are."""
        words = " ".join(parts)
        category = find_category(words, self._regency) if len(words) < 30 else None
        if _PROSE.search(line) or (line.rstrip().endswith(":") and not listed) or category:
            self._close()
            self._title(line)
            return True
        area = _AREA.match(words)
        if area and not listed and not self._now.values:
            self._heading["kecamatan" if area["kec"] else "desa"] = area["name"]
            return True
        alone = "name" in self._now.values and "nik" not in self._now.values
        if not listed and alone and not self._now.numbered:
            # Two lines of words in a row: the first was a title.
            self._now = _Person()
        return not parts or not _NAME.match(parts[0]) or len(parts[0].split()) > 7

    def _title(self, line: str) -> None:
        found = [
            category.key
            for category in self._regency.categories
            if any(re.search(rf"\b{re.escape(word)}\b", line, re.IGNORECASE) for word in category.words)
        ]
        if len(found) == 1:
            self._heading["category"] = self._regency.category(found[0]).job

    def _parts(self, parts: list[str], has_date: bool) -> None:
        for at, part in enumerate(parts):
            known = self._known_part(part)
            if known is not None:
                self._now.put(*known)
            elif at and is_degree(part) and self._now.values.get("name"):
                self._now.values["name"] += f", {part}"
            elif "name" not in self._now.values and _NAME.match(part) and not _PROSE.search(part):
                self._now.put("name", part)
            elif has_date and "birth_place" not in self._now.values and _NAME.match(part):
                self._now.put("birth_place", part)
            elif len(part) > 1 and not part.isdigit():
                self._now.unread.append(part)

    def _known_part(self, part: str) -> tuple[str, str] | None:
        if len(part) <= 12 and not part.isdigit():
            try:
                return "sex", read_sex(part)
            except Invalid:
                pass
        area = _AREA.match(part)
        if area:
            return ("kecamatan" if area["kec"] else "desa"), area["name"]
        if _ADDRESS.match(part):
            address = self._now.values.get("address")
            return "address", f"{address}, {part}" if address else part
        if mother := _MOTHER.match(part):
            return "mother_name", part[mother.end() :]
        if self._now.values.get("name") and find_category(part, self._regency):
            return "category", part
        return None

    def _put(self, key: str, value: str) -> None:
        value = value.strip(" ,;|\t*_")
        if key in ("born", "birth_date"):
            place, day = split_born(value)
            self._now.put("birth_place", place)
            self._now.put("birth_date", day)
        elif key == "neighbourhood":
            address = self._now.values.get("address")
            self._now.put("address", f"{address}, RT/RW {value}" if address else f"RT/RW {value}")
        elif key == "phone":
            numbers = numbers_in(value)
            self._now.put(key, (numbers.phone or numbers.nik or [value])[0])
        elif key != SKIPPED:
            self._now.put(key, value)

    def _close(self) -> None:
        if self._now.is_somebody:
            for key, value in self._heading.items():
                self._now.values.setdefault(key, value)
            self._found.append(self._now)
        self._now = _Person()


def _unforwarded(line: str) -> str:
    """Without the time and sender that WhatsApp puts before a line that was copied."""
    return _FORWARDED.sub("", line, count=1)


def _labelled(line: str) -> Iterator[tuple[str | None, str]]:
    """Labels with what follows each; what stands before the first has none."""
    found = [(match, key) for match in _LABEL.finditer(line) if (key := field_of(match[1])) is not None]
    yield None, line[: found[0][0].start()] if found else line
    for at, (match, key) in enumerate(found):
        end = found[at + 1][0].start() if at + 1 < len(found) else len(line)
        yield key, line[match.end() : end]

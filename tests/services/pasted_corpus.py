"""Lists of invented people as they are typed, copied and forwarded, with what is to be read of each."""

from __future__ import annotations

A, B, C = "1609011708800001", "1609015203750002", "1609020101900003"
PA, PB = "081234567890", "085267890123"

Expected = list[dict[str, str]]


def _p(name: str = "", nik: str = "", phone: str = "", **more: str) -> dict[str, str]:
    """A person; what is empty is not expected to be there."""
    return {key: value for key, value in {"name": name, "nik": nik, "phone": phone, **more}.items() if value}


AHMAD, SITI, BUDI = _p("Ahmad Contoh", A, PA), _p("Siti Rekaan", B, PB), _p("Budi Umpama", C)
TWO = [AHMAD, SITI]
PLAIN = [_p("Ahmad Contoh", A), _p("Siti Rekaan", B)]

CORPUS: dict[str, tuple[str, Expected]] = {
    "commas": (f"Ahmad Contoh, {A}, {PA}\nSiti Rekaan, {B}, {PB}", TWO),
    "commas without spaces": (f"Ahmad Contoh,{A},{PA}\nSiti Rekaan,{B},{PB}", TWO),
    "numbered with dots": (f"1. Ahmad Contoh, {A}, {PA}\n2. Siti Rekaan, {B}, {PB}", TWO),
    "numbered without a space": (f"1.Ahmad Contoh {A}\n2.Siti Rekaan {B}", PLAIN),
    "numbered with brackets": (f"1) Ahmad Contoh {A} {PA}\n2) Siti Rekaan {B} {PB}", TWO),
    "numbers in brackets": (f"(1) Ahmad Contoh {A}\n(2) Siti Rekaan {B}", PLAIN),
    "numbered with spaces only": (f"1 Ahmad Contoh {A}\n2 Siti Rekaan {B}", PLAIN),
    "bullets": (f"- Ahmad Contoh, {A}, {PA}\n- Siti Rekaan, {B}, {PB}", TWO),
    "round bullets": (f"• Ahmad Contoh – {A} – {PA}\n• Siti Rekaan – {B} – {PB}", TWO),
    "stars of whatsapp": (f"*Ahmad Contoh* {A}\n*Siti Rekaan* {B}", PLAIN),
    "ticks": (f"✅ Ahmad Contoh {A}\n✅ Siti Rekaan {B}", PLAIN),
    "emoji numbers": (f"1️⃣ Ahmad Contoh {A}\n2️⃣ Siti Rekaan {B}", PLAIN),
    "nik first": (f"{A} Ahmad Contoh\n{B} Siti Rekaan", PLAIN),
    "phone first": (f"{PA} {A} Ahmad Contoh\n{PB} {B} Siti Rekaan", TWO),
    "nik in groups of four": (
        "Ahmad Contoh 1609 0117 0880 0001\nSiti Rekaan 1609 0152 0375 0002",
        [_p("Ahmad Contoh", "1609 0117 0880 0001"), _p("Siti Rekaan", "1609 0152 0375 0002")],
    ),
    "nik with dots": (
        "Ahmad Contoh, 16.09.01.170880.0001\nSiti Rekaan, 16.09.01.520375.0002",
        [_p("Ahmad Contoh", "16.09.01.170880.0001"), _p("Siti Rekaan", "16.09.01.520375.0002")],
    ),
    "phone in groups": (
        f"Ahmad Contoh {A} 0812-3456-7890\nSiti Rekaan {B} +62 852 6789 0123",
        [_p("Ahmad Contoh", A, "0812-3456-7890"), _p("Siti Rekaan", B, "+62 852 6789 0123")],
    ),
    "phone with +62": (f"Ahmad Contoh {A} +6281234567890", [_p("Ahmad Contoh", A, "+6281234567890")]),
    "phone that lost its zero": (f"Ahmad Contoh {A} 81234567890", [_p("Ahmad Contoh", A, "81234567890")]),
    "semicolons": (f"Ahmad Contoh; {A}; {PA}\nSiti Rekaan; {B}; {PB}", TWO),
    "slashes": (f"Ahmad Contoh / {A} / {PA}\nSiti Rekaan / {B} / {PB}", TWO),
    "bars": (f"Ahmad Contoh | {A} | {PA}\nSiti Rekaan | {B} | {PB}", TWO),
    "equals signs": (f"Ahmad Contoh = {A}\nSiti Rekaan = {B}", PLAIN),
    "tabs without a header": (f"Ahmad Contoh\t{A}\t{PA}\nSiti Rekaan\t{B}\t{PB}", TWO),
    "tabs with a running number": (f"1\tAhmad Contoh\t{A}\t{PA}\n2\tSiti Rekaan\t{B}\t{PB}", TWO),
    "tabs with a header": (
        f"No\tNama\tNIK\tNo HP\n1\tAhmad Contoh\t{A}\t{PA}\n2\tSiti Rekaan\t{B}\t{PB}",
        TWO,
    ),
    "tabs in another order": (
        f"NIK\tNO. HP\tNAMA LENGKAP\n{A}\t{PA}\tAhmad Contoh\n{B}\t{PB}\tSiti Rekaan",
        TWO,
    ),
    "a header of bars": (f"Nama | NIK | HP\nAhmad Contoh | {A} | {PA}\nSiti Rekaan | {B} | {PB}", TWO),
    "a header of commas": (f"nama,nik,hp\nAhmad Contoh,{A},{PA}\nSiti Rekaan,{B},{PB}", TWO),
    "a table with everything": (
        "No\tNama\tTempat Lahir\tTgl Lahir\tL/P\tNama Ibu\tAlamat\tNIK\n"
        f"1\tAhmad Contoh\tMuaradua\t17-08-1980\tL\tAminah Contoh\tDusun II\t{A}",
        [
            _p(
                "Ahmad Contoh",
                A,
                birth_place="Muaradua",
                birth_date="17-08-1980",
                sex="L",
                mother_name="Aminah Contoh",
                address="Dusun II",
            )
        ],
    ),
    "blocks": (f"Nama: Ahmad Contoh\nNIK: {A}\nHP: {PA}\n\nNama: Siti Rekaan\nNIK: {B}\nHP: {PB}", TWO),
    "blocks without empty lines": (
        f"Nama : Ahmad Contoh\nNIK : {A}\nNo HP : {PA}\nNama : Siti Rekaan\nNIK : {B}\nNo HP : {PB}",
        TWO,
    ),
    "blocks with numbers": (f"1. Nama: Ahmad Contoh\n   NIK: {A}\n2. Nama: Siti Rekaan\n   NIK: {B}", PLAIN),
    "blocks with the nik first": (f"NIK: {A}\nNama: Ahmad Contoh\nNIK: {B}\nNama: Siti Rekaan", PLAIN),
    "labels in one line": (f"Nama: Ahmad Contoh NIK: {A} HP: {PA}\nNama: Siti Rekaan NIK: {B} HP: {PB}", TWO),
    "labels without colons": (f"Ahmad Contoh NIK {A} HP {PA}\nSiti Rekaan NIK {B} HP {PB}", TWO),
    "labels in capitals": (f"NAMA: AHMAD CONTOH\nNIK: {A}", [_p("AHMAD CONTOH", A)]),
    "labels with bold stars": (f"*Nama:* Ahmad Contoh\n*NIK:* {A}", [_p("Ahmad Contoh", A)]),
    "place and date of birth": (
        f"Nama: Ahmad Contoh\nTTL: Muaradua, 17 Agustus 1980\nNIK: {A}",
        [_p("Ahmad Contoh", A, birth_place="Muaradua", birth_date="17 Agustus 1980")],
    ),
    "tempat/tgl lahir": (
        f"Nama: Ahmad Contoh\nTempat/Tgl Lahir: Muaradua, 17-08-1980\nNIK: {A}",
        [_p("Ahmad Contoh", A, birth_place="Muaradua", birth_date="17-08-1980")],
    ),
    "mother, sex and address": (
        f"Nama: Ahmad Contoh\nNIK: {A}\nJenis Kelamin: Laki-laki\nNama ibu kandung: Aminah Contoh\n"
        "Alamat: Jl. Merdeka 5\nRT/RW: 002/001",
        [
            _p(
                "Ahmad Contoh",
                A,
                sex="Laki-laki",
                mother_name="Aminah Contoh",
                address="Jl. Merdeka 5, RT/RW 002/001",
            )
        ],
    ),
    "desa and kecamatan": (
        f"Nama: Ahmad Contoh\nNIK: {A}\nDesa: Gedung Lepihan\nKecamatan: Muaradua",
        [_p("Ahmad Contoh", A, desa="Gedung Lepihan", kecamatan="Muaradua")],
    ),
    "name above nik": (f"Ahmad Contoh\n{A}\nSiti Rekaan\n{B}", PLAIN),
    "name above nik with empty lines": (f"Ahmad Contoh\n{A}\n\nSiti Rekaan\n{B}", PLAIN),
    "name, nik, phone on three lines": (f"Ahmad Contoh\n{A}\n{PA}\nSiti Rekaan\n{B}\n{PB}", TWO),
    "nik above name": (f"{A}\nAhmad Contoh\n\n{B}\nSiti Rekaan", PLAIN),
    "numbered name above nik": (f"1. Ahmad Contoh\n{A}\n2. Siti Rekaan\n{B}", PLAIN),
    "forwarded from whatsapp": (
        f"[22/11 08.15] Pak Umpama: Ahmad Contoh {A}\n[22/11 08.16] Pak Umpama: Siti Rekaan {B}",
        PLAIN,
    ),
    "exported from whatsapp": (
        f"22/11/26 08.15 - Pak Umpama: Ahmad Contoh {A}\n22/11/26 08.16 - Pak Umpama: Siti Rekaan {B}",
        PLAIN,
    ),
    "greetings around": (
        "Assalamualaikum wr wb\nBapak petugas, berikut kami kirim datanya:\n"
        f"1. Ahmad Contoh, {A}, {PA}\n2. Siti Rekaan, {B}, {PB}\nTerima kasih, wassalam",
        TWO,
    ),
    "a title that says the kind": (
        f"DAFTAR MARBOT MASJID AL-IKHLAS\n1. Ahmad Contoh {A}\n2. Siti Rekaan {B}",
        [one | {"category": "Marbot"} for one in PLAIN],
    ),
    "two kinds under two titles": (
        f"Marbot:\n1. Ahmad Contoh {A}\nGuru ngaji:\n1. Siti Rekaan {B}",
        [PLAIN[0] | {"category": "Marbot"}, PLAIN[1] | {"category": "Guru Ngaji"}],
    ),
    "the kind behind the name": (
        f"Ahmad Contoh, {A}, marbot\nSiti Rekaan, {B}, guru ngaji",
        [PLAIN[0] | {"category": "marbot"}, PLAIN[1] | {"category": "guru ngaji"}],
    ),
    "a title with the desa": (
        f"Desa Gedung Lepihan\n1. Ahmad Contoh {A}\n2. Siti Rekaan {B}",
        [one | {"desa": "Gedung Lepihan"} for one in PLAIN],
    ),
    "titles and degrees": (
        f"1. H. Ahmad Contoh, S.Pd.I, {A}\n2. Hj. Siti Rekaan, S.Ag {B}",
        [_p("H. Ahmad Contoh, S.Pd.I", A), _p("Hj. Siti Rekaan, S.Ag", B)],
    ),
    "sex letters": (
        f"Ahmad Contoh L {A}\nSiti Rekaan P {B}",
        [PLAIN[0] | {"sex": "L"}, PLAIN[1] | {"sex": "P"}],
    ),
    "dates in the line": (
        f"Ahmad Contoh, {A}, 17-08-1980\nSiti Rekaan, {B}, 12/03/75",
        [PLAIN[0] | {"birth_date": "17-08-1980"}, PLAIN[1] | {"birth_date": "12/03/75"}],
    ),
    "place and date in the line": (
        f"Ahmad Contoh, Muaradua, 17 Agustus 1980, {A}",
        [PLAIN[0] | {"birth_place": "Muaradua", "birth_date": "17 Agustus 1980"}],
    ),
    "an address in the line": (
        f"Ahmad Contoh, {A}, Dusun II RT 02",
        [PLAIN[0] | {"address": "Dusun II, RT 02"}],
    ),
    "one without a nik": (
        f"1. Ahmad Contoh {A}\n2. Siti Rekaan\n3. Budi Umpama {C}",
        [PLAIN[0], _p("Siti Rekaan"), BUDI],
    ),
    "one without a name": (f"1. Ahmad Contoh {A}\n2. {B}", [PLAIN[0], _p(nik=B)]),
    "a nik that is too short": (
        "1. Ahmad Contoh 160901170880001\n2. Siti Rekaan 16090152037500021",
        [_p("Ahmad Contoh", "160901170880001"), _p("Siti Rekaan", "16090152037500021")],
    ),
    "a nik out of excel": (
        "Ahmad Contoh\t1,60901E+15\nSiti Rekaan\t1.60901E+15",
        [_p("Ahmad Contoh", "1,60901E+15"), _p("Siti Rekaan", "1.60901E+15")],
    ),
    "letters in a nik": (
        f"Ahmad Contoh 16O9O117O88OOOO1\nSiti Rekaan {B}",
        [_p("Ahmad Contoh", "16O9O117O88OOOO1"), PLAIN[1]],
    ),
    "a kpj for a nik": ("1. Ahmad Contoh 12345678901", [_p("Ahmad Contoh", "12345678901")]),
    "dashes for nothing": (f"1. Ahmad Contoh, {A}, -\n2. Siti Rekaan, {B}, -", PLAIN),
    "windows line ends": (f"1. Ahmad Contoh {A}\r\n2. Siti Rekaan {B}\r\n", PLAIN),
    "hard spaces": (f"1.\u00a0Ahmad\u00a0Contoh\u00a0{A}\n2.\u00a0Siti Rekaan {B}", PLAIN),
    "marks of right-to-left": (f"1. \u200fAhmad Contoh\u200f {A}\n2. Siti Rekaan \u202b{B}\u202c", PLAIN),
    "arabic digits": (
        "1. Ahmad Contoh " + A.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        [PLAIN[0]],
    ),
    "kk beside the nik": (
        f"Nama: Ahmad Contoh\nNIK: {A}\nNo KK: 1609010101150009\nHP: {PA}",
        [AHMAD],
    ),
    "a single person": (f"Ahmad Contoh {A}", [PLAIN[0]]),
    "nobody at all": ("Assalamualaikum pak, kapan petugas datang ke masjid kami?", []),
    "a phone number alone": (f"Tolong hubungi saya di {PA}", []),
}

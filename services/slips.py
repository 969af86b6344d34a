"""A paper for people without Telegram: one page each, to be kept and shown to somebody with a phone.

Drawn with fpdf2 and segno, which are loaded only when the first slip is asked for: that takes half a second.
`slip_pdf` is CPU work: call it in a thread.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from locales import Text, Texts, plain, texts
from services.masks import mask_nik

if TYPE_CHECKING:
    from fpdf import FPDF

MOST = 30
"""Pages of one file."""
SMS_LENGTH = 160
"""Characters of one SMS in the GSM-7 alphabet, to which all of ASCII but ``[ ] { } \\ ^ ~ | ` `` belongs."""
_NOT_GSM = str.maketrans(dict.fromkeys("[]{}\\^~|`", " "))

_WIDTH, _MARGIN, _QR = 148.0, 12.0, 58.0  # millimetres; A5 upright is 148 wide


@dataclass(frozen=True, repr=False)
class Slip:
    """What stands on one page. `link` is None once the code was used: it works for one person, once."""

    name: str
    nik: str
    category: Text | str
    organisation: str
    place: str
    reference: str
    code: str
    link: str | None


@dataclass(frozen=True)
class Sender:
    """Who gives the slips out: the regency, its office, BPJS's number, the bot, and the day."""

    regency: str
    office: str
    bpjs: str
    bot: str
    day: date


def slip_pdf(slips: Sequence[Slip], sender: Sender, texts: Texts) -> bytes:
    """The pages as one PDF. Raises `ValueError` beyond `MOST`."""
    from fpdf import FPDF

    if not 0 < len(slips) <= MOST:
        raise ValueError(f"1 to {MOST} slips")
    pdf = FPDF(format=(_WIDTH, 210.0))
    pdf.set_auto_page_break(False)
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_title(latin(plain(texts("slip-title"))))
    for slip in slips:
        pdf.add_page()
        _page(pdf, slip, sender, texts)
    return bytes(pdf.output())


def slip_pages(slips: Sequence[Slip], sender: Sender, language: str) -> bytes:
    """`slip_pdf` for another process, to which the words cannot be handed over."""
    return slip_pdf(slips, sender, texts(language))


def sms_text(slip: Slip, sender: Sender, texts: Texts) -> str:
    """The same for an SMS: at most 160 characters of GSM-7. A long name is cut, the code never."""
    name = ascii_words(slip.name)
    while True:
        said = ascii_words(
            plain(texts("slip-sms", name=name, reference=slip.reference, bot=sender.bot, code=slip.code))
        )
        if len(said) <= SMS_LENGTH or not name:
            return said[:SMS_LENGTH]
        name = name[: -(len(said) - SMS_LENGTH)].rstrip() if len(name) > len(said) - SMS_LENGTH else ""


def latin(words: str) -> str:
    """Words in the letters that a PDF's own fonts have; others lose their accents, or are a question mark."""
    kept = unicodedata.normalize("NFC", words).replace("–", "-").replace("…", "...").replace("’", "'")
    return "".join(_latin_letter(letter) for letter in kept)


def ascii_words(words: str) -> str:
    """Words in plain letters, signs that GSM-7 writes with two characters left out."""
    bare = unicodedata.normalize("NFKD", latin(words)).encode("ascii", "ignore").decode()
    return " ".join("".join(filter(str.isprintable, bare.translate(_NOT_GSM))).split())


def _latin_letter(letter: str) -> str:
    try:
        letter.encode("latin-1")
    except UnicodeEncodeError:
        bare = unicodedata.normalize("NFKD", letter).encode("latin-1", "ignore").decode("latin-1")
        return bare or "?"
    return letter


def _page(pdf: FPDF, slip: Slip, sender: Sender, texts: Texts) -> None:
    def line(text: Text | str, size: float, style: str = "", height: float = 0, align: str = "C") -> None:
        words = plain(texts(text)) if isinstance(text, Text) else text
        pdf.set_font("helvetica", style, size)
        pdf.multi_cell(
            0, height or size * 0.45, latin(words), align=align, new_x="LMARGIN", new_y="NEXT"
        )  # fmt: skip

    line(Text("slip-title"), 13, "B")
    line(Text("slip-programme", regency=sender.regency), 10)
    pdf.ln(4)
    line(slip.name, 22 if len(slip.name) <= 26 else 16, "B")
    category = plain(texts(slip.category)) if isinstance(slip.category, Text) else slip.category
    line(f"{category} - {slip.organisation}", 12)
    line(slip.place, 11)
    pdf.ln(2)
    line(Text("slip-nik", nik=mask_nik(slip.nik).replace("•", "*")), 11)
    line(Text("slip-reference", reference=slip.reference), 11)
    pdf.ln(3)
    if slip.link is None:
        line(Text("slip-used"), 12)
    else:
        pdf.image(io.BytesIO(_qr(slip.link)), x=(_WIDTH - _QR) / 2, w=_QR, h=_QR)
        pdf.ln(2)
        line(Text("slip-code"), 11)
        line(slip.code, 26, "B", 11)
        line(Text("slip-how", bot=sender.bot), 11)
    pdf.ln(2)
    line(Text("slip-without", office=sender.office, bpjs=sender.bpjs), 10)
    pdf.ln(1)
    line(Text("slip-not-yet"), 10, "B")
    pdf.set_y(-_MARGIN - 4)
    line(Text("slip-day", day=sender.day), 8)


def _qr(link: str) -> bytes:
    """The link as a PNG; a quarter of it may be dirty or torn."""
    import segno

    out = io.BytesIO()
    segno.make(link, error="q", micro=False).save(out, kind="png", scale=8, border=2)
    return out.getvalue()

"""Draws a KTP on a table top: several layouts, typefaces and grounds. Nothing on it is real."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.ktp.people import Printed
from regency import Regency

WIDTH, HEIGHT = 1200, 757
"""A card is 85.6 by 54 mm."""


@dataclass(frozen=True)
class Layout:
    """Typefaces by file name, sizes in pixels on a card of `WIDTH`, and where values begin."""

    labels: str
    values: str
    number: str
    size: int
    number_size: int
    values_at: int
    spaced_colon: bool = True
    ground: tuple[int, int, int] = (176, 212, 232)


LAYOUTS = (
    Layout(
        "LiberationSans-Regular.ttf", "LiberationSans-Regular.ttf", "LiberationMono-Bold.ttf", 29, 54, 322
    ),
    Layout("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "DejaVuSansMono-Bold.ttf", 28, 48, 316),
    Layout(
        "LiberationSansNarrow-Regular.ttf",
        "LiberationSansNarrow-Bold.ttf",
        "LiberationSans-Bold.ttf",
        31,
        52,
        300,
    ),
    Layout(
        *("DejaVuSansCondensed.ttf", "DejaVuSansCondensed.ttf", "LiberationMono-Regular.ttf", 26, 54, 318),
        ground=(190, 216, 226),
    ),
    Layout(
        *("LiberationSans-Bold.ttf", "LiberationSans-Bold.ttf", "DejaVuSansMono.ttf", 27, 46, 330),
        spaced_colon=False,
        ground=(166, 206, 230),
    ),
)


def draw_card(card: Printed, regency: Regency, layout: Layout, random: Random) -> Image.Image:
    """The front of a card, WIDTH by HEIGHT pixels, RGB."""
    image = _ground(layout, random)
    draw = ImageDraw.Draw(image)
    ink = tuple(random.randint(10, 45) for _ in range(3))
    head = _font(layout.values, layout.size + 6)
    for top, words in ((22, f"PROVINSI {regency.province}"), (62, _regency_name(regency))):
        draw.text((WIDTH // 2, top), words.upper(), fill=ink, font=head, anchor="ma")
    number = _font(layout.number, layout.number_size)
    draw.text((36, 116), "NIK", fill=ink, font=_font(layout.labels, layout.size + 10))
    draw.text((layout.values_at - 60, 108), ":" if layout.spaced_colon else ": ", fill=ink, font=number)
    draw.text((layout.values_at - 30, 108), card.nik, fill=ink, font=number)
    _rows(draw, card, layout, ink)
    _portrait(draw, card, layout, ink, random)
    return image


def _regency_name(regency: Regency) -> str:
    return regency.name if regency.name.upper().startswith("KABUPATEN") else f"KABUPATEN {regency.name}"


def _rows(draw: ImageDraw.ImageDraw, card: Printed, layout: Layout, ink: tuple[int, ...]) -> None:
    labels, values = _font(layout.labels, layout.size), _font(layout.values, layout.size)
    born = f"{card.birth_place}, {card.birth_date:%d-%m-%Y}"
    rows = (
        ("Nama", card.name, 0),
        ("Tempat/Tgl Lahir", born, 0),
        ("Jenis Kelamin", "LAKI-LAKI" if card.sex == "L" else "PEREMPUAN", 0),
        ("Alamat", card.address, 0),
        ("RT/RW", card.rt_rw, 1),
        ("Kel/Desa", card.desa, 1),
        ("Kecamatan", card.kecamatan, 1),
        ("Agama", card.faith, 0),
        ("Status Perkawinan", card.marriage, 0),
        ("Pekerjaan", card.work, 0),
        ("Kewarganegaraan", "WNI", 0),
        ("Berlaku Hingga", "SEUMUR HIDUP", 0),
    )
    top, pitch = 186, 44
    for label, value, indent in rows:
        draw.text((36 + 40 * indent, top), label, fill=ink, font=labels)
        colon = ": " if layout.spaced_colon else ":"
        draw.text((layout.values_at - 22, top), f"{colon}{value}", fill=ink, font=values)
        if label == "Jenis Kelamin":
            draw.text((640, top), f"Gol. Darah : {card.blood}", fill=ink, font=labels)
        top += pitch


def _portrait(
    draw: ImageDraw.ImageDraw, card: Printed, layout: Layout, ink: tuple[int, ...], random: Random
) -> None:
    back = (196, 40, 44) if card.birth_date.year % 2 else (38, 66, 170)
    draw.rectangle((904, 176, 1160, 506), fill=back)
    skin = (random.randint(150, 210), random.randint(110, 160), random.randint(80, 120))
    draw.ellipse((972, 226, 1092, 386), fill=skin)
    draw.ellipse((924, 390, 1140, 620), fill=(240, 240, 240))
    draw.rectangle((904, 507, 1160, 640), fill=layout.ground)
    small = _font(layout.labels, layout.size - 4)
    for top, words in ((528, "OKU SELATAN"), (562, f"{card.issued:%d-%m-%Y}")):
        draw.text((1032, top), words, fill=ink, font=small, anchor="ma")
    points = [(940 + 20 * step, 650 + random.randint(-28, 28)) for step in range(10)]
    draw.line(points, fill=ink, width=3)


def _ground(layout: Layout, random: Random) -> Image.Image:
    """Fine waves on light blue, as the guilloche of the real card looks to a phone."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    waves = np.zeros((HEIGHT, WIDTH), np.float32)
    for _ in range(3):
        length, slope, shift = random.uniform(9, 40), random.uniform(-1, 1), random.uniform(0, 6)
        waves += np.sin((x + slope * y + 18 * np.sin(y / 60 + shift)) / length) * random.uniform(2, 7)
    fade = np.linspace(1.0, random.uniform(0.9, 1.06), WIDTH, dtype=np.float32)
    pixels = (np.array(layout.ground, np.float32) * fade[None, :, None]) + waves[..., None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def on_table(card: Image.Image, random: Random) -> Image.Image:
    """The card with a table around it, as a photo of it is framed."""
    width = int(WIDTH * random.uniform(1.05, 1.3))
    height = int(HEIGHT * random.uniform(1.08, 1.5))
    colour = np.array([random.randint(40, 200) for _ in range(3)], np.float32)
    grain = np.random.default_rng(random.randrange(2**32)).normal(0, 9, (height // 4 + 1, width // 4 + 1, 1))
    table = np.clip(colour + grain, 0, 255).astype(np.uint8)
    table = np.repeat(np.repeat(table, 4, axis=0), 4, axis=1)[:height, :width]
    image = Image.fromarray(table).filter(ImageFilter.GaussianBlur(3))
    image.paste(card, (random.randint(0, width - WIDTH), random.randint(0, height - HEIGHT)))
    return image


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, size)

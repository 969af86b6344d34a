"""What happens to a picture between the card and the bot: functions of an image and a `Random`."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

Damage = Callable[[Image.Image, Random], Image.Image]
PHONE_SIDE = 1280
"""The longest side of a photo as Telegram passes it on."""


def clean(image: Image.Image, _random: Random) -> Image.Image:
    """As a good phone gives it."""
    return image


def blur(image: Image.Image, random: Random) -> Image.Image:
    """Out of focus, or the hand moved."""
    if random.random() < 0.5:
        return image.filter(ImageFilter.GaussianBlur(random.uniform(1.2, 2.4)))
    length = random.choice((3, 5))
    kernel = np.zeros((5, 5), np.float32)
    kernel[2, (5 - length) // 2 : (5 + length) // 2] = 1
    flat = kernel if random.random() < 0.5 else kernel.T
    return image.filter(ImageFilter.Kernel((5, 5), [float(one) for one in flat.ravel()], scale=length))


def tilt(image: Image.Image, random: Random) -> Image.Image:
    """Held at an angle: turned by up to 15 degrees and seen a little from the side."""
    return _seen_from_the_side(_turned(image, random.uniform(-15, 15)), random)


def turn(image: Image.Image, random: Random) -> Image.Image:
    """Sideways or upside down, and never quite straight."""
    quarter = random.choice((90, 180, 270))
    return _turned(image.rotate(quarter, expand=True), random.uniform(-5, 5))


def glare(image: Image.Image, random: Random) -> Image.Image:
    """A lamp mirrored in the plastic: a bright patch under which print grows pale."""
    width, height = image.size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    middle = (random.uniform(0.2, 0.8) * width, random.uniform(0.2, 0.8) * height)
    spread = random.uniform(0.08, 0.16) * width
    patch = np.exp(-(((x - middle[0]) / spread) ** 2 + ((y - middle[1]) / (spread * 0.7)) ** 2))
    strength = random.uniform(0.55, 0.85)
    pixels = np.asarray(image, np.float32)
    lit = pixels + (255 - pixels) * (patch * strength)[..., None]
    return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))


def dark(image: Image.Image, random: Random) -> Image.Image:
    """A room in the evening: little light, much noise."""
    pixels = np.asarray(image, np.float32) * random.uniform(0.18, 0.4)
    noise = np.random.default_rng(random.randrange(2**32)).normal(0, random.uniform(4, 9), pixels.shape)
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image, _random: Random) -> Image.Image:
    """Passed on from chat to chat: JPEG of quality 30."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=30)
    file.seek(0)
    return Image.open(file).convert("RGB")


def small(image: Image.Image, _random: Random) -> Image.Image:
    """500 pixels wide."""
    width, height = image.size
    return image.resize((500, round(500 * height / width)), Image.Resampling.BILINEAR)


def photocopy(image: Image.Image, random: Random) -> Image.Image:
    """A photo of a photocopy: grey, hard, with specks, on paper that is not quite white."""
    grey = ImageEnhance.Contrast(ImageOps.autocontrast(ImageOps.grayscale(image))).enhance(
        random.uniform(1.3, 1.9)
    )
    pixels = np.asarray(grey, np.float32)
    generator = np.random.default_rng(random.randrange(2**32))
    specks = generator.random(pixels.shape)
    pixels = np.where(specks < 0.002, 30, np.where(specks > 0.998, 245, pixels))
    paper = 0.78 * pixels + random.uniform(20, 45) + generator.normal(0, 4, pixels.shape)
    copied = Image.fromarray(np.clip(paper, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))
    return copied.convert("RGB")


def mixed(image: Image.Image, random: Random) -> Image.Image:
    """Two of them at once, and then JPEG."""
    for damage in random.sample((blur, tilt, turn, glare, dark, photocopy), 2):
        image = damage(image, random)
    return jpeg(image, random)


DAMAGES: dict[str, Damage] = {
    one.__name__: one for one in (clean, blur, tilt, turn, glare, dark, jpeg, small, photocopy, mixed)
}


def as_sent(image: Image.Image, random: Random) -> bytes:
    """The JPEG that Telegram passes on: at most 1280 pixels a side, quality 87."""
    image.thumbnail((PHONE_SIDE, PHONE_SIDE), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=random.randint(80, 90))
    return file.getvalue()


def _turned(image: Image.Image, degrees: float) -> Image.Image:
    corner = image.getpixel((2, 2))
    return image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=corner)


def _seen_from_the_side(image: Image.Image, random: Random) -> Image.Image:
    width, height = image.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    moved = [
        (
            x + random.uniform(0, 0.05) * width * (1 if x == 0 else -1),
            y + random.uniform(0, 0.05) * height * (1 if y == 0 else -1),
        )
        for x, y in corners
    ]
    rows, goal = [], []
    for (x, y), (u, v) in zip(moved, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        goal += [u, v]
    data = np.linalg.solve(np.array(rows, float), np.array(goal, float))
    corner = image.getpixel((2, 2))
    return image.transform(
        image.size, Image.Transform.PERSPECTIVE, data.tolist(), Image.Resampling.BICUBIC, fillcolor=corner
    )

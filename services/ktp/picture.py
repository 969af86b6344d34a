"""A checked file unpacked into pixels, for the child process only."""

from __future__ import annotations

import io
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from services.errors import Invalid
from services.ktp.image import MAX_PIXELS, check_picture

MOST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")


class Broken(ValueError):
    """It says that it is a picture, and cannot be opened."""


def opened(data: bytes) -> NDArray[np.uint8]:
    """Pixels (BGR), upright by the phone's own mark, at most `MOST_SIDE` a side. Raises `Broken`."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        check_picture(data)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as file:
                # A JPEG unpacks into an eighth where that is enough.
                file.draft("RGB", (MOST_SIDE, MOST_SIDE))
                image = ImageOps.exif_transpose(file).convert("RGB")
    except (Invalid, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise Broken from error
    image.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])

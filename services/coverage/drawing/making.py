"""The one door to the pictures: figures in, files out. Runs in another process; nothing heavy is loaded before.

Whoever hands work over only needs `Work` and `make`: both can be sent to a process that knows neither the
database nor the handlers.
"""

from __future__ import annotations

from dataclasses import dataclass

from locales import texts
from services.coverage.figures import Changes, Funnel, Picture, Projection

STYLE = 1
"""Raised when the same figures are to look otherwise, so that nobody gets the old picture."""


@dataclass(frozen=True)
class Made:
    """A file."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Work:
    """What is to be drawn, with labels in the language of whoever asked, as the files are to be called."""

    figures: Picture | Changes | tuple[Funnel, ...] | Projection
    label: str
    language: str
    name: str


def make(work: Work) -> list[Made]:
    """The files of some work: one PNG. A second of CPU."""
    say = texts(work.language)
    match work.figures:
        case Picture():
            from services.coverage.drawing.overview import picture_png

            data = picture_png(work.figures, say)
        case Changes():
            from services.coverage.drawing.changes import changes_png

            data = changes_png(work.figures, work.label, say)
        case Projection():
            from services.coverage.drawing.projection import projection_png

            data = projection_png(work.figures, work.label, say)
        case _:
            from services.coverage.drawing.funnel import funnel_png

            data = funnel_png(work.figures, say)
    return [Made(f"{work.name}.png", data)]

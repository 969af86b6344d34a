"""The one door to the pictures: figures in, files out. Runs in another process, and loads late what is heavy.

Whoever hands work over only needs `Work` and `make`: both can be sent to a process that knows neither the
database nor the handlers.
"""

from __future__ import annotations

from dataclasses import dataclass

from locales import Texts, texts
from services.coverage.figures import Changes, Funnel, Picture, Projection
from services.coverage.report.contents import Report

STYLE = 1
"""Raised when the same figures are to look otherwise, so that nobody gets the old picture."""


@dataclass(frozen=True)
class Made:
    """A file."""

    name: str
    data: bytes


Figures = Picture | Changes | tuple[Funnel, ...] | Projection | Report


@dataclass(frozen=True)
class Work:
    """What is to be drawn, with labels in the language of whoever asked, as the files are to be called."""

    figures: Figures
    label: str
    language: str
    name: str


def make(work: Work) -> list[Made]:
    """The files of some work: one PNG, or a report's PDF and workbook. One to three seconds of CPU."""
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
        case Report():
            return _report(work.figures, work.name, say)
        case _:
            from services.coverage.drawing.funnel import funnel_png

            data = funnel_png(work.figures, say)
    return [Made(f"{work.name}.png", data)]


def _report(report: Report, name: str, say: Texts) -> list[Made]:
    from services.coverage.drawing.overview import picture_png
    from services.coverage.report.pages import report_pdf
    from services.coverage.report.workbook import report_workbook

    picture = picture_png(report.picture, say)
    return [
        Made(f"{name}.pdf", report_pdf(report, say)),
        Made(f"{name}.xlsx", report_workbook(report, picture, say)),
    ]

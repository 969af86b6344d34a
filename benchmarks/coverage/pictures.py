"""How long a picture takes, from the question to the file."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from benchmarks.coverage.years import REGENCY, TODAY
from handlers.child import Child
from locales import texts
from models import Database, PictureKind, PictureRequest
from services.coverage.drawing.making import make
from services.coverage.figures import Cut
from services.coverage.gathering import gather

TIMES = 3
KINDS = (
    ("picture of /cakupan", PictureKind.OVERVIEW),
    ("picture of changes", PictureKind.CHANGES),
    ("picture of the projection", PictureKind.PROJECTION),
    ("picture of the funnel", PictureKind.FUNNEL),
    ("monthly report", PictureKind.REPORT),
)


async def measure_pictures(database: Database, line: Callable[[str, list[float]], None]) -> None:
    """One line with a process that is started for the picture, then one a kind with one that runs."""
    first = [await _one(database, Child(), PictureKind.OVERVIEW, and_end=True) for _ in range(TIMES)]
    line("picture of /cakupan, process started for it", first)
    child = Child()
    try:
        for name, kind in KINDS:
            line(name, [await _one(database, child, kind) for _ in range(TIMES)])
    finally:
        child.end()


async def _one(database: Database, child: Child, kind: PictureKind, *, and_end: bool = False) -> float:
    asked = PictureRequest(
        account_id=1, kind=kind, cut="a", day=TODAY, first_day=date(2026, 10, 22), as_file=False
    )
    began = time.perf_counter()
    async with database.read() as session:
        work = await gather(session, asked, Cut(), TODAY, REGENCY, texts("id"))
    files = await child.apart(make, work)
    seconds = time.perf_counter() - began
    if not all(len(file.data) > 5_000 for file in files):
        raise RuntimeError("a file is too small to be one")
    if and_end:
        child.end()
    return 1000 * seconds

"""The figures that a picture or report shows, with labels in words: all that is needed to draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from locales import Texts, plain
from models import Organisation, PictureKind, PictureRequest
from regency import Regency
from services.coverage.changes import changes
from services.coverage.drawing.making import Figures, Work
from services.coverage.entries import By
from services.coverage.figures import MONTHS, Cut, Funnel, Gap, Picture, Share
from services.coverage.funnel import funnel, funnels
from services.coverage.projection import projection
from services.coverage.report.contents import Office, Report
from services.coverage.shares import picture, share

_NAMES = {
    PictureKind.OVERVIEW: "cakupan",
    PictureKind.CHANGES: "perubahan",
    PictureKind.FUNNEL: "corong",
    PictureKind.PROJECTION: "proyeksi",
    PictureKind.REPORT: "laporan-cakupan",
}
Labelled = TypeVar("Labelled", Gap, Funnel)


async def gather(
    session: AsyncSession, asked: PictureRequest, cut: Cut, today: date, regency: Regency, say: Texts
) -> Work:
    """The work of a request. Reads only. `cut` is the part that the request names; a report has all of it."""
    label = await label_of(session, cut, regency, say)
    figures: Figures
    match asked.kind:
        case PictureKind.OVERVIEW:
            figures = await _picture(session, cut, asked.day, regency, say)
        case PictureKind.CHANGES:
            figures = await changes(session, cut, asked.first_day or asked.day, asked.day, regency)
        case PictureKind.PROJECTION:
            figures = await projection(session, cut, asked.day, regency)
        case PictureKind.FUNNEL:
            figures = await _funnels(session, cut, asked.day, regency, say)
        case PictureKind.REPORT:
            figures = await _report(session, asked, today, regency, say)
    return Work(figures, label, say.language, f"{_NAMES[asked.kind]}-{asked.day:%Y-%m-%d}")


async def label_of(session: AsyncSession, cut: Cut, regency: Regency, say: Texts) -> str:
    """What a part is called; a key that the regency's data no longer has is shown as it is."""
    names = []
    if cut.organisation is not None:
        organisation = await session.get(Organisation, cut.organisation)
        names.append(organisation.name if organisation else "?")
    if cut.category is not None:
        labels = {one.key: one.label_id for one in regency.categories}
        known = labels.get(cut.category)
        names.append(plain(say(known)) if known else cut.category)
    if cut.kecamatan is not None:
        has_name = regency.has_area(cut.kecamatan)
        names.append(regency.area(cut.kecamatan).name if has_name else cut.kecamatan)
    return ", ".join(names) or regency.short_name


async def _picture(session: AsyncSession, cut: Cut, day: date, regency: Regency, say: Texts) -> Picture:
    """The whole regency's is counted at once; a part's is put together from its shares."""
    whole = await picture(session, day, regency, MONTHS)
    if cut != Cut():
        whole = await _of_part(session, cut, whole, regency)
    return replace(
        whole,
        total=await _named(session, whole.total, regency, say),
        categories=tuple([await _named(session, one, regency, say) for one in whole.categories]),
        kecamatan=tuple([await _named(session, one, regency, say) for one in whole.kecamatan]),
    )


async def _of_part(session: AsyncSession, cut: Cut, whole: Picture, regency: Regency) -> Picture:
    """Its trend on the same days, and what it can be split by further; nothing was ever reported of it."""
    day = whole.total.share.day

    def gap(one: Share) -> Gap:
        return replace(whole.total, share=one)

    async def split(parts: Sequence[Gap]) -> tuple[Gap, ...]:
        cuts = [
            replace(cut, category=part.share.cut.category or cut.category,
                    kecamatan=part.share.cut.kecamatan or cut.kecamatan)
            for part in parts
        ]  # fmt: skip
        return tuple([gap(await share(session, one, day, regency)) for one in cuts])

    trend = [await share(session, cut, one.day, regency) for one in whole.trend]
    by_kecamatan = await split(whole.kecamatan) if cut.kecamatan is None and cut.category else ()
    return Picture(
        total=gap(await share(session, cut, day, regency)),
        target=None,
        trend=tuple(trend),
        stated=(),
        categories=await split(whole.categories) if cut.category is None and cut.kecamatan else (),
        kecamatan=tuple(sorted(by_kecamatan, key=lambda one: -one.share.gap)),
        further_roles=0,
    )


async def _funnels(
    session: AsyncSession, cut: Cut, day: date, regency: Regency, say: Texts
) -> tuple[Funnel, ...]:
    found = [await funnel(session, cut, day, regency)]
    if cut == Cut():
        found += await funnels(session, By.CATEGORY, day, regency)
    return tuple([replace(one, label=await label_of(session, one.cut, regency, say)) for one in found])


async def _report(
    session: AsyncSession, asked: PictureRequest, today: date, regency: Regency, say: Texts
) -> Report:
    office = Office(regency.name, regency.department.name, regency.capital)
    return Report(
        office=office,
        made_on=today,
        picture=await _picture(session, Cut(), asked.day, regency, say),
        changes=await changes(session, Cut(), asked.first_day or asked.day, asked.day, regency),
        projection=await projection(session, Cut(), today, regency),
        funnels=await _funnels(session, Cut(), today, regency, say),
    )


async def _named(session: AsyncSession, gap: Gap, regency: Regency, say: Texts) -> Gap:
    return replace(gap, label=await label_of(session, gap.share.cut, regency, say))

"""Figures made by hand: the situation of the regency in April 2025, and the edges of what can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from regency import load_regency
from services.coverage.figures import (
    Basis,
    Cause,
    Changes,
    Cut,
    Entitled,
    Forecast,
    Funnel,
    FunnelStep,
    Gap,
    Picture,
    Projection,
    Share,
    Stage,
    Stated,
)

DAY = date(2025, 4, 30)
MONTHLY = 16_800
KNOWN_AT = datetime(2025, 5, 2, 3, tzinfo=UTC)
SOURCE = "Daftar yang diserahkan kepada BPJS Ketenagakerjaan; target Bupati dalam RPJMD 2025–2029"
STATED = (
    Stated(date(2024, 1, 1), date(2024, 12, 31), 39.0, "peserta aktif sepanjang 2024"),
    Stated(date(2025, 4, 1), date(2025, 4, 30), 25.77, "peserta aktif, April 2025"),
)


def share(
    protected: int, people: int, cut: Cut | None = None, day: date = DAY, basis: Basis = Basis.KNOWN
) -> Share:
    """So many of so many."""
    stated = basis is Basis.STATED
    entitled = Entitled(people, basis, SOURCE if stated else None, date(2025, 1, 2) if stated else None)
    return Share(cut or Cut(), day, protected, people, entitled, date(2025, 4, 28), KNOWN_AT)


def gap(label: str, one: Share) -> Gap:
    """A share with the cost of twelve months."""
    return Gap(label, one, 12, MONTHLY)


def april(kecamatan: int = 19) -> Picture:
    """1.014 of 3.934 people in April 2025, in so many kecamatan."""
    names = [area.name for area in load_regency().kecamatan]
    people = _split(3_934, kecamatan)
    protected = _split(1_014, kecamatan, tilt=3)
    parts = [
        gap(
            names[at] if at < len(names) else f"Kecamatan Rekaan {at}",
            share(protected[at], people[at], Cut(kecamatan=f"16.09.{at + 1:02}")),
        )
        for at in range(kecamatan)
    ]
    groups = (
        ("Marbot", 402, 1_486),
        ("Guru ngaji", 371, 1_322),
        ("Relawan damkar", 151, 618),
        ("Pemangku adat", 96, 520),
    )
    return Picture(
        total=gap("OKU Selatan", share(1_014, 3_934, basis=Basis.STATED)),
        target=3_934,
        trend=tuple(
            share(count, 3_934, day=day, basis=Basis.STATED)
            for day, count in (
                (date(2025, 1, 31), 1_522),
                (date(2025, 2, 28), 1_377),
                (date(2025, 3, 31), 1_190),
                (DAY, 1_014),
            )
        ),
        stated=STATED,
        categories=tuple(gap(label, share(have, all_)) for label, have, all_ in groups),
        kecamatan=tuple(sorted(parts, key=lambda one: -one.share.gap)),
        further_roles=12,
    )


def nobody() -> Picture:
    """A regency before its first day."""
    return Picture(gap("OKU Selatan", share(0, 0)), None, (share(0, 0),), (), (), (), 0)


def everybody() -> Picture:
    """The target is reached."""
    picture = april()
    full = [
        replace(one, share=replace(one.share, protected=one.share.entitled.people))
        for one in picture.kecamatan
    ]
    groups = [
        replace(one, share=replace(one.share, protected=one.share.entitled.people))
        for one in picture.categories
    ]
    total = gap("OKU Selatan", share(3_934, 3_934, basis=Basis.STATED))
    trend = (*picture.trend[:-1], total.share)
    return replace(picture, total=total, kecamatan=tuple(full), categories=tuple(groups), trend=trend)


def one_kecamatan() -> Picture:
    """Banding Agung alone, compared with the people listed there."""
    picture = april()
    total = gap("Banding Agung", share(41, 212, Cut(kecamatan="16.09.01")))
    groups = tuple(
        gap(one.label, share(at * 3 + 1, at * 20 + 5)) for at, one in enumerate(picture.categories)
    )
    trend = tuple(
        share(protected, 212, day=one.day)
        for protected, one in zip((80, 71, 50, 41), picture.trend, strict=True)
    )
    return Picture(total, None, trend, (), groups, (), 1)


def long_names() -> Picture:
    """Names longer than any place for them."""
    picture = april(5)
    name = "Kecamatan Buay Pematang Ribu Ranau Tengah yang Namanya Panjang Sekali"
    return replace(
        picture,
        total=replace(picture.total, label=f"Kabupaten Ogan Komering Ulu Selatan, {name}"),
        kecamatan=tuple(replace(one, label=f"{name} {at}") for at, one in enumerate(picture.kecamatan)),
        categories=tuple(
            replace(one, label="Pemangku adat dan penjaga $situs$ _lama_") for one in picture.categories
        ),
    )


def unlisted() -> Picture:
    """Only some of the entitled have been listed."""
    picture = april(3)
    fewer = tuple(
        replace(one, share=share(one.share.protected // 2, 200 - at * 60))
        for at, one in enumerate(picture.kecamatan)
    )
    total = replace(
        picture.total, share=replace(picture.total.share, protected=sum(one.share.protected for one in fewer))
    )
    return replace(picture, kecamatan=fewer, total=total, trend=(), stated=STATED)


def changes() -> Changes:
    """From the end of 2024 to the end of April."""
    steps = {
        Cause.JOINED: 84, Cause.RENEWED: 31, Cause.CAME_BACK: 2, Cause.LAPSED: -570, Cause.DIED: -11,
        Cause.MOVED: -6, Cause.REMOVED: -38,
    }  # fmt: skip
    first = share(1_522, 3_900, day=date(2024, 12, 31), basis=Basis.STATED)
    return Changes(first, share(1_522 + sum(steps.values()), 3_934, basis=Basis.STATED), tuple(steps.items()))


def funnel(label: str = "OKU Selatan", scale: float = 1.0) -> Funnel:
    """Fewer at every stage."""
    counts = ((Stage.SUBMITTED, 3_410, None), (Stage.VERIFIED, 2_980, 9.0), (Stage.APPROVED, 2_402, 3.5),
              (Stage.PROPOSED, 1_300, 41.0), (Stage.ACTIVE, 1_014, 18.0))  # fmt: skip
    return Funnel(
        label, Cut(), tuple(FunnelStep(stage, int(people * scale), days) for stage, people, days in counts)
    )


def projection() -> Projection:
    """Cover that ends with the year."""
    entitled = Entitled(3_934, Basis.STATED, SOURCE, date(2025, 1, 2))
    ends = [date(2025, month + 1, 1) for month in range(5, 12)] + [date(2026, 1, 1), date(2026, 2, 1)]
    days = [date.fromordinal(end.toordinal() - 1) for end in ends]
    left = (1_014, 1_010, 998, 990, 985, 981, 980, 12, 12)
    points = tuple(
        Forecast(day, count, 1_014 + 62 * at) for at, (day, count) in enumerate(zip(days, left, strict=True))
    )
    return Projection(DAY, entitled, 62.0, 90, points, points[7])


def _split(total: int, parts: int, tilt: int = 1) -> list[int]:
    weights = [1 + (at * 7 * tilt) % 11 for at in range(parts)]
    counts = [total * weight // sum(weights) for weight in weights]
    counts[0] += total - sum(counts)
    return counts

"""/cakupan and all that opens from it. Part of `handlers.ROUTES`."""

from __future__ import annotations

from handlers import (
    coverage,
    coverage_analysis,
    coverage_blanks,
    coverage_changes,
    coverage_day,
    coverage_funnel,
    coverage_organisations,
    coverage_projection,
    coverage_quality,
    coverage_ranking,
    pictures,
    report,
)
from handlers.routes import Route, both, button
from services.permissions import Action

COVERAGE: tuple[Route, ...] = (
    # Staff and verifiers: coverage; the lists behind it for staff only
    *both("cakupan", Action.COVERAGE, coverage.show),
    button("cv", Action.COVERAGE, coverage.again),
    button("cc", Action.COVERAGE, coverage.by_category),
    button("ck", Action.COVERAGE, coverage.by_kecamatan),
    button("cp", Action.COVERAGE, coverage.part),
    button("cw", Action.COVERAGE_LISTS, coverage.lists),
    button("cl", Action.COVERAGE_LISTS, coverage.people),
    button("cx", Action.COVERAGE_LISTS, coverage.download),
    button("cz", Action.COVERAGE, pictures.show),
    *both("laporan", Action.REPORT, report.show),
    button("lpb", Action.REPORT, report.turn),
    button("lpm", Action.REPORT, report.make),
    button("lpt", Action.REPORT, report.toggle),
    button("cm", Action.COVERAGE, coverage_analysis.menu),
    button("cn", Action.COVERAGE, coverage_analysis.definitions),
    button("cf", Action.COVERAGE, coverage_funnel.one),
    button("cfs", Action.COVERAGE, coverage_funnel.parts),
    button("cfx", Action.COVERAGE_LISTS, coverage_funnel.download),
    button("cr", Action.COVERAGE, coverage_ranking.show),
    button("crd", Action.COVERAGE, coverage_ranking.one),
    button("crx", Action.COVERAGE_LISTS, coverage_ranking.download),
    button("cq", Action.COVERAGE, coverage_quality.show),
    button("cqx", Action.COVERAGE_LISTS, coverage_quality.download),
    button("cb", Action.COVERAGE, coverage_blanks.show),
    button("cbl", Action.COVERAGE, coverage_blanks.listed),
    button("cbx", Action.COVERAGE_LISTS, coverage_blanks.download),
    button("cj", Action.COVERAGE, coverage_projection.show),
    button("cg", Action.COVERAGE, coverage_changes.menu),
    button("cgd", Action.COVERAGE, coverage_changes.ask),
    button("cgs", Action.COVERAGE, coverage_changes.show),
    button("cgx", Action.COVERAGE_LISTS, coverage_changes.download),
    button("co", Action.COVERAGE, coverage_organisations.show),
    button("cod", Action.COVERAGE, coverage_organisations.one),
    button("cox", Action.COVERAGE_LISTS, coverage_organisations.download),
    button("cd", Action.COVERAGE, coverage_day.ask),
    button("cdd", Action.COVERAGE, coverage_day.show),
    button("cds", Action.COVERAGE, coverage_day.parts),
    button("cdx", Action.COVERAGE_LISTS, coverage_day.download),
)

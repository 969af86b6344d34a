"""The table that a run prints, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.bots import OURS, STOCK
from benchmarks.measure import Result

COLUMNS = (
    "latency ms",
    "people",
    "bot",
    "updates/s",
    "p50 ms",
    "p95 ms",
    "CPU ms/update",
    "calls/update",
    "memory MB",
    "first start s",
    "restart s",
    "simulator %",
    "updates",
)


def head() -> str:
    """The first two lines of the table."""
    return f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"


def line(result: Result) -> str:
    """One measurement as a line of the table."""
    cells = (
        str(result.setting.latency_ms),
        str(result.setting.people),
        result.name,
        f"{result.rate:.1f}",
        f"{result.p50 * 1000:.0f}",
        f"{'≥ ' if result.p95_is_least else ''}{result.p95 * 1000:.0f}",
        f"{result.cpu_ms:.2f}",
        f"{result.calls:.1f}",
        f"{result.resident_mb:.0f}",
        f"{result.first_start:.1f}",
        f"{result.restart:.1f}",
        f"{result.simulator_share * 100:.0f}",
        str(result.updates),
    )
    return f"| {' | '.join(cells)} |"


def ratios(results: Sequence[Result]) -> Iterator[str]:
    """Ours beside the stock bot, setting by setting."""
    by_name = {(result.name, result.setting): result for result in results}
    for result in results:
        peer = by_name.get((STOCK.name, result.setting))
        if result.name != OURS.name or peer is None:
            continue
        yield (
            f"{result.setting.latency_ms} ms, {result.setting.people} people: "
            f"{result.rate / peer.rate:.1f} times the stock bot's updates/s, "
            f"{result.cpu_ms / peer.cpu_ms:.2f} of its CPU an update"
        )

"""`python -m benchmarks.fuzz [--minutes N] [--target NAME]`: each target so long; ends at the first fault."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.fuzz.targets import TARGETS

SEEDS = {
    "pasted": [
        "1. Ahmad Contoh, 1609011708800001, 081234567890\n2. Siti",
        "Nama: Ahmad\nNIK: 1609011708800001\nTTL: Muaradua, 17-8-80",
    ],
    "workbook": [
        "NIK;Nama;Tgl Lahir\n1609011708800001;Ahmad Contoh;17-8-1980\n",
        "sep=,\nnama,nik\nA,1,60901E+15",
    ],
    "sheet": [
        '[["NIK","Nama"],["1609011708800001","Ahmad"]]',
        '[["Tempat, Tanggal Lahir",""],["Tempat","Tanggal"]]',
    ],
    "answers": [
        "1609 0117 0880 0001",
        "+62 812-3456-7890",
        "17 Agustus 1980",
        "10 tahun",
        "H. Ahmad, S.Pd.I",
    ],
    "open_document": [
        '<office:spreadsheet><table:table-row table:number-rows-repeated="9"><table:table-cell/></table:table-row>'
    ],
}
LONGEST = 2_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the targets, each in a process of its own: atheris never gives one back."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--target", choices=sorted(TARGETS))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.inside:
        _fuzz(given.target, given.minutes)
        return 0
    for name in [given.target] if given.target else TARGETS:
        command = [sys.executable, "-m", "benchmarks.fuzz", "--inside"]
        command += ["--target", name, "--minutes", str(given.minutes)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        runs = [line for line in done.stderr.splitlines() if line.startswith(("Done", "#"))]
        print(f"{name}: {runs[-1] if runs else 'no runs'}", flush=True)
        if done.returncode:
            print(done.stderr[-4_000:])
            return 1
    return 0


def _fuzz(name: str, minutes: float) -> None:
    import atheris  # type: ignore[import-not-found,unused-ignore]

    target: Callable[[bytes], None] = TARGETS[name]
    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(SEEDS[name]):
            (Path(folder) / f"seed{number}").write_text(seed, encoding="utf-8")
        options = [
            f"-max_total_time={int(minutes * 60)}",
            f"-max_len={LONGEST}",
            "-timeout=20",
            "-rss_limit_mb=2500",
        ]
        atheris.Setup([sys.argv[0], folder, *options, "-print_final_stats=0"], target)
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())

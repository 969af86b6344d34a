"""`python -m benchmarks.fuzz [--minutes N] [--target NAME] [--corpus FOLDER]`: each target so long.

Ends at the first fault. With a folder, what reached new code is kept there and is where the next run begins.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

# What to begin with; the fuzzer changes and joins these.
SEEDS: dict[str, tuple[str, ...]] = {
    "pasted": (
        "1. Ahmad Contoh, 1609011708800001, 081234567890\n2. Siti",
        "Nama: Ahmad\nNIK: 1609011708800001\nTTL: Muaradua, 17-8-80",
    ),
    "workbook": (
        "NIK;Nama;Tgl Lahir\n1609011708800001;Ahmad Contoh;17-8-1980\n",
        "sep=,\nnama,nik\nA,1,60901E+15",
    ),
    "sheet": (
        '[["NIK","Nama"],["1609011708800001","Ahmad"]]',
        '[["Tempat, Tanggal Lahir",""],["Tempat","Tanggal"]]',
    ),
    "answers": ("1609 0117 0880 0001", "+62 812-3456-7890", "17 Agustus 1980", "10 tahun", "Ahmad, S.Pd.I"),
    "open_document": (
        '<office:spreadsheet><table:table-row table:number-rows-repeated="9">'
        '<table:table-cell office:value-type="string"/></table:table-row>',
    ),
}
LONGEST = 2_000
SPARE_SECONDS = 120


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the targets, each in a process of its own: atheris never gives one back."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--target", choices=sorted(SEEDS))
    parser.add_argument("--corpus", type=Path, help="a folder; each target has one of its own in it")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.inside:
        _fuzz(given.target, given.minutes, given.corpus)
        return 0
    for name in [given.target] if given.target else SEEDS:
        command = [sys.executable, "-m", "benchmarks.fuzz", "--inside"]
        command += ["--target", name, "--minutes", str(given.minutes)]
        command += ["--corpus", str(given.corpus)] if given.corpus else []
        limit = given.minutes * 60 + SPARE_SECONDS
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=limit)
        runs = [line for line in done.stderr.splitlines() if line.startswith(("Done", "#"))]
        print(f"{name}: {runs[-1] if runs else 'no runs'}", flush=True)
        if done.returncode:
            print(done.stderr[-4_000:])
            return 1
    return 0


def _fuzz(name: str, minutes: float, corpus: Path | None) -> None:
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["services"]):
        targets = importlib.import_module("benchmarks.fuzz.targets")
    with tempfile.TemporaryDirectory() as folder:
        kept = corpus / name if corpus else Path(folder) / name
        kept.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(SEEDS[name]):
            (kept / f"seed{number}").write_text(seed, encoding="utf-8")
        options = [f"-max_total_time={max(1, int(minutes * 60))}", f"-max_len={LONGEST}", "-timeout=20"]
        # What it finds is printed; nothing is left lying in the folder that it was started in.
        atheris.Setup(
            [sys.argv[0], str(kept), *options, f"-artifact_prefix={folder}/"], targets.TARGETS[name]
        )
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())

"""What another programme reads in a PDF of ours: poppler's pdftotext, where the machine has it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not on this machine")


def pages_of(pdf: bytes) -> list[str]:
    """The words of every page, in the order in which one reads. Fails on what poppler complains about."""
    programme = shutil.which("pdftotext")
    assert programme
    read = subprocess.run(  # noqa: S603 - the path is the machine's own
        [programme, "-layout", "-enc", "UTF-8", "-", "-"],
        input=pdf,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert read.stderr == b""
    *pages, rest = read.stdout.decode().split("\f")
    assert rest == ""
    return pages

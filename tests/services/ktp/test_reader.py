"""The child process: answers, hangs, dies, rests, is started anew; and the files that never reach it."""

from __future__ import annotations

import asyncio
import io
import struct
import sys
import zlib
from collections.abc import AsyncIterator, Callable
from datetime import date

import pytest

from services.errors import Invalid
from services.ktp.child import HEAD, give, take
from services.ktp.image import MAX_BYTES, check_picture
from services.ktp.reader import Reader, is_installed

TODAY = date(2026, 3, 2)

_PRELUDE = "import sys, json, time; from services.ktp.child import take, give\n"
_LOOP = "while (m := take(sys.stdin.buffer)) is not None:\n    "
_ANSWER = (
    "give(sys.stdout.buffer, json.dumps("
    '{"reading": {"is_card": True, "values": {"name": "A"}, "doubtful": []}}).encode())'
)
_ANSWERS = _LOOP + _ANSWER
_HANGS = _LOOP + "sys.stdin.buffer.read()"
_DIES = _LOOP + "sys.exit(3)"
_BROKEN = _LOOP + "give(sys.stdout.buffer, b'{\"broken\": true}')"


def png(width: int = 400, height: int = 300) -> bytes:
    """A grey picture, without any library."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\x00" + b"\x80" * min(width, 2000) for _ in range(min(height, 300)))
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


Make = Callable[..., Reader]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    readers: list[Reader] = []

    def made(code: str, **over: float) -> Reader:
        command = (sys.executable, "-c", _PRELUDE + code)
        one = Reader("oku-selatan", command, **over)  # type: ignore[arg-type]
        readers.append(one)
        return one

    yield made
    for one in readers:
        await one.close()


async def refused(reader: Reader, data: bytes | None = None) -> str:
    with pytest.raises(Invalid) as caught:
        await reader.read(png() if data is None else data, TODAY)
    return caught.value.text.id


async def test_the_child_is_started_with_the_first_picture_and_kept(make: Make) -> None:
    reader = make(_ANSWERS)
    assert not reader.is_running
    assert (await reader.read(png(), TODAY)).values["name"] == "A"
    child = reader._child
    await reader.read(png(), TODAY)
    assert reader._child is child
    assert reader.is_running


async def test_many_at_once_wait_their_turn(make: Make) -> None:
    reader = make(_ANSWERS)
    readings = await asyncio.gather(*(reader.read(png(), TODAY) for _ in range(8)))
    assert [one.is_card for one in readings] == [True] * 8


async def test_a_child_that_hangs_is_killed_and_the_next_picture_gets_another(make: Make) -> None:
    reader = make(_HANGS, seconds=0.5)
    assert await refused(reader) == "ktp-reader-failed"
    assert not reader.is_running
    reader._command = (sys.executable, "-c", _PRELUDE + _ANSWERS)
    reader._seconds = 30
    assert (await reader.read(png(), TODAY)).is_card


async def test_a_child_that_dies_is_a_refusal_and_no_crash(make: Make) -> None:
    reader = make(_DIES)
    assert await refused(reader) == "ktp-reader-failed"
    assert await refused(reader) == "ktp-reader-failed"


async def test_what_no_library_opens_is_said(make: Make) -> None:
    assert await refused(make(_BROKEN)) == "ktp-no-picture"


async def test_an_idle_child_ends_by_itself(make: Make) -> None:
    reader = make(_ANSWERS, idle_seconds=0.05)
    await reader.read(png(), TODAY)
    assert reader._child is not None
    async with asyncio.timeout(20):
        assert await reader._child.wait() == 0
    assert (await reader.read(png(), TODAY)).is_card


async def test_a_full_queue_says_so_at_once(make: Make) -> None:
    reader = make(_HANGS, waiting=1, seconds=20)
    first = asyncio.create_task(reader.read(png(), TODAY))
    await asyncio.sleep(0)
    assert await refused(reader) == "ktp-queue-full"
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert not reader.is_running


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ktp-no-picture"),
        (b"%PDF-1.7 hello", "ktp-no-picture"),
        (b"\xff\xd8\xff", "ktp-no-picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP9 " + b"\0" * 40, "ktp-no-picture"),
        (png()[:-20], "ktp-cut-off"),
        (png(40_000, 40_000), "ktp-too-many-pixels"),
        (png(150, 90), "ktp-too-small"),
        (png() + b"\0" * MAX_BYTES, "ktp-too-large"),
    ],
)
async def test_files_that_are_no_photo_never_reach_the_child(make: Make, data: bytes, why: str) -> None:
    reader = make(_ANSWERS)
    assert await refused(reader, data) == why
    assert not reader.is_running


def test_sizes_are_read_from_the_head_of_a_file() -> None:
    assert check_picture(png(640, 480)) == (640, 480)
    frame = b"\xff\xe0\x00\x04ab" + b"\xff\xc2\x00\x0b\x08" + struct.pack(">HH", 480, 640) + b"\x01" * 6
    assert check_picture(b"\xff\xd8" + frame + b"\xff\xd9") == (640, 480)


def test_a_message_cut_short_is_the_end() -> None:
    kept = io.BytesIO()
    give(kept, b"words")
    assert take(io.BytesIO(kept.getvalue())) == b"words"
    assert take(io.BytesIO(kept.getvalue()[:-1])) is None
    assert take(io.BytesIO(HEAD.pack(5)[:2])) is None


@pytest.mark.skipif(not is_installed(), reason="the extra `ocr` is not installed")
@pytest.mark.timeout(300)
async def test_the_real_reader_reads_a_drawn_card() -> None:
    from benchmarks.ktp.samples import samples
    from regency import load_regency

    sample = next(samples(load_regency(), 1, seed=5, only="turn"))
    reader = Reader("oku-selatan", seconds=200)
    try:
        reading = await reader.read(sample.picture, TODAY)
        assert reading.is_card
        assert reading.values["nik"] == sample.printed.nik
        assert reading.values["name"] == sample.printed.name
        with pytest.raises(Invalid):
            await reader.read(b"\xff\xd8" + png()[8:] + b"\xff\xd9", TODAY)
        assert not (await reader.read(png(), TODAY)).is_card
    finally:
        await reader.close()

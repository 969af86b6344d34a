from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import ApiError
from simulator.files import Files, image_size
from simulator.store import Store
from tests.simulator.samples import GIF, JPEG, WEBP, png


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(40, 30), (40, 30)),
        (JPEG, (200, 100)),
        (GIF, (30, 20)),
        (WEBP, (100, 50)),
        (b"", (0, 0)),
        (b"\xff\xd8", (0, 0)),
    ],
)
def test_image_headers_give_the_size(content: bytes, size: tuple[int, int]) -> None:
    assert image_size(content) == size


def test_a_document_is_found_by_id_and_path() -> None:
    files = Files()
    file = files.add("document", "../daftar.xlsx", b"abc")
    known = files.describe(file.id)
    assert file.as_document()["file_name"] == "daftar.xlsx"
    assert file.mime == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert known["file_path"] == "documents/file_1.xlsx"
    assert files.at_path(known["file_path"]) is file
    assert files.read(file) == b"abc"


def test_a_photo_comes_in_sizes_which_lead_to_one_file() -> None:
    files = Files()
    photo = files.add("photo", "ktp.jpg", png(1600, 1000))
    sizes = photo.as_photo()
    assert [(one["width"], one["height"]) for one in sizes] == [(90, 56), (320, 200), (800, 500), (1280, 800)]
    assert all(files.find(one["file_id"]) is photo for one in sizes)
    assert [(one["width"]) for one in files.add("photo", "x", png(200, 100)).as_photo()] == [90, 200]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "file must be non-empty"),
        (b"no image", "IMAGE_PROCESS_FAILED"),
        (png(1, 30), "PHOTO_INVALID_DIMENSIONS"),
        (png(2, 2) + b"\0" * (10 * 1024 * 1024), "too big for a photo"),
    ],
)
def test_what_is_no_photo_is_refused(content: bytes, complaint: str) -> None:
    with pytest.raises(ApiError, match=complaint):
        Files().add("photo", "x.jpg", content)


def test_unknown_and_huge_files_are_not_given() -> None:
    files = Files()
    with pytest.raises(ApiError, match="wrong file_id"):
        files.describe("x")
    huge = files.add("document", "x.bin", b"\0" * (20 * 1024 * 1024 + 1))
    with pytest.raises(ApiError, match="file is too big"):
        files.describe(huge.id)


def test_files_survive_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "state.sqlite3")
    file = Files(store).add("document", "a.txt", b"isi")
    store.close()
    store = Store(tmp_path / "state.sqlite3")
    again = Files(store)
    assert again.find(file.id) == file
    assert again.read(file) == b"isi"
    store.close()

from __future__ import annotations

import pytest

from services.field.near import Here, Position, metres, nearness

MUARADUA, PALEMBANG = Position(-4.5352, 104.0731), Position(-2.9761, 104.7754)


def test_distances_as_the_crow_flies() -> None:
    assert metres(MUARADUA, MUARADUA) == 0
    assert metres(MUARADUA, PALEMBANG) == pytest.approx(190_000, rel=0.01)
    assert metres(Position(0, 0), Position(0, 1)) == pytest.approx(111_195, rel=0.001)


def test_the_same_desa_comes_before_the_same_kecamatan_and_that_before_distance() -> None:
    here = Here("16.09.01.2002", "16.09.01", MUARADUA)
    far, close = PALEMBANG, Position(-4.53, 104.07)
    order = [
        ("16.09.01.2002", "16.09.01", far),
        ("16.09.01.2003", "16.09.01", close),
        ("16.09.01.2003", "16.09.01", None),
        ("16.09.02.2001", "16.09.02", close),
        ("16.09.02.2001", "16.09.02", far),
        ("16.09.02.2001", "16.09.02", None),
    ]
    assert sorted(order, key=lambda one: nearness(here, *one)) == order


@pytest.mark.parametrize("stored", ["", "1", "91,0", "0,181", "a,b", "1,2,3"])
def test_no_place_on_earth_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Position.load(stored)


def test_a_position_comes_back_as_it_was_stored() -> None:
    assert Position.load(MUARADUA.dump()) == MUARADUA

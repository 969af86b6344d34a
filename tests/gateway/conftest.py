"""What the tests of the gateway share."""

from __future__ import annotations

import pytest

from tests.gateway.fakes import FakeApi, FakeRouter, Timeline


@pytest.fixture
def api() -> FakeApi:
    return FakeApi()


@pytest.fixture
def router() -> FakeRouter:
    return FakeRouter()


@pytest.fixture
def timeline() -> Timeline:
    return Timeline()

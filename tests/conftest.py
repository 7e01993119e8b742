"""Whole installations for tests that need processes of their own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.site.database import SETTING
from tests.installation import Installation, copied, empty, installed


@pytest.fixture(scope="session")
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Set up once for all copies, on the database of this run."""
    if not os.environ.get(SETTING):
        yield request.getfixturevalue("model_on_sqlite")
        return
    with installed(tmp_path_factory.mktemp("model") / "home") as found:
        yield found


@pytest.fixture
def installation(model: Installation, tmp_path: Path) -> Iterator[Installation]:
    """Set up, without sample data."""
    with copied(model, tmp_path / "home") as found:
        yield found


@pytest.fixture
def empty_installation(tmp_path: Path) -> Iterator[Installation]:
    """Nothing set up yet."""
    with empty(tmp_path / "empty") as found:
        yield found

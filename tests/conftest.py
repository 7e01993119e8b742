"""Whole installations for tests that need processes of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Installation, empty, installed


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Set up, without sample data."""
    with installed(tmp_path / "home") as found:
        yield found


@pytest.fixture
def empty_installation(tmp_path: Path) -> Iterator[Installation]:
    """Nothing set up yet."""
    with empty(tmp_path / "empty") as found:
        yield found

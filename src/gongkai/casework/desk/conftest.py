"""青溪县 on Thursday 12 March 2026, as the mock-ups have it."""

from datetime import UTC, datetime

import pytest
from tests.county import County, county
from tests.desk_cases import TODAY, Office


@pytest.fixture
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past nine in the morning in Beijing."""
    monkeypatch.setattr(
        "django.utils.timezone.now", lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 1, 30, tzinfo=UTC)
    )


@pytest.fixture
def here(db: None, _on_the_day: None) -> County:
    """The county."""
    return county(TODAY)


@pytest.fixture
def office(here: County) -> Office:
    """青溪县自然资源局."""
    return Office(here)

"""青溪县 on Thursday 12 March 2026, as the mock-ups have it."""

from datetime import UTC, datetime

import pytest
from tests.county import County, county
from tests.desk_cases import TODAY, Office
from tests.redaction_desk import OwnProcess, begun, in_handling

from gongkai.casework import redaction_jobs
from gongkai.casework.models import Application, Redaction
from gongkai.casework.redaction import workshop as in_use


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


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> OwnProcess:
    """In the test's own process."""
    made = OwnProcess()
    monkeypatch.setattr(in_use, "WORKSHOP", made)
    return made


@pytest.fixture
def case(office: Office) -> Application:
    """With the officer."""
    return in_handling(office)


@pytest.fixture
def redaction(office: Office, case: Application, workshop: OwnProcess) -> Redaction:
    """Ready to be marked, three pages."""
    found = begun(office, case)
    redaction_jobs.prepare.func(found.pk)
    found.refresh_from_db()
    return found

"""A register of three pages on 12 March 2026, ready to be marked in a window of its own."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.casework import redaction_jobs
from gongkai.casework.models import Redaction
from tests.county import County, county
from tests.desk_cases import TODAY, Office
from tests.redaction_desk import begun, in_handling


@pytest.fixture
def page(own_page: Page) -> Page:
    return own_page


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    """青溪县 on 12 March 2026, half past nine."""
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 1, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    return county(TODAY)


@pytest.fixture
def redaction(here: County) -> Redaction:
    """Of a register of three pages, ready to be marked."""
    office = Office(here)
    case = in_handling(office)
    found = begun(office, case)
    redaction_jobs.prepare.func(found.pk)
    found.refresh_from_db()
    return found

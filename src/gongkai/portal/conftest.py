"""Visitors, staff and reports for the tests of pages."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.published import Published, platforms

from gongkai.annual import steps, stored
from gongkai.annual.models import CheckedFile, LibraryReport, Workspace
from gongkai.annual.reading_pool import POOL, Reading
from gongkai.portal import visitor
from gongkai.report.value import Report


@pytest.fixture(autouse=True)
def _no_rate_counted() -> None:
    cache.clear()


@pytest.fixture
def library(db: None, samples: dict[tuple[str, int | None], Report]) -> list[LibraryReport]:
    """The sample library, oldest first."""
    now = timezone.now()
    return [steps.add_to_library(report, user=None, now=now) for report in samples.values()]


@pytest.fixture
def staff(db: None, django_user_model: type) -> Client:
    """A client signed in as a member of staff."""
    user = django_user_model.objects.create_user("worker", is_staff=True)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def holder(db: None) -> Client:
    """A visitor who has brought something."""
    client = Client()
    session = client.session
    session[visitor._KEY] = "visitor-of-the-tests"
    session.save()
    return client


@pytest.fixture
def workspace(db: None) -> Workspace:
    """The workspace of `holder`."""
    return steps.open_workspace("visitor-of-the-tests", now=timezone.now())


@pytest.fixture
def take(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Callable[[Report], CheckedFile]:
    """Put a report into the workspace as if a file had been read."""

    def taken(report: Report) -> CheckedFile:
        with monkeypatch.context() as patched:
            reading = Reading(report=stored.to_text(report))
            patched.setattr(type(POOL), "read", lambda *_: reading)
            return steps.take(workspace, report.source_name or "report.json", b"-", now=timezone.now())

    return taken


@pytest.fixture
def published(db: None) -> Published:
    """Open platforms, without documents."""
    return platforms()

"""One browser for all tests, and a site with the sample library."""

import os
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from gongkai.annual import sample
from tests.browser.browsing import chromium
from tests.tools import program

# Playwright keeps an event loop in this thread; Django would take every query for one made inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as installed on the machine."""
    with chromium(program("chromium", "chromium-browser", "google-chrome")) as found:
        yield found


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Address of a site with the sample library."""
    cache.clear()
    sample.load(now=timezone.now())
    return live_server.url


@pytest.fixture(params=[1280, 390])
def width(request: pytest.FixtureRequest) -> int:
    """Both screens of the design."""
    found: int = request.param
    return found


@pytest.fixture
def page(browser: Browser, width: int) -> Iterator[Page]:
    """A fresh visitor; whatever the page's scripts complain of fails the test."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    found = context.new_page()
    complaints: list[str] = []
    found.on("pageerror", lambda error: complaints.append(str(error)))
    found.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    yield found
    context.close()
    # The console calls a refused form (422), a page that is not there (404), a step that cannot be taken now (409), a limit (429) errors.
    assert not [text for text in complaints if not any(code in text for code in ("404", "409", "422", "429"))]

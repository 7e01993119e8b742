"""One browser for all tests, and a site with the sample library."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from django.core.cache import cache as kept_answers
from django.core.servers.basehttp import ThreadedWSGIServer
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from gongkai.annual import sample
from tests.browser.browsing import chromium
from tests.browser.window import Window, window
from tests.tools import program

# Playwright keeps an event loop in this thread; Django would take every query for one made inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as installed on the machine."""
    with chromium(program("chromium", "chromium-browser", "google-chrome")) as found:
        yield found


@pytest.fixture(scope="session", autouse=True)
def _lines_end_when_they_like() -> Iterator[None]:
    """A browser that stays open may close a line to a test's server after the test: there is nothing to close then.

    The one connection that all threads of such a server share is the test's own.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadedWSGIServer, "_close_connections", lambda _server: None)
        yield


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Address of a site with the sample library."""
    kept_answers.clear()
    sample.load(now=timezone.now())
    return live_server.url


@pytest.fixture(params=[1280, 390])
def width(request: pytest.FixtureRequest) -> int:
    """Both screens of the design."""
    found: int = request.param
    return found


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Callable[[int], Window]]:
    """The open window of a width."""
    with ExitStack() as open_ones:
        yield cache(lambda width: open_ones.enter_context(window(browser, width)))


@pytest.fixture
def page(windows: Callable[[int], Window], live_server: LiveServer, width: int) -> Iterator[Page]:
    """A new visitor in the window that is open; whatever the page's scripts complain of fails the test."""
    found = windows(width)
    found.page.set_viewport_size({"width": width, "height": 900})
    yield found.page
    found.forget(live_server.url)
    assert not found.complained()


@pytest.fixture
def own_page(browser: Browser, width: int) -> Iterator[Page]:
    """The same in a window of its own, for tests that listen, step in between or leave something pressed."""
    with window(browser, width) as found:
        yield found.page
    assert not found.complained()

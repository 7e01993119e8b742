"""One browser for all tests, and a site with the sample library."""

import faulthandler
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import cache

import pytest
from django.core.cache import cache as kept_answers
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.annual import sample
from tests.browser.browsing import chromium
from tests.browser.requests_under_way import requests_under_way
from tests.browser.window import Window, listened_to, window
from tests.tools import program
from tests.waiting import until

# Playwright keeps an event loop in this thread; Django would take every query for one made inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as installed on the machine."""
    # As long as a click waits: the machine may have more to do than this.
    expect.set_options(timeout=30_000)
    with chromium(program("chromium", "chromium-browser", "google-chrome")) as found:
        yield found


@pytest.fixture(autouse=True)
def _no_request_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a browser has asked for last would otherwise write into the database of the next test."""
    if "live_server" not in request.fixturenames:
        yield
        return
    # Before this one, so that the tables are emptied after it.
    request.getfixturevalue("transactional_db")
    with requests_under_way() as under_way:
        yield
        with suppress(AssertionError):
            until(lambda: not under_way())
        if left := under_way():
            # Where each thread stands: that a request hangs is all that a browser could say.
            faulthandler.dump_traceback()
        assert not left


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
def own_page(windows: Callable[[int], Window], live_server: LiveServer, width: int) -> Iterator[Page]:
    """The same on a page of its own, for tests that listen, step in between or leave something pressed."""
    kept = windows(width)
    # Beside the open one: the first page of a window takes the browser six times as long as a further one.
    found = listened_to(kept.page.context.new_page())
    yield found.page
    found.page.close()
    kept.forget(live_server.url)
    assert not found.complained()

"""A window that stays open from test to test: to open one takes a browser longer than most tests, and it has to warm up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

TOLD_AS_ERRORS = ("404", "409", "422", "429")
"""The console calls a page that is not there, a step that cannot be taken now, a refused form and a limit errors."""


@dataclass
class Window:
    """Its one page, and what the page's scripts have complained of since the last test."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def complained(self) -> list[str]:
        """What is wrong; forgotten with this."""
        found = [text for text in self.complaints if not any(code in text for code in TOLD_AS_ERRORS)]
        self.complaints.clear()
        return found

    def forget(self, origin: str) -> None:
        """Be the window of a new visitor: nothing open, nothing remembered of the site, nothing kept of its pages."""
        self.page.goto("about:blank")
        session = self.page.context.new_cdp_session(self.page)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.send("Network.clearBrowserCache")
        session.detach()
        self.page.context.clear_cookies()


@contextmanager
def window(browser: Browser, width: int) -> Iterator[Window]:
    """One of this width for the time of the block."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    yield listened_to(context.new_page())
    context.close()


def listened_to(page: Page) -> Window:
    """The window of this page, which notes what the page's scripts complain of from now on."""
    found = Window(page)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("console", lambda told: found.complaints.append(told.text) if told.type == "error" else None)
    return found

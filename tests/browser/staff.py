"""People of the sample county at their desks, each signed in with a browser of their own."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from tests.browser.fresh_site import FreshSite


@dataclass
class Staff:
    """All of one case: `case` is the address of its page, once the clerk has found it."""

    browser: Browser
    site: FreshSite
    case: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    signed_in: set[str] = field(default_factory=set)

    def at(self, account: str) -> Page:
        """The screen of this person; signs in where nobody is."""
        if account not in self.pages:
            context = self.browser.new_context(viewport={"width": 1280, "height": 900})
            self.pages[account] = context.new_page()
        page = self.pages[account]
        if account not in self.signed_in:
            page.goto(f"{self.site.address}/sign-in/")
            page.fill("#id_username", account)
            page.fill("#id_password", self.site.password)
            page.click("main button.go")
            page.wait_for_url("**/desk/inbox/")
            self.signed_in.add(account)
        return page

    def another_day(self) -> None:
        """Whoever was signed in is no longer."""
        for page in self.pages.values():
            page.context.clear_cookies()
        self.signed_in.clear()

    def opens(self, account: str) -> Page:
        """The case on this person's screen."""
        page = self.at(account)
        page.goto(self.case)
        return page

    def presses(self, account: str, button: str) -> Page:
        """A step of 下一步 on the page of the case, a button or among the others that are folded away."""
        page = self.opens(account)
        choose_step(page, button)
        return page

    def takes_about(self, account: str, letter: str, button: str, **inputs: str | list[str]) -> Page:
        """A step in the line of a letter."""
        page = self.opens(account)
        follow(page, f"section[aria-labelledby=h-letters] tr:has-text('{letter}') a:text-is('{button}')")
        return self._finishes(page, inputs)

    def takes(self, account: str, button: str, **inputs: str | list[str]) -> Page:
        """A step with its inputs, up to the page of the case that follows; asserts that it was taken."""
        return self._finishes(self.presses(account, button), inputs)

    def _finishes(self, page: Page, inputs: dict[str, str | list[str]]) -> Page:
        fill(page, inputs)
        follow(page, "main form button.go")
        return self.done(page)

    def approves(self, account: str, letter: str) -> Page:
        """A letter that waits for this person."""
        return self.takes(account, f"审批{letter}")

    def sends(self, letter: str, drafter: str, *approvers: str, **inputs: str) -> Page:
        """A letter submitted, approved, and dispatched by the clerk, who is asked once more."""
        self.takes(drafter, f"送审{letter}")
        for account in approvers:
            self.approves(account, letter)
        return self.dispatches(letter, **inputs)

    def dispatches(self, letter: str, **inputs: str) -> Page:
        """By the clerk, who is asked once more."""
        page = self.presses("zhou", f"登记发出{letter}")
        fill(page, dict(inputs))
        follow(page, "main form button.go")
        assert "发出后不能撤回" in page.inner_text("p.say")
        follow(page, "main form button.go")
        return self.done(page)

    def done(self, page: Page) -> Page:
        """Back on the page of the case, which says that it is done."""
        assert page.url == self.case, page.inner_text("main")
        assert page.is_visible("[role=status]"), page.inner_text("main")
        return page

    def leave(self) -> None:
        """Close every browser."""
        for page in self.pages.values():
            page.context.close()


def follow(page: Page, pressed: str) -> None:
    """Press a link or a button and wait for the page behind it."""
    with page.expect_navigation():
        page.click(pressed)


def choose_step(page: Page, label: str) -> None:
    """A step of 下一步 on the page of a case or of a review."""
    steps = page.locator("section[aria-labelledby=h-next]")
    if not steps.locator(f".act :text-is('{label}')").count():
        steps.locator("summary").click()
    follow(page, f"section[aria-labelledby=h-next] li :text-is('{label}')")


def fill(page: Page, inputs: dict[str, str | list[str]]) -> None:
    """Fields by name: text typed, a choice chosen by its words, boxes ticked by theirs."""
    for name, value in inputs.items():
        if isinstance(value, list):
            for words in value:
                page.check(f"label:has(input[name='{name}']):has-text('{words}') input")
        elif page.locator(f"select[name='{name}']").count():
            page.select_option(f"select[name='{name}']", label=value)
        else:
            page.fill(f"[name='{name}']", value)

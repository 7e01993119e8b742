"""The whole way of a decree: from a word processor's file to a page that a citizen finds, until it is repealed.

On a site as `make run` starts it. With `GONGKAI_SCREENSHOTS` set to a folder, the pages leave their pictures there at
both widths.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.decree import IDENTITY_NUMBER, PHRASE, TITLE, decree
from tests.browser.fresh_site import FreshSite, fresh_site
from tests.browser.staff import Staff, choose_step, fill, follow
from tests.browser.test_whole_story import PHONE, picture
from tests.installation import Installation
from tests.moving_clock import MovingClock

DRAFTED, PUBLISHED, REPEALED = ((2026, 3, 10), (2026, 3, 12), (2026, 6, 2))
"""Tuesday, Thursday, Tuesday."""
BEIJING = 8
A_MINUTE = 90_000
"""Milliseconds: jobs that come every minute have come."""


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> MovingClock:
    """The site's."""
    found = MovingClock(tmp_path_factory.mktemp("clock") / "seconds")
    found.move(at(DRAFTED, 9, 30))
    return found


@pytest.fixture(scope="module")
def fresh(
    tmp_path_factory: pytest.TempPathFactory, clock: MovingClock, model: Installation
) -> Iterator[FreshSite]:
    """A site on which nothing but the sample has happened."""
    with fresh_site(tmp_path_factory.mktemp("decree") / "home", clock, model) as found:
        yield found


@pytest.fixture
def staff(browser: Browser, fresh: FreshSite) -> Iterator[Staff]:
    """Everybody of 青溪县自然资源局."""
    found = Staff(browser, fresh)
    yield found
    found.leave()


@pytest.fixture
def citizen(browser: Browser) -> Iterator[Page]:
    """A phone."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def at(day: tuple[int, int, int], hour: int, minute: int = 0) -> datetime:
    """A moment of Beijing."""
    return datetime(*day, hour - BEIJING, minute, tzinfo=UTC)


def test_from_a_file_to_the_citizen_and_to_repeal(
    staff: Staff, citizen: Page, fresh: FreshSite, clock: MovingClock
) -> None:
    drafts(staff, fresh)
    is_stopped_by_the_guard(staff)
    is_reviewed(staff)
    is_scheduled(staff)
    assert not finds(citizen, fresh)

    clock.move(at(PUBLISHED, 9, 1))
    address = appears(citizen, fresh)
    staff.another_day()
    is_placed(staff)
    decree_page = staff.case
    is_interpreted(staff, fresh)
    citizen.goto(address)
    expect(citizen.locator("main")).to_contain_text("一图读懂不动产登记资料查询")
    picture(citizen, "decree-public")

    before = in_force(citizen, address)
    clock.move(at(REPEALED, 9, 30))
    staff.another_day()
    staff.case = decree_page
    is_repealed(staff)
    citizen.goto(address)
    expect(citizen.locator("main")).to_contain_text("2026年6月1日废止")
    picture(citizen, "decree-repealed")
    assert in_force(citizen, address) == before - 1


def drafts(staff: Staff, fresh: FreshSite) -> None:
    """The officer imports the file and fills in the dispatch sheet."""
    page = staff.at("lin")
    page.goto(f"{fresh.address}/desk/documents/new/?kind=normative")
    page.set_input_files("input[name=file]", {"name": "办法.docx", "mimeType": "", "buffer": decree()})
    follow(page, "main form button.go")
    assert page.url.endswith("/edit/"), page.inner_text("main")
    assert page.input_value("[name=title]") == TITLE
    staff.case = page.url.removesuffix("edit/")
    fill(
        page,
        {
            "date_of_document": "2026-03-09",
            "effective_date": "2026-04-01",
            "valid_until": "2031-03-31",
            "abstract": "怎样查询不动产登记资料，多久能查到。",
            "attribute": ["主动公开"],
            "planned_on": "2026-03-12",
        },
    )
    picture(page, "decree-editor")
    follow(page, "main form button:text-is('保存')")


def is_stopped_by_the_guard(staff: Staff) -> None:
    """An identity number does not go out; one press masks it."""
    page = staff.presses("lin", "送审")
    if "identity" not in page.content() and page.locator("main form button.go").count():
        follow(page, "main form button.go")
    expect(page.locator("main")).to_contain_text("身份证")
    page.goto(f"{staff.case}edit/")
    expect(page.locator("main")).to_contain_text("身份证")
    picture(page, "decree-guard")
    repair = page.locator(f"form:has-text('110101')  button, li:has-text('{IDENTITY_NUMBER}') button").first
    with page.expect_navigation():
        repair.click()
    assert IDENTITY_NUMBER not in page.content()


def is_reviewed(staff: Staff) -> None:
    """First level, returned at the second with a comment, corrected, all three, signed."""
    submits(staff)
    passes(staff, "he", "审核通过")
    page = staff.presses("han", "退回修改")
    fill(page, {"reason": "第三条的时限与服务指南不一致，书面查询改为两个工作日。"})
    follow(page, "main form button.go")
    staff.done(page)
    page = staff.opens("lin")
    expect(page.locator("main")).to_contain_text("书面查询改为两个工作日")
    page.goto(f"{staff.case}edit/")
    page.wait_for_selector(".ProseMirror")
    cell = page.locator(".ProseMirror td:has-text('三个工作日')")
    cell.click(click_count=3)
    page.keyboard.type("两个工作日")
    follow(page, "main form button:text-is('保存')")
    submits(staff)
    for account, step in (("he", "审核通过"), ("han", "审核通过"), ("shen", "签发")):
        passes(staff, account, step)


def submits(staff: Staff) -> None:
    """With what the guard only reminds of confirmed."""
    page = staff.presses("lin", "送审")
    if page.locator("[name=warnings_seen]").count():
        page.check("[name=warnings_seen]")
    follow(page, "main form button.go")
    staff.done(page)


def passes(staff: Staff, account: str, label: str) -> None:
    """One level, every line of its check-list ticked."""
    page = staff.opens(account)
    choose_step(page, label)
    for box in page.locator("main form input[name^=check_]").all():
        box.check()
    while page.url != staff.case:
        follow(page, "main form button.go:visible")
    staff.done(page)


def is_scheduled(staff: Staff) -> None:
    """For nine in the morning two days later."""
    page = staff.presses("zhou", "定时发布")
    page.fill("[name=publish_at]", "2026-03-12T09:00")
    follow(page, "main form button.go")
    staff.done(page)


def finds(citizen: Page, fresh: FreshSite) -> bool:
    """Whether a phrase of the text leads to it."""
    citizen.goto(f"{fresh.address}/search/?q={PHRASE}")
    return TITLE in citizen.inner_text("main")


def appears(citizen: Page, fresh: FreshSite) -> str:
    """The page, once the job of that minute has run."""
    deadline = A_MINUTE
    while not finds(citizen, fresh):
        citizen.wait_for_timeout(1_000)
        deadline -= 1_000
        assert deadline > 0, "not published on time"
    picture(citizen, "decree-found")
    follow(citizen, f"main a:has-text('{TITLE}')")
    expect(citizen.locator("main")).to_contain_text("两个工作日")
    assert IDENTITY_NUMBER not in citizen.content()
    return citizen.url


def is_placed(staff: Staff) -> None:
    """On two more channels: with the site's own that is three."""
    for channel in ("政务微信", "公告栏、电子屏"):
        staff.takes("zhou", "登记发布渠道", channel=channel, on="2026-03-12")
    page = staff.at("zhou")
    page.goto(f"{staff.site.address}/desk/channels/?from=2026-03-12&to=2026-03-12")
    assert len(re.findall(re.escape(TITLE), page.inner_text("main"))) == 3
    picture(page, "decree-channels")


def is_interpreted(staff: Staff, fresh: FreshSite) -> None:
    """A picture that explains it, on the same way, linked to it."""
    decree_page = staff.case
    page = staff.at("lin")
    page.goto(f"{fresh.address}/desk/documents/new/?kind=interpretation")
    fill(page, {"title": "一图读懂不动产登记资料查询"})
    follow(page, "main form button.go")
    staff.case = page.url.removesuffix("edit/")
    page.wait_for_selector(".ProseMirror")
    page.click(".ProseMirror")
    page.keyboard.type("查自己的登记资料，带身份证明就行。")
    fill(page, {"date_of_document": "2026-03-11", "attribute": ["主动公开"], "abstract": "怎样查。"})
    follow(page, "main form button:text-is('保存')")
    number = decree_page.rstrip("/").rpartition("/")[2]
    staff.takes("lin", "关联文件", kind="解读", to=f"/info/{number}/", form="图解")
    submits(staff)
    for account, step in (("he", "审核通过"), ("han", "审核通过"), ("shen", "签发")):
        passes(staff, account, step)
    page = staff.presses("zhou", "发布")
    while page.url != staff.case:
        follow(page, "main form button.go:visible")
    staff.done(page)


def is_repealed(staff: Staff) -> None:
    """By a decree that this system does not know; the clerk is asked once more."""
    page = staff.presses("zhou", "变更有效性")
    by = {"by_name": "青自然资规〔2026〕9号", "reason": "并入新办法。"}
    fill(page, {"validity": "废止", "on": "2026-06-01", **by})
    follow(page, "main form button.go")
    follow(page, "main form button.go")
    staff.done(page)


def in_force(citizen: Page, address: str) -> int:
    """How many normative documents of the bureau are in force, as the column of this one says."""
    citizen.goto(address)
    follow(citizen, "nav.crumb a:text-is('行政规范性文件')")
    found = re.search(r"现行有效\s*(\d+)\s*件", citizen.inner_text("main"))
    assert found, citizen.inner_text("main")
    return int(found[1])

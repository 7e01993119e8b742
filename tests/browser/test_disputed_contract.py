"""A contract given in part: covered, proved, disputed in review, lost, answered anew, counted; on a site as `make run` starts it.

With `GONGKAI_SCREENSHOTS` set to a folder, the pages leave their pictures there at both widths.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.applying import Submitted, fill_in, look_up, submit
from tests.browser.contract import ASKED, PERSONAL, PRICE, gone, text_of
from tests.browser.covering import covers_less, covers_the_contract
from tests.browser.disputing import DOCKET, Desk, is_disputed, is_lost, is_performed, stands_by_the_answer
from tests.browser.fresh_site import FreshSite, fresh_site
from tests.browser.staff import Staff, fill, follow
from tests.browser.test_whole_story import PHONE, next_to, picture
from tests.installation import Installation
from tests.moving_clock import MovingClock
from tests.read_back import read_pdf

ANSWERED, DISPUTED, DECIDED = ((2026, 3, 12), (2026, 4, 1), (2026, 5, 20))
"""Days: Thursday, Wednesday, Wednesday."""


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> MovingClock:
    """The site's."""
    found = MovingClock(tmp_path_factory.mktemp("clock") / "seconds")
    found.move(datetime(*ANSWERED, 1, 30, tzinfo=UTC))
    return found


@pytest.fixture(scope="module")
def fresh(
    tmp_path_factory: pytest.TempPathFactory, clock: MovingClock, model: Installation
) -> Iterator[FreshSite]:
    """A site on which nothing but the sample has happened, on 12 March 2026."""
    with fresh_site(tmp_path_factory.mktemp("contract") / "home", clock, model) as found:
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


def on(clock: MovingClock, staff: Staff, day: tuple[int, int, int]) -> None:
    """It is half past nine in the morning of this day; whoever was signed in is no longer."""
    clock.move(datetime(*day, 1, 30, tzinfo=UTC))
    staff.another_day()


def test_from_the_contract_to_the_lost_review_and_the_new_answer(
    staff: Staff, citizen: Page, fresh: FreshSite, clock: MovingClock
) -> None:
    submitted = applies(staff, citizen, fresh)
    asks_the_contractor(staff)
    covers_the_contract(staff)
    answers(staff)
    first = downloads(citizen, fresh, submitted)
    assert gone(first, *PERSONAL, PRICE)
    on(clock, staff, DISPUTED)
    review = is_disputed(staff, submitted)
    stands_by_the_answer(review)
    on(clock, staff, DECIDED)
    review.page = staff.at("zhou")
    is_lost(review)
    covers_less(staff)
    answers(staff)
    second = downloads(citizen, fresh, submitted)
    assert gone(second, *PERSONAL)
    assert PRICE in text_of(second)
    is_performed(review)
    is_counted(staff, review, submitted)


def applies(staff: Staff, citizen: Page, fresh: FreshSite) -> Submitted:
    """On a phone; confirmed, assigned and signed for."""
    fill_in(citizen, fresh.address, ASKED)
    submitted = submit(citizen)
    clerk = staff.at("zhou")
    with clerk.expect_navigation():
        clerk.locator(f"tr:has-text('{submitted.number}') th a").click()
    staff.case = clerk.url
    staff.takes("zhou", "确认收到", how="电话")
    staff.takes("zhou", "分办", unit="不动产登记科")
    staff.done(staff.presses("lin", "签收"))
    return submitted


def asks_the_contractor(staff: Staff) -> None:
    """Who objects the same day."""
    staff.takes(
        "lin",
        "征求第三方意见",
        name="青溪县远山建材有限公司",
        address="青溪县人民路3号",
        information="合同的价款，签字人的姓名、证件号码、电话、账号",
    )
    staff.sends("第三方意见征询书", "lin", "han", sent_by="邮寄", tracking="XA00000000100")
    staff.sends("征求意见告知书", "lin", "han", sent_by="邮寄", tracking="XA00000000101")
    staff.takes("zhou", "登记送达第三方意见征询书")
    staff.takes_about(
        "lin", "第三方意见征询书", "登记意见", answer="不同意公开", words="价款和个人信息不同意公开。"
    )


def answers(staff: Staff) -> None:
    """In part; drafted, approved on three levels, sent out for download."""
    page = staff.presses("lin", "拟定处理结果")
    page.select_option("[name=item-1-outcome]", "partial")
    page.check("[name=item-1-withheld][value='refused.third_party']")
    fill(
        page,
        {
            "item-1-given": "随本告知书提供遮盖后的合同2页。",
            "item-1-reason": "合同载有签字人的姓名、证件号码、电话、账号。",
            "item-1-harm": "公开会损害第三方的合法权益。",
        },
    )
    follow(page, "main form button.go")
    staff.done(page)
    staff.done(staff.presses("lin", "起草答复书"))
    letter = "部分公开告知书"
    staff.takes("lin", f"送审{letter}")
    for account in ("he", "han", "shen"):
        staff.approves(account, letter)
    page = staff.dispatches(letter, sent_by="凭查询码下载")
    assert "部分公开" in page.inner_text("section[aria-labelledby=h-items]")


def downloads(citizen: Page, fresh: FreshSite, submitted: Submitted) -> bytes:
    """The letter with its list of what is covered, and the file; on the phone."""
    look_up(citizen, fresh.address, submitted)
    with citizen.expect_download() as told:
        citizen.tap("text=下载部分公开告知书")
    letter = read_pdf(told.value.path().read_bytes())
    assert "区分处理清单" in letter
    assert not any(words in letter for words in PERSONAL)
    look_up(citizen, fresh.address, submitted)
    picture(citizen, "contract-04-tracked")
    with citizen.expect_download() as given:
        # The newest stands first, with the day on which it went out.
        citizen.tap(".letters a:has-text('合同（区分处理）.pdf') >> nth=0")
    return given.value.path().read_bytes()


def is_counted(staff: Staff, review: Desk, submitted: Submitted) -> None:
    """Once in Table 4 as corrected, once in Table 3 although it was answered twice."""
    page = staff.opens("zhou")
    picture(page, "contract-14-answered-anew")
    assert "已送达" in next_to(page, "部分公开告知书")
    follow(page, "nav.site-nav >> text=统计表")
    follow(page, "nav.tabs >> text=表四")
    cell = page.get_by_role("link", name=re.compile(r"行政复议.*结果纠正.*1件"))
    with page.expect_navigation():
        cell.click()
    assert DOCKET in page.inner_text("#open")
    picture(page, "contract-15-table-4")
    follow(page, "nav.site-nav >> text=统计表")
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile(r"部分公开.*自然人")).click()
    assert page.inner_text("#open").count(submitted.number) == 1

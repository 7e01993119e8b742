"""A contract given in part: covered, proved, disputed in review, lost, answered anew, counted; on a site as `make run` starts it.

With `GONGKAI_SCREENSHOTS` set to a folder, the pages leave their pictures there at both widths.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, expect
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from tests.browser.applying import Submitted, fill_in, look_up, submit
from tests.browser.fresh_site import FreshSite, fresh_site
from tests.browser.staff import Staff, choose_step, fill, follow
from tests.browser.test_redaction import drag, saved
from tests.browser.test_whole_story import PHONE, next_to, picture
from tests.moving_clock import MovingClock
from tests.read_back import read_pdf, without_breaks

ASKED = "石桥村土地平整工程施工合同"
PRICE = "1286400元"
SIGNER, IDENTITY, CARD, TELEPHONE = "孟小河", "110101199003078494", "6222020200112233440", "13700000000"
PERSONAL = (SIGNER, IDENTITY, CARD, TELEPHONE)
KEPT = ("发包人：青溪县自然资源局", "工期：120日", "质量保证期：两年")
CONTRACT = (
    (ASKED, KEPT[0], "承包人：青溪县远山建材有限公司", f"合同价款：{PRICE}", KEPT[1]),
    (
        KEPT[2],
        f"收款账号：{CARD}，开户行：青溪县农村信用社",
        f"承包人签字：{SIGNER}，身份证号{IDENTITY}",
        f"联系电话：{TELEPHONE}",
    ),
)
"""Two pages; nobody and nothing of it exists. The numbers pass their checks."""
ANSWERED, DISPUTED, DECIDED = ((2026, 3, 12), (2026, 4, 1), (2026, 5, 20))
"""Days: Thursday, Wednesday, Wednesday."""
EXHIBITS = (
    "政府信息公开申请",
    "第三方意见征询书",
    "部分公开告知书",
    "区分处理明细和核验结果",
    "合同（区分处理）",
)
"""What the review organ is shown, among the rest."""
INDEX = 6
"""Columns of 证据目录; the third holds the name."""
DOCKET, DECISION = "青府复〔2026〕12号", "青府复决〔2026〕3号"
WAIT = 30_000
"""Milliseconds for a job behind the desk."""


def contract() -> bytes:
    """The contract as a PDF with text."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for lines in CONTRACT:
        canvas.setFont("STSong-Light", 14)
        for row, text in enumerate(lines):
            canvas.drawString(72, 760 - 36 * row, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> MovingClock:
    """The site's."""
    found = MovingClock(tmp_path_factory.mktemp("clock") / "seconds")
    found.move(datetime(*ANSWERED, 1, 30, tzinfo=UTC))
    return found


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, clock: MovingClock) -> Iterator[FreshSite]:
    """A site on which nothing but the sample has happened, on 12 March 2026."""
    with fresh_site(tmp_path_factory.mktemp("contract") / "home", clock) as found:
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


@dataclass
class Desk:
    """The clerk's, with the page of the review open."""

    page: Page
    address: str

    def opens(self) -> Page:
        self.page.goto(self.address)
        return self.page

    def takes(self, step: str, **inputs: str | list[str]) -> Page:
        """A step with its inputs, and a second look where there is one."""
        page = self.opens()
        choose_step(page, step)
        fill(page, inputs)
        follow(page, "main form button.go")
        if page.locator("form input[name=confirmed]").count():
            follow(page, "main form button.go")
        assert page.url == self.address, page.inner_text("main")
        return page


def on(clock: MovingClock, staff: Staff, day: tuple[int, int, int]) -> None:
    """It is half past nine in the morning of this day; whoever was signed in is no longer."""
    clock.move(datetime(*day, 1, 30, tzinfo=UTC))
    staff.leave()
    staff.pages.clear()


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


def covers_the_contract(staff: Staff) -> None:
    """What the search finds at once, the price by hand; built, proved and released."""
    page = staff.presses("lin", "区分处理")
    page.set_input_files(
        "[name=file]", {"name": "合同.pdf", "mimeType": "application/pdf", "buffer": contract()}
    )
    follow(page, "main form button.go")
    staff.done(page)
    opens_the_redaction(page)
    covers_what_is_found(page)
    page.click("[data-turn='-1']")
    expect(page.locator("[data-picture]")).to_have_attribute("alt", "第1页，共2页")
    page.select_option("select[data-ground]", "business_secret")
    page.click("text=画框")
    start, end = place_of(page, PRICE)
    drag(page, start, end)
    saved(page)
    picture(page, "contract-01-editor")
    builds(page)
    picture(page, "contract-02-proved")
    releases(staff, page)
    picture(page, "contract-03-case")


def opens_the_redaction(page: Page) -> None:
    """The newest of the case, once its pages are there."""
    follow(page, "section[aria-labelledby=h-redactions] tbody tr:last-child a")
    page.wait_for_selector("[data-tools]:not([hidden])", timeout=WAIT)


def covers_what_is_found(page: Page) -> None:
    """Identity number, telephone, card and the name that the officer gives."""
    page.fill("#id_names", SIGNER)
    page.click("text=在全部页面查找")
    page.wait_for_selector("[data-cover]")
    found = page.inner_text("[data-found]")
    assert all(one in without_breaks(found) for one in PERSONAL), found
    page.click("text=全部遮盖（")
    saved(page)
    page.click("[data-pages-list] a >> nth=1")
    expect(page.locator("[data-picture]")).to_have_attribute("alt", "第2页，共2页")
    assert page.locator(".rd-lines li").count() >= len(PERSONAL)


def place_of(page: Page, words: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """From where to where the mouse goes around these words of the page, in fractions of it."""
    letters: list[list[Any]] = page.evaluate(
        "async () => (await (await fetch(location.pathname + 'pages/1/')).json()).characters"
    )
    first = "".join(letter[0] for letter in letters).index(words)
    boxes = letters[first : first + len(words)]
    edge = 0.004
    left, top = (min(box[side] for box in boxes) - edge for side in (1, 2))
    right, bottom = (max(box[side] for box in boxes) + edge for side in (3, 4))
    return (left, top), (right, bottom)


def builds(page: Page) -> None:
    """Behind the desk; the page says by itself when it is done."""
    page.click("text=生成并核验")
    page.wait_for_selector("text=核验通过", timeout=WAIT)
    page.wait_for_selector("[data-tools]:not([hidden])")


def releases(staff: Staff, page: Page) -> None:
    """放行, back on the page of the case."""
    follow(page, "section[aria-labelledby=h-next] >> text=放行区分处理后的文件")
    follow(page, "main form button.go")
    if page.locator("form input[name=confirmed]").count():
        follow(page, "main form button.go")
    staff.done(page)
    assert "已放行" in page.inner_text("section[aria-labelledby=h-redactions] tbody tr:last-child")


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


def text_of(file: bytes) -> str:
    """What a library that the product does not use reads in a PDF, as one line."""
    with pdfplumber.open(io.BytesIO(file)) as document:
        return without_breaks("".join(page.extract_text() for page in document.pages))


def gone(file: bytes, *words: str) -> bool:
    """None of it can be read, in the text or among the bytes; what is left can."""
    text = text_of(file)
    assert all(kept in text for kept in KEPT), text
    return not any(word in text or word.encode() in file for word in words)


def is_disputed(staff: Staff, submitted: Submitted) -> Desk:
    """The clerk registers what the review organ has sent, from the page of the case."""
    page = staff.opens("zhou")
    assert "已送达" in next_to(page, "部分公开告知书")
    follow(page, "text=登记复议诉讼")
    assert submitted.number in page.inner_text("#id_application option:checked")
    fill(
        page,
        {
            "kind": ["行政复议"],
            "cause": ["不服"],
            "title": "不服部分公开石桥村土地平整工程施工合同",
            "claims": "撤销答复，责令公开合同价款。",
            "organ": "青溪县人民政府",
            "docket": DOCKET,
            "filed_on": "2026-04-01",
            "received_on": "2026-04-01",
        },
    )
    picture(page, "contract-05-registration")
    follow(page, "main form button.go")
    assert "/desk/disputes/" in page.url, page.inner_text("main")
    review = Desk(page, page.url)
    # Ten working days from 1 April, over 清明 on the 6th.
    assert page.get_attribute("dl.deadline time", "datetime") == "2026-04-16"
    picture(page, "contract-06-dispute")
    page = staff.opens("zhou")
    assert "待答复答辩" in page.inner_text("section[aria-labelledby=h-disputes]")
    picture(page, "contract-07-disputed-case")
    page.goto(f"{staff.site.address}/desk/inbox/")
    assert re.search(r"复议诉讼：\d+件待办", page.inner_text("main"))
    picture(page, "contract-08-inbox")
    follow(page, "p.msg a:text-is('复议诉讼')")
    assert DOCKET in page.inner_text("main")
    picture(page, "contract-09-list")
    return review


def stands_by_the_answer(review: Desk) -> None:
    """Drafts the answer, has the evidence bound, hands both in; the hearing is set."""
    page = review.opens()
    follow(page, "text=起草答复书")
    drafted = without_breaks(page.inner_text(".doc"))
    assert "行政复议答复书" in drafted
    assert DOCKET in drafted
    picture(page, "contract-10-answer")
    follow(review.opens(), "button:text-is('装订证据材料')")
    listed, pages = bound(review)
    for exhibit in EXHIBITS:
        assert any(exhibit in name for name in listed), (exhibit, listed)
    assert not any("原件" in name or "工作副本" in name for name in listed)
    assert not any(words in text for words in (*PERSONAL, PRICE) for text in pages)
    review.takes("登记提交答复答辩", with_evidence=["证据"])
    review.takes("登记听证开庭日期", day="2026-04-20", place="县政府行政复议听证室")
    picture(review.opens(), "contract-11-answered")


def bound(review: Desk) -> tuple[list[str], list[str]]:
    """Names in the list of the bundle and the text of every page, once the job has made it."""
    page = review.page
    link = page.locator("section[aria-labelledby=h-evidence] ul.files a")
    for _ in range(60):
        if link.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    with page.expect_download() as made:
        link.first.click()
    with pdfplumber.open(made.value.path()) as document:
        pages = [without_breaks(one.extract_text()) for one in document.pages]
        rows = [row for one in document.pages for row in one.extract_table() or () if len(row) == INDEX]
    return [without_breaks(row[2] or "") for row in rows], pages


def is_lost(review: Desk) -> None:
    """The hearing has been; revoked, to be answered anew by 10 June: the application is open again."""
    review.takes("登记听证开庭情况", held=["已举行"], head_attended=["负责人"])
    page = review.takes(
        "登记决定或一审裁判",
        document=DECISION,
        disposition="撤销或者部分撤销",
        ordered=["责令"],
        perform_by="2026-06-10",
    )
    assert "计入2026年年报表四“行政复议·结果纠正”" in page.inner_text("main")
    picture(page, "contract-12-lost")
    assert page.inner_text("section[aria-labelledby=h-next] li.act >> nth=0") == "重新办理原申请"
    review.takes("重新办理原申请")


def covers_less(staff: Staff) -> None:
    """The same file anew, with the price in sight."""
    page = staff.opens("lin")
    assert page.get_attribute("dl.deadline dd.due time", "datetime") == "2026-06-10"
    page = staff.presses("lin", "区分处理")
    page.select_option("[name=source]", index=1)
    follow(page, "main form button.go")
    staff.done(page)
    opens_the_redaction(page)
    covers_what_is_found(page)
    builds(page)
    releases(staff, page)


def is_performed(review: Desk) -> None:
    """履行, and what was learned."""
    review.takes("登记履行情况", how="重新作出部分公开告知书，公开合同价款。")
    page = review.takes("记录经验和改进", lesson="价款不是商业秘密：先逐处核对依据，再遮盖。")
    assert "价款不是商业秘密" in page.inner_text("section[aria-labelledby=h-lesson]")
    picture(page, "contract-13-learned")


def is_counted(staff: Staff, review: Desk, submitted: Submitted) -> None:
    """Once in Table 4 as corrected, once in Table 3 although it was answered twice."""
    page = staff.opens("zhou")
    picture(page, "contract-14-answered-anew")
    assert "已送达" in next_to(page, "部分公开告知书")
    follow(page, "nav.site-nav >> text=表四统计")
    cell = page.get_by_role("link", name=re.compile(r"行政复议.*结果纠正.*1件"))
    with page.expect_navigation():
        cell.click()
    assert DOCKET in page.inner_text("#open")
    picture(page, "contract-15-table-4")
    follow(page, "nav.site-nav >> text=表三统计")
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile(r"部分公开.*自然人")).click()
    assert page.inner_text("#open").count(submitted.number) == 1

"""The review over the contract on the clerk's screen: registered, answered with the evidence, lost, performed."""

import re
from dataclasses import dataclass

import pdfplumber
from playwright.sync_api import Page

from tests.browser.applying import Submitted
from tests.browser.contract import PERSONAL, PRICE
from tests.browser.staff import Staff, choose_step, fill, follow
from tests.browser.test_whole_story import next_to, picture
from tests.read_back import without_breaks

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


def is_performed(review: Desk) -> None:
    """履行, and what was learned."""
    review.takes("登记履行情况", how="重新作出部分公开告知书，公开合同价款。")
    page = review.takes("记录经验和改进", lesson="价款不是商业秘密：先逐处核对依据，再遮盖。")
    assert "价款不是商业秘密" in page.inner_text("section[aria-labelledby=h-lesson]")
    picture(page, "contract-13-learned")

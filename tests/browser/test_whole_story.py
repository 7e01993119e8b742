"""One application from the citizen's question to the lawful answer and the statistic, on a site as `make run` starts it.

With `GONGKAI_SCREENSHOTS` set to a folder, every stage leaves its pictures there at both widths.
"""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.applying import Submitted, fill_in, look_up, submit
from tests.browser.browsing import WIDTHS, sideways_scroll
from tests.browser.fresh_site import FreshSite, fresh_site
from tests.browser.staff import Staff, fill, follow
from tests.read_back import read_pdf

ASKED = "东岭村征地材料"
ITEMS = ("东岭村2025年征收土地公告", "东岭村2025年征收土地补偿登记表", "东岭村补偿方案讨论记录")
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshSite]:
    """A site on which nothing but the sample has happened."""
    with fresh_site(tmp_path_factory.mktemp("story") / "home") as found:
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


def picture(page: Page, name: str) -> None:
    """Nothing is wider than the screen, at both widths; a picture of each where pictures are wanted."""
    folder = os.environ.get("GONGKAI_SCREENSHOTS")
    before = page.viewport_size
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        assert sideways_scroll(page) == 0, f"{name} at {width}"
        if folder:
            page.screenshot(path=Path(folder) / f"story-{name}-{width}.png", full_page=True)
    assert before is not None
    page.set_viewport_size(before)


def next_to(page: Page, letter: str) -> str:
    """What the page of a case says of a letter: its state, number and approvals."""
    return page.inner_text(f"section[aria-labelledby=h-letters] tr:has-text('{letter}')")


def record(page: Page) -> str:
    """The last thing in 办理经过."""
    return page.inner_text("section[aria-labelledby=h-log] .log li >> nth=0")


def due(page: Page) -> str:
    """The deadline on the card."""
    found = page.get_attribute("dl.deadline dd.due time", "datetime")
    assert found
    return found


def refreshed(citizen: Page) -> Page:
    """The tracking page now."""
    citizen.reload()
    return citizen


def test_from_the_question_to_the_statistic(staff: Staff, citizen: Page, fresh: FreshSite) -> None:
    submitted = applies(citizen, fresh)
    is_received(staff, citizen, submitted)
    is_corrected(staff, citizen)
    asks_a_third_party(staff, citizen)
    is_extended(staff, citizen)
    is_decided(staff)
    is_approved_by_a_stand_in(staff)
    is_answered(staff, citizen)
    is_counted(staff, submitted)


def applies(citizen: Page, fresh: FreshSite) -> Submitted:
    """On a phone, without an account."""
    fill_in(citizen, fresh.address, ASKED)
    assert ASKED in citizen.inner_text("main")
    picture(citizen, "01-check")
    submitted = submit(citizen)
    assert re.fullmatch(r"青自然资申〔\d{4}〕\d+号", submitted.number)
    picture(citizen, "02-submitted")
    look_up(citizen, fresh.address, submitted)
    assert citizen.inner_text("p.say") == "等机关与您确认收到。"
    assert "尚未开始计算" in citizen.inner_text("dl.deadline")
    picture(citizen, "03-tracked")
    return submitted


def is_received(staff: Staff, citizen: Page, submitted: Submitted) -> None:
    """The clerk sees it among what is to be done today, confirms, assigns; the officer signs for it."""
    clerk = staff.at("zhou")
    row = clerk.locator(f"tr:has-text('{submitted.number}')")
    assert "互联网渠道" in row.inner_text()
    assert row.locator("a.btn.go").inner_text() == "确认收到"
    picture(clerk, "04-inbox")
    with clerk.expect_navigation():
        row.locator("th a").click()
    staff.case = clerk.url
    assert clerk.inner_text("h1") == ASKED
    picture(clerk, "05-unconfirmed")
    page = staff.takes("zhou", "确认收到", how="电话")
    assert "还剩" in page.inner_text("dl.deadline dt")
    assert page.inner_text("dl.deadline .left b") == "20"
    assert due(page) == due(refreshed(citizen))
    assert citizen.inner_text("p.say") == "机关已收到，准备办理。"
    page = staff.takes("zhou", "分办", unit="不动产登记科")
    assert "待签收" in page.inner_text("section[aria-labelledby=h-units]")
    page = staff.presses("lin", "签收")
    staff.done(page)
    assert "待签收" not in page.inner_text("section[aria-labelledby=h-units]")
    assert "林一帆" in record(page)
    picture(page, "06-signed-for")


def is_corrected(staff: Staff, citizen: Page) -> None:
    """Asked once, approved, sent; the applicant answers on the tracking page, and the period begins again."""
    page = staff.presses("lin", "告知补正")
    fill(page, {"defects": ["名称、文号"], "guidance": "请写明要哪些材料：公告、登记表还是会议记录。"})
    picture(page, "07-ask-correction")
    follow(page, "main form button.go")
    staff.done(page)
    page = staff.sends("补正告知书", "lin", "han")
    assert "已发出" in next_to(page, "补正告知书")
    assert "韩立" in next_to(page, "补正告知书")
    assert refreshed(citizen).inner_text("p.say") == "请您补正。"
    picture(citizen, "08-asked-to-correct")
    with citizen.expect_download() as told:
        citizen.tap("text=下载补正告知书")
    assert "公告、登记表还是会议记录" in read_pdf(told.value.path().read_bytes())
    citizen.tap("main a.btn.go:text-is('提交补正材料')")
    citizen.wait_for_url("**/correction/")
    citizen.fill("#id_content", "要以下三项：\n" + "\n".join(ITEMS))
    picture(citizen, "09-correcting")
    citizen.tap("main form button.go")
    citizen.wait_for_url("**/track/case/")
    assert citizen.inner_text("p.say") == "已收到您补正的材料。"
    page = staff.takes("lin", "登记补正材料", content="\n".join(ITEMS))
    assert all(item in page.inner_text("section[aria-labelledby=h-items]") for item in ITEMS)
    assert page.inner_text("dl.deadline .left b") == "20"
    picture(page, "10-corrected")


def asks_a_third_party(staff: Staff, citizen: Page) -> None:
    """Two letters go out; the third party gets its own, and objects."""
    page = staff.takes(
        "lin",
        "征求第三方意见",
        name="东岭村3户",
        address="青溪县东岭村",
        information="东岭村2025年征收土地补偿登记表中的姓名、账号",
    )
    page = staff.sends("第三方意见征询书", "lin", "han", sent_by="邮寄", tracking="XA00000000100")
    staff.sends("征求意见告知书", "lin", "han")
    assert refreshed(citizen).inner_text("p.say") == "正在征求第三方意见。"
    picture(citizen, "11-third-party-asked")
    page = staff.takes("zhou", "登记送达第三方意见征询书")
    assert "征求意见" in page.inner_text("ol.steps .now")
    assert page.inner_text("dl.deadline dt") == "计时暂停，恢复后还剩"
    picture(page, "12-consulting")
    page = staff.takes_about(
        "lin", "第三方意见征询书", "登记意见", answer="不同意公开", words="登记表有我们的账号。"
    )
    assert "不同意公开" in record(page)


def is_extended(staff: Staff, citizen: Page) -> None:
    """By ten working days, with the consent of the head of the office."""
    before = due(staff.opens("lin"))
    staff.takes("lin", "延长答复期限", by="10", reason="材料分散在三个年度的档案中，需要逐件核对。")
    page = staff.sends("延长答复期限告知书", "lin", "han")
    assert page.inner_text("dl.deadline .left b") == "30"
    assert due(page) > before
    assert due(refreshed(citizen)) == due(page)
    assert "延长" in citizen.inner_text("section[aria-labelledby=h-log]")
    picture(citizen, "13-extended")


def is_decided(staff: Staff) -> None:
    """Item by item: one given, one in part, one refused."""
    page = staff.presses("lin", "拟定处理结果")
    fill(page, {"item-1-outcome": "予以公开", "item-1-where": "青溪县人民政府网站“征地信息公开”栏目"})
    page.select_option("[name=item-2-outcome]", "partial")
    page.check("[name=item-2-withheld][value='refused.third_party']")
    page.select_option("[name=item-3-outcome]", "refused.process_info")
    fill(
        page,
        {
            "item-2-given": "随本告知书提供遮盖后的登记表12页。",
            "item-2-reason": "登记表载有他人姓名、账号，第三方不同意公开。",
            "item-2-harm": "公开会损害他人的财产安全和生活安宁。",
            "item-3-reason": "属于在履行行政管理职能过程中形成的讨论记录。",
            "item-3-harm": "公开会影响内部坦率讨论。",
        },
    )
    picture(page, "14-deciding")
    follow(page, "main form button.go")
    staff.done(page)
    results = page.inner_text("section[aria-labelledby=h-items]")
    assert "予以公开" in results
    assert "部分公开" in results
    assert "办结时全件计入年报表三" in results
    staff.done(staff.presses("lin", "起草答复书"))
    picture(page, "15-decided")


def is_approved_by_a_stand_in(staff: Staff) -> None:
    """何青, 韩立, and 韩立 once more in the place of 沈明远, who is away; the record says for whom."""
    letter = "部分公开告知书"
    staff.takes("lin", f"送审{letter}")
    page = staff.presses("he", f"审批{letter}")
    assert "账号" in page.inner_text(".doc")
    picture(page, "16-approving")
    follow(page, "main form button.go")
    staff.done(page)
    staff.approves("han", letter)
    page = staff.opens("han")
    assert not page.locator(f"text=审批{letter}").count()
    follow(page, "text=切换岗位")
    page.check("label:has-text('代沈明远') input")
    picture(page, "17-switching")
    follow(page, "main form button.go")
    page = staff.approves("han", letter)
    assert "韩立（代沈明远，副局长）" in record(page)
    assert "韩立（代沈明远，副局长）" in next_to(page, letter)
    assert re.search(r"青自然资公开〔\d{4}〕\d+号", next_to(page, letter))
    picture(page, "18-signed")


def is_answered(staff: Staff, citizen: Page) -> None:
    """Sent out; the applicant sees the result, downloads the letter, and says how satisfied they are."""
    page = staff.dispatches("部分公开告知书", sent_by="凭查询码下载")
    assert "全件计入年报表三" in page.inner_text("section[aria-labelledby=h-items]")
    picture(page, "19-closed")
    refreshed(citizen)
    assert "已答复：" in citizen.inner_text("p.say")
    assert "部分公开" in citizen.inner_text("p.say")
    picture(citizen, "20-answered")
    with citizen.expect_download() as given:
        citizen.tap("text=下载部分公开告知书")
    letter = read_pdf(given.value.path().read_bytes())
    assert re.search(r"青自然资公开〔\d{4}〕\d+号", letter)
    for said in (
        "；".join(ITEMS),
        "第三十七条",
        "第十五条",
        "第十六条第二款",
        "第三方不同意公开",
        "行政复议",
        "林小满",
    ):
        assert said in letter, said
    citizen.goto(f"{staff.site.address}/track/case/")
    citizen.check("label:has-text('很满意') >> nth=0")
    citizen.tap("text=提交评价")
    citizen.wait_for_selector("text=已收到您的评价，谢谢。")
    picture(citizen, "21-rated")
    page = staff.opens("zhou")
    assert "已送达" in next_to(page, "部分公开告知书")


def is_counted(staff: Staff, submitted: Submitted) -> None:
    """In the archive, and in Table 3 under 部分公开, whose number opens the list with it: the sample has one too."""
    page = staff.presses("zhou", "归档")
    staff.done(page)
    assert "已归档" in page.inner_text(".page-head")
    picture(page, "22-archived")
    follow(page, "nav.site-nav >> text=统计表")
    assert f"{datetime.now(ZoneInfo('Asia/Shanghai')).year}年" in page.inner_text("h1")
    cell = page.get_by_role("link", name=re.compile(r"部分公开.*自然人，\d+件"))
    with page.expect_navigation():
        cell.click()
    assert submitted.number in page.inner_text("#open")
    picture(page, "23-table-3")

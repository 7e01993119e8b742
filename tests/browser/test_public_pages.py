"""The public pages in a browser: no violations, nothing wider than a phone, everything by keyboard, nothing needs a script."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from gongkai.publishing.columns.version import count_up
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Leader, Publication, Topic
from tests.browser.browsing import sideways_scroll
from tests.browser.staff import follow
from tests.browser.test_accessibility import violations
from tests.published import Published, platforms

BODY = (
    "<h2>第一章　总则</h2><p>第一条　为了规范农村宅基地审批和住房建设，保障村民合法权益，制定本办法。</p>"
    "<table><caption>面积标准</caption><thead><tr>"
    + "".join(f'<th scope="col">第{n}类地区（平方米）</th>' for n in range(1, 9))
    + "</tr></thead><tbody><tr>"
    + "<td>90</td>" * 8
    + "</tr></tbody></table>"
)


@pytest.fixture
def published(transactional_db: None) -> Published:
    """A platform with something on every page, a repealed document with all that may stand around it."""
    made = platforms()
    one, by = made.bring("青溪县农村宅基地审批和住房建设管理办法", "关于废止部分文件的决定", body=BODY)
    made.bring(
        *[f"关于印发第{n}个管理办法的通知" for n in range(22)], document_number="青自然资规〔2025〕7号"
    )
    made.bring("2026年部门预算", kind=DocumentKind.BUDGET, validity=None)
    Leader.objects.create(agency=made.agency, name="沈明远", title="局长", duties="主持全面工作。")
    topic = Topic.objects.create(
        agency=made.agency, code="land", name="宅基地专题", opened_on=date(2026, 1, 1), lead="集中公开。"
    )
    topic.documents.set([one])
    link = {"kind": "interprets", "from_it": False, "document": by.pk, "form": "picture", "articles": ""}
    Publication.objects.filter(pk=one.pk).update(
        validity="repealed",
        repealed_date=date(2026, 4, 1),
        banner={
            "validity": "repealed",
            "says": "本文件已于2026年4月1日废止。",
            "articles": "",
            "by": {"document": by.pk, "title": by.title},
        },
        shown={
            "links": [{**link, "title": "图解：办法改了什么", "on": "2026-03-10"}],
            "questions": [{"question": "三口之家可以批多少？", "answer": "不超过90平方米。"}],
            "topics": [{"agency": made.agency.pk, "code": "land", "name": "宅基地专题"}],
        },
        files=[
            {
                "number": 5,
                "title": "申请表",
                "use": "attachment",
                "media": "application/pdf",
                "size": 23456,
                "pages": 3,
            }
        ],
    )
    count_up(made.agency)
    return made


def addresses(published: Published) -> list[str]:
    own, document = f"/agencies/{published.agency.pk}", f"/info/{published.documents[0].pk}/"
    parts = ("", "guide/", "rules/", "statutory/", "reports/", "policies/", "catalogue/", "statistics/")
    columns = ("columns/normative/", "columns/normative/?q=没有", "columns/budget/")
    return [
        "/",
        document,
        f"{document}files/5/pages/2/",
        *(f"{own}/{part}" for part in (*parts, *columns)),
        f"/topics/{published.agency.pk}/land/",
        "/topics/",
        "/statistics/",
        "/site-map/",
    ]


def test_public_pages_have_no_violations_and_fit(
    page: Page, live_server: object, published: Published
) -> None:
    for address in addresses(published):
        response = page.goto(f"{live_server}{address}")
        assert response
        assert response.status == 200, address
        assert sideways_scroll(page) == 0, address
        assert violations(page) == "", address


def test_large_print_fits_too(browser: Browser, live_server: object, published: Published) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_cookies([{"name": "mode", "value": "elder", "url": str(live_server)}])
    page = context.new_page()
    for address in addresses(published)[:6]:
        page.goto(f"{live_server}{address}")
        assert page.locator("html").get_attribute("data-mode") == "elder"
        assert sideways_scroll(page) == 0, address
    context.close()


def test_without_a_script_one_finds_the_way_from_home_to_a_document(
    browser: Browser, live_server: object, published: Published
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(str(live_server))
    page.select_option("#agency", label="青溪县自然资源局")
    follow(page, "form.agency button")
    follow(page, "nav.colnav >> text=行政规范性文件")
    follow(page, "nav.pager >> text=下一页")
    assert "第11—20件" in page.inner_text("nav.pager")
    page.fill("#fq", "宅基地")
    follow(page, "form.filter button")
    follow(page, "table.list >> text=青溪县农村宅基地审批和住房建设管理办法")
    assert page.inner_text("h1") == "青溪县农村宅基地审批和住房建设管理办法"
    assert "本文件已于2026年4月1日废止。" in page.inner_text("article")
    context.close()


def test_a_line_of_a_document_has_28_characters_where_there_is_room(
    page: Page, width: int, live_server: object, published: Published
) -> None:
    """As on paper (GB/T 9704); never under 18."""
    page.goto(f"{live_server}/info/{published.documents[0].pk}/")
    characters = page.evaluate(
        "(() => { const doc = document.querySelector('.doc');"
        " return doc.getBoundingClientRect().width / parseFloat(getComputedStyle(doc).fontSize) })()"
    )
    assert round(characters, 2) == 28 if width > 1000 else 18 <= characters < 28

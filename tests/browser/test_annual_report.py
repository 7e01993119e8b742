"""The last mile of an annual report, by clicks: from the draft to the files that the public downloads, which read back as submitted."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.models import AgencyName
from gongkai.agencies.role import Role
from gongkai.annual import steps
from gongkai.annual.models import AnnualReport, LibraryReport
from gongkai.publishing.columns.opening import open_platform
from gongkai.report.checks import check
from gongkai.report.reading import read_bytes
from gongkai.report.writing import Kind
from gongkai.report.writing import write as write_file
from tests.annual_desk import moment, write
from tests.browser.staff import fill, follow
from tests.browser.test_office import is_sound, sign_in
from tests.clean_reports import with_values
from tests.county import County, county
from tests.own_reports import clean_report, published
from tests.same_report import differences
from tests.year_of_records import Applied, applied

TODAY = moment(14)
"""26 January 2026, five days before the report on 2025 is due."""
RECEIVED = date(2025, 3, 3)
GRANTED = "t3.outcome.granted@natural_person"


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    """青溪县, whose bureau of natural resources has answered five applications in 2025."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: TODAY.at)
    made = county(TODAY.today)
    for agency in (made.government, made.agency):
        open_platform(agency, TODAY)
    applied(made.agency, [Applied(RECEIVED, date(2025, 3, 20), "granted")] * 5)
    return made


@pytest.fixture
def shot(page: Page, width: int) -> Callable[[str], None]:
    """A picture to look at, into the folder that the environment names, if it names one."""
    folder = os.environ.get("GONGKAI_PICTURES")

    def take(name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)

    return take


def takes(page: Page, address: str, step: str, **inputs: str) -> None:
    """A step of 下一步, through its form and the page that asks once more where it has one."""
    page.goto(address)
    steps = page.locator("section[aria-labelledby=h-next]")
    if not steps.locator(f".act :text-is('{step}')").count():
        steps.locator("summary").click()
    follow(page, f"section[aria-labelledby=h-next] :text-is('{step}')")
    fill(page, dict(inputs))
    follow(page, "main form button.go")
    if page.locator("p.say").count():
        follow(page, "main form button.go")
    expect(page.locator("[role=status]")).to_contain_text(f"已{step}。")


def test_from_the_draft_to_the_published_files(
    page: Page, here: County, live_server: LiveServer, shot: Callable[[str], None]
) -> None:
    clerk = lambda: sign_in(page, here, live_server, Role.CLERK)  # noqa: E731
    superior = lambda: sign_in(page, here, live_server, Role.OGI_HEAD, of_government=True)  # noqa: E731

    clerk()
    page.goto(f"{live_server.url}/desk/annual/")
    page.select_option("select[name=year]", "2025")
    follow(page, "button:text-is('生成报告')")
    desk = page.url
    report = AnnualReport.objects.get()
    write(report)

    # A number, the cases that it counts, one of them.
    page.goto(f"{desk}tables/?table=3")
    follow(page, f"td[id='c-{GRANTED.replace('@', '--').replace('.', '-')}'] a.n")
    expect(page.locator("#open .cases li")).to_have_count(5)
    shot("last-mile-opened")
    follow(page, "#open .cases a >> nth=0")
    assert "/desk/" in page.url
    expect(page.locator("h1")).to_be_visible()

    page.goto(f"{desk}tables/?table=2&cell=t2.licensing.decisions#open")
    follow(page, "text=调整这一格")
    fill(page, {"amount": "32", "reason": "许可决定登记在行政审批系统。", "document": "青审批函〔2026〕1号"})
    follow(page, "main form button.go")
    expect(page.locator("#open")).to_contain_text("记录0，调整＋32，填报32")
    is_sound(page)
    shot("last-mile-adjusted")

    takes(page, desk, "报送")
    superior()
    takes(page, desk, "退回修改", reason="许可件数请再核对。")
    clerk()
    takes(page, desk, "报送")
    superior()
    takes(page, desk, "核准")
    clerk()
    takes(page, desk, "发布")
    filed = LibraryReport.objects.get()
    assert page.get_attribute("text=看公众看到的页面", "href") == f"/reports/{filed.pk}/"
    page.context.clear_cookies()

    page.goto(f"{live_server.url}/agencies/{here.government.pk}/reports/")
    is_sound(page)
    shot("last-mile-column")
    follow(page, "text=青溪县自然资源局2025年政府信息公开工作年度报告")
    is_sound(page)
    shot("last-mile-published")
    submitted = AnnualReport.objects.get().report
    assert submitted.value("t2.licensing.decisions") == 32
    files = {"page.html": page.request.get(page.url).body()}
    for kind in (Kind.DOCX, Kind.PDF, Kind.XLSX, Kind.HTML, Kind.JSON):
        with page.expect_download() as download:
            page.click(f"a[href='/reports/{filed.pk}/{kind}/']")
        files[f"report.{kind}"] = Path(download.value.path()).read_bytes()
    for name, content in files.items():
        found = read_bytes(content, name)
        assert differences(submitted, found) == [], name
        assert check(found).findings == (), name


def test_pages_around_a_published_report_are_sound(
    page: Page, here: County, live_server: LiveServer, tmp_path: Path, shot: Callable[[str], None]
) -> None:
    own = here.agency.name
    before = clean_report("青溪县国土资源局", 2024)
    steps.add_to_library(with_values(before, {"t3.carried_out@total": 12}), user=None, now=TODAY.at)
    first = published(here.agency, 2025, TODAY)
    filed = published(here.agency, 2025, TODAY, corrects=first.own, reason="表四漏填一件，已补。")
    AgencyName.objects.create(agency=here.agency, name="青溪县国土资源局", until=date(2025, 2, 1))
    for name, address in (
        ("report-corrected", f"/reports/{filed.pk}/"),
        ("report-version", f"/reports/{filed.pk}/versions/1/"),
        ("report-check", f"/reports/{filed.pk}/check/"),
        ("report-years", f"/agencies/{here.agency.pk}/reports/years/"),
        ("open-data-reports", "/open-data/reports/"),
    ):
        page.goto(live_server.url + address)
        shot(name)
        is_sound(page)

    sign_in(page, here, live_server, Role.CLERK)
    page.goto(f"{live_server.url}/desk/annual/past/")
    is_sound(page)
    shot("past-form")
    brought = []
    for report in (
        clean_report(own, 2023),
        with_values(clean_report(own, 2022), {"t3.carried_in@total": 99}),
    ):
        brought.append(tmp_path / f"{report.year}.json")
        brought[-1].write_bytes(write_file(report, Kind.JSON))
    page.set_input_files("input[type=file]", [*map(str, brought), __file__])
    follow(page, "button:text-is('读出年报')")
    page.locator("details").first.evaluate("one => { one.open = true }")
    is_sound(page)
    shot("past-read")
    follow(page, "button:text-is('入库并公开')")
    expect(page.locator("[role=status]")).to_contain_text("已入库2份往年年报。")

"""The pages of an annual report on the desk: begun by a button, answered, submitted, returned, downloaded."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.annual_desk import write
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.annual.models import AnnualReport, CellComment
from gongkai.annual.stage import Stage
from gongkai.report.reading import read_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county(date.today())  # noqa: DTZ011


def begun(clerk: Client) -> AnnualReport:
    year = date.today().year - 1  # noqa: DTZ011
    answer = clerk.post("/desk/annual/", {"year": year})
    report = AnnualReport.objects.get()
    assert answer.headers["Location"] == f"/desk/annual/{report.pk}/"
    return report


def text(page: bytes) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", page.decode()))


def test_begun_by_the_button_it_says_what_is_in_the_way(here: County) -> None:
    clerk = here.client(Role.CLERK)
    assert "还没有报告。" in text(clerk.get("/desk/annual/").content)
    report = begun(clerk)
    page = text(clerk.get(f"/desk/annual/{report.pk}/").content)
    assert "报送前还有" in page
    assert "第五部分还有一处没有补写" in page
    refused = clerk.get(f"/desk/annual/{report.pk}/steps/submit/")
    assert refused.status_code == 409
    assert "现在不能报送。" in text(refused.content)


def test_a_finding_is_explained_on_its_page_and_an_empty_reason_is_told_beside_it(here: County) -> None:
    clerk = here.client(Role.CLERK)
    report = begun(clerk)
    write(report)
    address = f"/desk/annual/{report.pk}/findings/"
    report.passages.filter(section=5).update(text="", edits=1)
    page = clerk.get(address).content.decode()
    mark = re.findall(r'name="finding" value="(\w{64})"', page)[0]
    refused = clerk.post(
        address, {"finding": mark, f"{mark[:12]}-kind": "explained", f"{mark[:12]}-reason": ""}
    )
    assert refused.status_code == 422
    assert "这个字段是必填项" in text(refused.content)
    answered = {
        "finding": mark,
        f"{mark[:12]}-kind": "dismissed",
        f"{mark[:12]}-reason": "已在第一部分写明。",
    }
    assert "已说明不是问题（1）" in text(clerk.post(address, answered, follow=True).content)
    assert "已撤回说明。" in text(
        clerk.post(address, {"finding": mark, "withdraw": "1"}, follow=True).content
    )


def test_submitted_returned_and_settled_by_clicks(here: County) -> None:
    clerk, superior = here.client(Role.CLERK), here.client(Role.OGI_HEAD, here.government)
    report = begun(clerk)
    write(report)
    at = f"/desk/annual/{report.pk}/"
    _answer_all(clerk, report)
    asked = clerk.post(f"{at}steps/submit/", {"seen": AnnualReport.objects.get().case.length})
    assert "报送后表格和文字定稿" in text(asked.content)
    seen = AnnualReport.objects.get().case.length
    sent = clerk.post(f"{at}steps/submit/", {"seen": seen, "confirmed": "1"}, follow=True)
    assert "已报送。报告现在：已报送。" in text(sent.content)
    assert "青溪县自然资源局" in text(superior.get("/desk/annual/").content)
    seen = AnnualReport.objects.get().case.length
    opened = superior.get(f"{at}tables/?cell=t3.received_new@total").content.decode()
    asked_of_cell = f"{at}steps/comment/?code=t3.received_new%40total"
    assert asked_of_cell in opened
    assert '<option value="t3.received_new@total" selected>' in superior.get(asked_of_cell).content.decode()
    on_cell = {"seen": seen, "code": "t3.received_new@total", "text": "与月报不一致。"}
    superior.post(f"{at}steps/comment/", on_cell)
    superior.post(f"{at}steps/return/", {"seen": seen + 1, "reason": "核对后再报。"})
    assert AnnualReport.objects.get().stage == Stage.RETURNED
    page = text(clerk.get(at).content)
    assert "“一、本年新收政府信息公开申请数量”总计格：与月报不一致。" in page
    assert "还有1条上级意见没有处理。逐条处理后再报送。" in page
    comment = CellComment.objects.get()
    seen = AnnualReport.objects.get().case.length
    clerk.post(f"{at}steps/settle/", {"seen": seen, "comments": comment.pk, "reason": "已核对。"})
    assert "已处理：青溪县自然资源局周敏秋" in text(clerk.get(at).content)


def _answer_all(clerk: Client, report: AnnualReport) -> None:
    """A report that is begun today is late for the better part of the year, which has to be explained."""
    address = f"/desk/annual/{report.pk}/findings/"
    for mark in re.findall(r'name="finding" value="(\w{64})"', clerk.get(address).content.decode()):
        said = {"finding": mark, f"{mark[:12]}-kind": "explained", f"{mark[:12]}-reason": "系统启用较晚。"}
        assert clerk.post(address, said).status_code == 302


@pytest.mark.parametrize("kind", ["docx", "json"])
def test_the_draft_comes_as_a_file_that_reads_back(here: County, kind: str) -> None:
    clerk = here.client(Role.CLERK)
    report = begun(clerk)
    write(report)
    answer = clerk.get(f"/desk/annual/{report.pk}/draft.{kind}")
    assert answer.status_code == 200
    back = read_bytes(answer.content, f"draft.{kind}")
    assert (back.agency, back.year) == ("青溪县自然资源局", report.year)
    assert back.value("t3.received_new@total") == 0
    assert clerk.get(f"/desk/annual/{report.pk}/draft.exe").status_code == 404


def test_nobody_else_opens_it(here: County) -> None:
    report = begun(here.client(Role.CLERK))
    for client in (here.client(Role.CLERK, here.government), here.client(Role.CLERK, here.other)):
        assert client.get(f"/desk/annual/{report.pk}/").status_code == 404
    assert here.client(Role.OFFICER).post("/desk/annual/", {"year": 2024}).status_code in (200, 403)
    assert AnnualReport.objects.count() == 1


def test_the_list_asks_the_same_however_long_it_is(here: County) -> None:
    clerk = here.client(Role.CLERK)
    begun(clerk)
    with CaptureQueriesContext(connection) as one:
        clerk.get("/desk/annual/")
    clerk.post("/desk/annual/", {"year": date.today().year - 2})  # noqa: DTZ011
    with CaptureQueriesContext(connection) as two:
        clerk.get("/desk/annual/")
    assert len(two) == len(one)

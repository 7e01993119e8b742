"""The words of a report on the desk: read, opened, written, drafted again, looked back at."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.county import County, county
from tests.own_reports import clean_report
from tests.years_of_three_reports import placed, small_2021

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.annual import stored
from gongkai.annual.models import AnnualReport, Passage
from gongkai.annual.narrative.figures import FIGURES
from gongkai.annual.opening_year import begin
from gongkai.annual.stage import Stage
from gongkai.annual.whole_report import current
from gongkai.publishing.models import ChannelKind
from gongkai.publishing.scope import Scope
from gongkai.records.moment import Moment

pytestmark = pytest.mark.django_db
TODAY = date(2022, 1, 5)
WHEN = Moment(TODAY, datetime(2022, 1, 5, 1, tzinfo=UTC))


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: WHEN.at)
    return county(TODAY)


@pytest.fixture
def report(sample: County) -> AnnualReport:
    return begin(sample.agency, 2021, SYSTEM, WHEN)


@pytest.fixture
def clerk(sample: County) -> Client:
    return sample.client(Role.CLERK)


@pytest.fixture
def passage(report: AnnualReport) -> Passage:
    return Passage.objects.get(report=report, section=1, position=5)


def of(report: AnnualReport, page: str = "") -> str:
    return f"/desk/annual/{report.pk}/{page}"


def words(page: bytes) -> str:
    return re.sub(r"<[^>]+>|\s", "", page.decode())


def test_every_number_opens_the_records_that_it_counts(
    sample: County, report: AnnualReport, clerk: Client
) -> None:
    small_2021(sample.agency)
    page = clerk.get(of(report, "narrative/")).content
    assert "通过政府网站公开信息6条，其中工作动态3条、公示公告3条。" in words(page)
    shown = dict(re.findall(r'<a class="n" href="([^"]+)">(\d+)</a>', page.decode()))
    assert len(shown) > 10
    for code in (
        "channel.site",
        "column.news",
        "received.online",
        "theme.land",
        "guide",
        "messages.answered",
    ):
        opened = clerk.get(of(report, f"figures/{code}/"))
        assert opened.context["page"].paginator.count == int(shown[of(report, f"figures/{code}/")]), code
    assert of(report, "tables/?cell=t3.received_new%40total#open") in shown
    refused = clerk.get(of(report, "figures/t3.outcome.refused@total/"))
    assert [(one.label, one.says) for one in refused.context["cells"]] == [
        ("“（三）不予公开·5.属于三类内部事务信息”总计格", "1件")
    ]
    assert clerk.get(refused.context["cells"][0].address).status_code == 200
    (row,) = re.findall(
        r'href="(/desk/ledgers/messages/\d+/)"', clerk.get(of(report, "figures/messages/")).content.decode()
    )[:1]
    assert clerk.get(row).status_code == 200


def test_rows_of_every_kind_of_figure_are_listed(report: AnnualReport, clerk: Client) -> None:
    scope = Scope.of_year(report.agency, 2021)
    kinds = {figure.count(scope).rows.model: code for code, figure in FIGURES.items()}
    assert len(kinds) > 15
    for code in kinds.values():
        assert clerk.get(of(report, f"figures/{code}/")).status_code == 200, code
    assert clerk.get(of(report, "figures/column.nosuch/")).status_code == 404


def test_a_passage_is_written_with_a_preview_and_its_figures_beside(
    sample: County, passage: Passage, clerk: Client
) -> None:
    placed(sample.agency, 2021, ChannelKind.SITE, 366)
    page = of(passage.report, f"narrative/{passage.pk}/")
    shown = clerk.get(page)
    offered = {one.code: one.says for group in shown.context["groups"] for one in group.figures}
    assert (offered["channel.site"], offered["year"]) == ("366条", "2021")
    assert "channel.weibo" not in offered
    typed = "检查网站信息{channel.site|余}条。"
    beside = clerk.post(f"{page}preview/", {"text": typed})
    assert words(beside.content) == "检查网站信息300余条。"
    # Without a script the button does the same.
    again = clerk.post(page, {"text": typed, "seen": 0, "base": passage.text, "preview": "1"})
    assert "检查网站信息300余条。" in words(again.content)
    assert typed in again.content.decode()
    passage.refresh_from_db()
    assert passage.edits == 0
    saved = clerk.post(page, {"text": typed, "seen": 0, "base": passage.text})
    assert saved.headers["Location"] == of(passage.report, "narrative/")
    read = words(clerk.get(saved.headers["Location"]).content)
    assert "检查网站信息300余条。" in read
    assert "周敏秋（公开办经办）1月5日09:00修改" in read


def test_a_wrong_reference_stands_beside_the_field_and_nothing_typed_is_lost(
    passage: Passage, clerk: Client
) -> None:
    page = of(passage.report, f"narrative/{passage.pk}/")
    refused = clerk.post(page, {"text": "公开{chanel}条。", "seen": 0, "base": passage.text})
    assert refused.status_code == 422
    assert "没有这样的数据：{chanel}。从“可以引用的数据”里选取。" in refused.content.decode()
    assert "公开{chanel}条。</textarea>" in refused.content.decode()


def test_two_people_in_one_paragraph_see_both_texts_and_may_save_again(
    sample: County, passage: Passage, clerk: Client
) -> None:
    page = of(passage.report, f"narrative/{passage.pk}/")
    head = sample.client(Role.OGI_HEAD)
    assert clerk.post(page, {"text": "经办写的。", "seen": 0, "base": passage.text}).status_code == 302
    both = head.post(page, {"text": "主任写的。", "seen": 0, "base": passage.text})
    assert both.status_code == 409
    assert "周敏秋（公开办经办）保存的" in both.content.decode()
    assert "主任写的。</textarea>" in both.content.decode()
    told = {"text": "主任写的。", "seen": both.context["seen"], "base": both.context["base"]}
    assert head.post(page, told).status_code == 302
    history = words(clerk.get(f"{page}history/").content)
    assert history.index("韩立（办公室主任）修改") < history.index("周敏秋（公开办经办）修改")


def test_drafting_again_shows_first_what_would_go(passage: Passage, clerk: Client) -> None:
    page = of(passage.report, f"narrative/{passage.pk}/")
    clerk.post(page, {"text": "本年度开展检查。", "seen": 0, "base": passage.text})
    asked = clerk.get(f"{page}draft/")
    assert "本年度开展检查。" in words(asked.content)
    passage.refresh_from_db()
    assert passage.text == "本年度开展检查。"
    assert clerk.post(f"{page}draft/", {"seen": 0}).status_code == 409
    assert clerk.post(f"{page}draft/", {"seen": 1}).status_code == 302
    passage.refresh_from_db()
    assert passage.text == passage.drafted


def test_what_is_submitted_is_read_and_not_written(sample: County, passage: Passage, clerk: Client) -> None:
    data = stored.to_text(clean_report(sample.agency.name, 2021))
    AnnualReport.objects.filter(pk=passage.report_id).update(
        stage=Stage.SUBMITTED, submitted_at=WHEN.at, data=data
    )
    page = of(passage.report, f"narrative/{passage.pk}/")
    refused = clerk.post(page, {"text": "晚了一步的话。", "seen": 0, "base": ""})
    assert refused.status_code == 409
    assert "晚了一步的话。" in refused.content.decode()
    superior = sample.client(Role.CLERK, sample.government)
    assert superior.get(of(passage.report, "narrative/")).status_code == 200
    assert "由编制机关查看" in superior.get(of(passage.report, "figures/messages/")).content.decode()
    assert superior.get(page).status_code == 409
    assert superior.post(f"{page}preview/", {"text": "{channel}"}).status_code == 404


def test_each_section_tells_how_much_stood_in_last_years_report(
    sample: County, report: AnnualReport, clerk: Client
) -> None:
    page = of(report, "narrative/")
    assert "与上年" not in words(clerk.get(page).content)
    before = begin(sample.agency, 2020, SYSTEM, WHEN)
    AnnualReport.objects.filter(pk=before.pk).update(
        stage=Stage.PUBLISHED, data=stored.to_text(current(before))
    )
    shown = {one.number: one for one in clerk.get(page).context["sections"]}
    # The same draft of a year as empty as the other.
    assert shown[5].likeness == 100
    assert shown[5].is_copied
    assert shown[2].likeness is None


def test_the_page_asks_as_much_however_much_it_says(
    sample: County, report: AnnualReport, clerk: Client
) -> None:
    with CaptureQueriesContext(connection) as few:
        clerk.get(of(report, "narrative/"))
    small_2021(sample.agency)
    with CaptureQueriesContext(connection) as many:
        clerk.get(of(report, "narrative/"))
    assert len(many) <= len(few) + 3

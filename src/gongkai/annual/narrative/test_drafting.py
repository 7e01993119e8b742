"""The years of three real reports, drafted: the counts that those reports state are found in the drafts again."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.county import agency
from tests.year_of_records import Applied, applied, decided
from tests.years_of_three_reports import (
    county_2020,
    industry_2020,
    office_2021,
    placed,
    received,
    small_2021,
)

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative.drafting import draft
from gongkai.annual.narrative.passages import told
from gongkai.annual.narrative.references import REFERENCE, placeholders
from gongkai.annual.opening_year import begin
from gongkai.annual.whole_report import current
from gongkai.publishing.models import ChannelKind, MediaAccount
from gongkai.records.moment import Moment
from gongkai.registers.models import Message
from gongkai.report.checks.checking import check
from gongkai.report.narrative.division import Fit
from gongkai.report.narrative.extraction import read
from gongkai.report.value import Report
from gongkai.text.chinese_numerals import Bound

pytestmark = pytest.mark.django_db
TODAY = date(2022, 1, 5)
WHEN = Moment(TODAY, datetime(2022, 1, 5, 1, tzinfo=UTC))


@pytest.fixture
def government(db: None) -> Agency:
    return agency("青溪县人民政府", AgencyKind.GOVERNMENT, region_code="900121")


@pytest.fixture
def bureau(government: Agency) -> Agency:
    return agency("青溪县自然资源局", parent=government)


def drafted(agency: Agency, year: int) -> Report:
    return current(begin(agency, year, SYSTEM, WHEN), date(year + 1, 1, 20))


@pytest.mark.parametrize(
    ("of", "year", "fill", "stated"),
    [
        # seed-000: 97 + 1,100 items, 13 messages, 14 of the hotline, 22 powers, 32 licences.
        ("青溪县经济和信息化局", 2020, industry_2020, {"97条", "1100条", "13条", "14件", "22项", "32件"}),
        # seed-001: 46 + 31 interpretations, 11 applications; calls and drills in round numbers.
        ("", 2020, county_2020, {"46篇", "31篇", "11件", "20余起", "30余场", "15件"}),
        # seed-002: 4,921 = 3,789 + 405 + 540 + 187, 3,789 by column, 38 elements of the guide, 9 = 8 + 1 applications.
        (
            "青溪县人民政府办公室",
            2021,
            office_2021,
            {
                "4921条",
                "3789条",
                "405条",
                "540条",
                "187条",
                "2121条",
                "308条",
                "19条",
                "33条",
                "18条",
                "1290条",
            }
            | {"38条", "945条", "9件", "8件", "1件"},
        ),
    ],
)
def test_the_counts_of_real_reports_are_found_in_the_draft_and_no_rule_minds_it(
    government: Agency, of: str, year: int, fill: Callable[[Agency], None], stated: set[str]
) -> None:
    reporting = agency(of, parent=government) if of else government
    fill(reporting)
    report = drafted(reporting, year)
    narrative = read(report)
    bounds = {Bound.AT_LEAST: "余"}
    assert stated <= {f"{one.value}{bounds.get(one.bound, '')}{one.unit}" for one in narrative.counts}
    assert {one.fit for one in narrative.divisions} == {Fit.HOLDS}
    words = [one for one in check(report).findings if one.rule.startswith(("NV", "ST"))]
    assert [(one.rule, one.message) for one in words] == []


def test_every_figure_of_a_draft_is_a_reference(bureau: Agency) -> None:
    small_2021(bureau)
    words = [f"{one.heading}{one.text}" for one in draft(bureau, 2021)]
    assert [one for one in words if re.search(r"[0-9０-９]", REFERENCE.sub("", one))] == []


def test_what_changes_in_the_records_changes_in_words_that_nobody_has_written(bureau: Agency) -> None:
    placed(bureau, 2021, ChannelKind.SITE, 30)
    report = begin(bureau, 2021, SYSTEM, WHEN)
    assert "全年公开政府信息30条，均通过政府网站公开。" in said(report)
    placed(bureau, 2021, ChannelKind.WECHAT, 12)
    assert "全年公开政府信息42条，其中政府网站30条、政务微信12条。" in said(report)


def test_a_year_without_records_says_what_the_law_wants_said_and_asks_for_the_rest(bureau: Agency) -> None:
    report = drafted(bureau, 2021)
    text = "\n".join(line for section in report.sections for line in section.paragraphs)
    assert "本年度未收到政府信息公开申请。" in text
    assert "本年度未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。" in text
    assert "本年度未收取信息处理费。" in text
    assert not re.search(r"(?<![0-9])0[件条项]", text)
    assert len(placeholders(text)) == 6
    assert [one.rule for one in check(report).findings if one.rule.startswith("NV")] == []


def test_a_government_is_asked_for_assessment_evaluation_and_accountability(
    government: Agency, bureau: Agency
) -> None:
    wanted = {"〔待补充：工作考核的结果〕", "〔待补充：社会评议的结果〕"}
    assert wanted <= set(placeholders("".join(one.text for one in draft(government, 2021))))
    assert not wanted & set(placeholders("".join(one.text for one in draft(bureau, 2021))))


def test_a_government_states_what_its_units_did(government: Agency, bureau: Agency) -> None:
    for one in (bureau, agency("青溪县教育局", parent=government)):
        placed(one, 2021, ChannelKind.SITE, 20)
    placed(agency("清和县自然资源局"), 2021, ChannelKind.SITE, 7)
    assert "全年公开政府信息40条" in said(begin(government, 2021, SYSTEM, WHEN))


def test_late_applications_are_a_problem_and_not_said_to_be_in_time(bureau: Agency) -> None:
    late, *_others = received(bureau, 2021, [("online", "land", "granted")] * 3)
    late.due = late.closed_on and late.closed_on.replace(day=1)
    late.save()
    text = said(begin(bureau, 2021, SYSTEM, WHEN))
    assert "超过期限办结1件" in text
    assert "提前提醒、逐件督办" in text
    assert "都在法定期限内" not in text


def test_the_satisfied_share_stands_beside_the_two_counts_that_make_it(bureau: Agency) -> None:
    ratings = ("satisfied", "fair", "dissatisfied", "")
    on = date(2021, 5, 6)
    entered = {
        "on": on,
        "answered_on": on,
        "subject": "路灯不亮",
        "entered_by": "周敏秋",
        "entered_at": WHEN.at,
    }
    Message.objects.bulk_create(Message(agency=bureau, satisfaction=one, **entered) for one in ratings)
    report = drafted(bureau, 2021)
    # Two of three: 66.7 is cut off, so that 100% always means all.
    assert "有评价的留言3条，其中满意和基本满意的2条，满意率66%。" in said(AnnualReport.objects.get())
    assert [(one.percent, one.fit) for one in read(report).ratios] == [(66, Fit.HOLDS)]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("青溪县人民政府办公室", "请与青溪县人民政府办公室联系"),
        ("青溪县教育局", "请与青溪县教育局办公室联系"),
    ],
)
def test_whom_to_ask_is_the_office_in_charge(government: Agency, name: str, asked: str) -> None:
    report = drafted(agency(name, parent=government), 2021)
    assert asked in "".join(report.preamble)


def test_channels_of_applications_are_listed_only_where_they_make_the_table(bureau: Agency) -> None:
    applied(bureau, [Applied(date(2021, 3, 1), date(2021, 3, 9), "granted")] * 2)
    report = begin(bureau, 2021, SYSTEM, WHEN)
    cells = {"t3.received_new@total": 2}
    assert "新收政府信息公开申请2件，均为网络申请。" in "".join(told(report, cells).sections[0].paragraphs)
    # The table was adjusted: by the records alone the ways do not make three.
    cells = {"t3.received_new@total": 3}
    assert "新收政府信息公开申请3件。" in "".join(told(report, cells).sections[0].paragraphs)


def test_a_draft_asks_as_much_of_the_records_however_many_figures_it_states(
    bureau: Agency, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(24) as few:
        draft(bureau, 2021)
    small_2021(bureau)
    decided(bureau, "licensing", date(2021, 5, 1), 3)
    MediaAccount.objects.create(
        agency=bureau, channel="wechat", name="青溪自然资源", opened_on=date(2020, 1, 1)
    )
    with django_assert_max_num_queries(len(few) + 2):
        draft(bureau, 2021)


def said(report: AnnualReport) -> str:
    return "\n".join(line for section in told(report).sections for line in section.paragraphs)

"""The activity that three real annual reports state comes out of the ledger, figure by figure.

The expected numbers are those of the reports: 朝天区政府办公室 2021 (seed-002), 眉山市经济和信息化局 2020 (seed-000),
雷州市科工贸和信息化局 2020 (seed-004).
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.county import county

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.casework.register_import.heading import find_heading
from gongkai.casework.register_import.sheet import read_sheets
from gongkai.publishing.channels import figures, importing
from gongkai.publishing.channels.register_import.field import HEADINGS
from gongkai.publishing.channels.register_import.reading import read_ledger
from gongkai.publishing.channels.register_import.row import Choices
from gongkai.publishing.columns.opening import column_of, open_platform
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.models import ChannelKind
from gongkai.publishing.scope import Scope
from gongkai.records.moment import Moment

BEIJING = ZoneInfo("Asia/Shanghai")

pytestmark = pytest.mark.django_db


def _days(year: int, how_many: int) -> Iterable[date]:
    return (date(year, 1, 1) + timedelta(days=number * 365 // how_many) for number in range(how_many))


def _published(agency: Agency, year: int, columns: dict[str, int], when: Moment) -> None:
    """Documents on the site, over the year."""
    brought = []
    for code, how_many in columns.items():
        column = column_of(agency, code)
        for number, day in enumerate(_days(year, how_many), 1):
            content = Content(title=f"{column.name}第{number}期", body="<p>青溪。</p>", kind="news")
            appeared = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)
            brought.append(Brought(content, column, appeared, f"QX/{year}-{code}-{number:05}"))
    bring_in(agency, brought, SYSTEM, when, searched=False)


def _entered(agency: Agency, year: int, channels: dict[str, int], when: Moment) -> None:
    """What was published elsewhere, by a spreadsheet of it."""
    lines = ["日期,标题,渠道"]
    for words, how_many in channels.items():
        lines += [f"{day},{words}第{number}条,{words}" for number, day in enumerate(_days(year, how_many), 1)]
    (sheet,) = read_sheets("\n".join(lines).encode(), "台账.csv")
    heading = find_heading(sheet, HEADINGS)
    assert heading
    ledger = read_ledger(sheet, heading, Choices(heading.mapped, importing.known_of(agency)), when.today)
    assert not ledger.problems
    assert importing.take_over(agency, ledger.rows, SYSTEM, when, 10_000) == sum(channels.values())
    assert importing.take_over(agency, ledger.rows, SYSTEM, when, 10_000) == 0


@pytest.fixture
def when() -> Moment:
    today = date(2022, 1, 20)
    return Moment(today, datetime(2022, 1, 20, 9, tzinfo=BEIJING))


@pytest.fixture
def agency(when: Moment) -> Agency:
    agency = county(when.today).agency
    open_platform(agency, when)
    return agency


def _by_label(found: list[figures.Figure]) -> dict[str, int]:
    return {figure.label: figure.items for figure in found}


def test_4921_items_of_2021_on_the_site_in_six_columns_weibo_wechat_and_others(
    agency: Agency, when: Moment, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    columns = {
        "news": 2121,
        "notices": 308,
        "meetings": 19,
        "documents": 33,
        "interpretation": 18,
        "other": 1290,
    }
    _published(agency, 2021, columns, when)
    _entered(agency, 2021, {"政务微博": 405, "微信公众号": 540, "其他": 187}, when)
    # Of other years, or not counted: none of it shows.
    _entered(agency, 2020, {"政务微博": 7}, when)

    rows = figures.counted(Scope.of_year(agency, 2021))
    with django_assert_num_queries(1):
        assert figures.whole(rows).items == 4921
    with django_assert_num_queries(1):
        found = _by_label(figures.by_channel(rows))
    assert found == {"政府网站": 3789, "政务微信": 540, "政务微博": 405, "其他": 187}
    with django_assert_num_queries(1):
        by_column = figures.by_column(rows)
    assert _by_label(by_column) == {
        "工作动态": 2121,
        "其他法定信息": 1290,
        "公示公告": 308,
        "其他文件": 33,
        "常务会议": 19,
        "政策解读": 18,
    }
    assert [rows.filter(channel=ChannelKind.SITE, column__code=one.code).count() for one in by_column] == [
        one.items for one in by_column
    ]


def test_97_on_the_site_and_1100_on_wechat_in_2020(agency: Agency, when: Moment) -> None:
    _published(agency, 2020, {"news": 97}, when)
    _entered(agency, 2020, {"微信公众号": 1100}, when)
    rows = figures.counted(Scope.of_year(agency, 2020))
    assert _by_label(figures.by_channel(rows)) == {"政府网站": 97, "政务微信": 1100}


def test_36_on_the_site_in_three_columns_and_three_boards_in_2020(agency: Agency, when: Moment) -> None:
    _published(agency, 2020, {"news": 29, "documents": 5, "budget": 2}, when)
    _entered(agency, 2020, {"板报": 3}, when)
    rows = figures.counted(Scope.of_year(agency, 2020))
    assert _by_label(figures.by_channel(rows)) == {"政府网站": 36, "公告栏、电子屏": 3}
    assert _by_label(figures.by_column(rows)) == {"工作动态": 29, "其他文件": 5, "财政预决算": 2}

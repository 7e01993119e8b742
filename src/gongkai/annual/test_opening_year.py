"""Reports begin on 1 January, once for an agency; their last days; who is reminded of them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.county import County, county

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.annual import opening_year
from gongkai.annual.models import AnnualReport, ReportSetting
from gongkai.annual.opening_year import begin, begin_all
from gongkai.annual.reminders import remind
from gongkai.records.moment import Moment
from gongkai.workflow.models import Notice, Task
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db


def on(day: date) -> Moment:
    return Moment(day, datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


@pytest.fixture
def here() -> County:
    return county(date(2026, 1, 1))


def begun() -> list[tuple[str, bool, date]]:
    rows = AnnualReport.objects.filter(year=2025).order_by("agency__path")
    return [(row.agency.name, row.whole, row.due) for row in rows]


def test_on_1_january_every_agency_in_being_has_its_report(here: County) -> None:
    Agency.objects.filter(pk=here.other.pk).update(abolished_on=date(2025, 12, 1))
    Agency.objects.filter(pk=here.town.pk).update(established_on=date(2026, 1, 1))
    ReportSetting.objects.create(agency=here.office, reports=False)
    ReportSetting.objects.create(agency=here.education, due_month=1, due_day=20)
    assert begin_all(on(date(2026, 1, 1))) == 4
    assert begun() == [
        ("青溪县人民政府", True, date(2026, 3, 31)),
        ("青溪县自然资源局", False, date(2026, 1, 31)),
        ("青溪县教育局", False, date(2026, 1, 20)),
        ("清和县人民政府", True, date(2026, 3, 31)),
    ]
    assert AnnualReport.objects.filter(passages__section=0).count() == 4
    assert set(Task.objects.values_list("role", "step")) == {("clerk", "submit")}


def test_interrupted_it_goes_on_where_it_stopped(here: County, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def failing(agency: Agency, year: int, *, whole: bool = False) -> list[object]:
        made.append(agency.name)
        if len(made) == 3:
            raise KeyboardInterrupt
        return []

    monkeypatch.setattr(opening_year, "draft", failing)
    with pytest.raises(KeyboardInterrupt):
        begin_all(on(date(2026, 1, 1)))
    assert len(begun()) == 2
    begin_all(on(date(2026, 1, 2)))
    assert [name for name, _whole, _due in begun()] == list(
        Agency.objects.in_order().values_list("name", flat=True)
    )
    assert begin_all(on(date(2026, 1, 3))) == 0


def test_after_march_nothing_begins_by_itself(here: County) -> None:
    assert begin_all(on(date(2026, 4, 1))) == 0
    assert begin(here.agency, 2025, SYSTEM, on(date(2026, 4, 1))).year == 2025


def test_begun_twice_it_is_there_once(here: County) -> None:
    first = begin(here.agency, 2025, here.actor(Role.CLERK), on(date(2026, 1, 1)))
    assert begin(here.agency, 2025, SYSTEM, on(date(2026, 1, 2))) == first
    assert first.case.length == 1


@pytest.mark.parametrize(
    ("year", "says"),
    [(2026, "2026年还没有过完。2027年1月1日起编制。"), (2018, "2019年度以前没有统一的报告格式。")],
)
def test_a_year_that_is_not_over_or_has_no_form_is_refused(here: County, year: int, says: str) -> None:
    with pytest.raises(StepRefused, match=says):
        begin(here.agency, year, SYSTEM, on(date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("days_before", "told"),
    [
        (21, set()),
        (20, {"2025年度报告还剩20天（2026年1月31日，条例第四十九条），还没有报送。"}),
        (11, {"2025年度报告还剩11天（2026年1月31日，条例第四十九条），还没有报送。"}),
        (0, {"2025年度报告今天到期（2026年1月31日，条例第四十九条），还没有报送。"}),
        (
            -1,
            {
                "2025年度报告已经逾期（报送期限2026年1月31日，条例第四十九条）。",
                "青溪县自然资源局的2025年度报告逾期没有报送（期限2026年1月31日）。",
            },
        ),
    ],
)
def test_the_compilers_are_told_before_the_day_and_the_superior_when_it_is_over(
    here: County, days_before: int, told: set[str]
) -> None:
    begin(here.agency, 2025, SYSTEM, on(date(2026, 1, 1)))
    day = on(date(2026, 1, 31) - timedelta(days=days_before))
    assert remind(day) == bool(told)
    assert set(Notice.objects.values_list("says", flat=True)) == told
    people = set(Notice.objects.values_list("person__user__username", flat=True))
    compilers = {"qx-clerk", "qx-ogi-head"}
    assert people == (
        set() if not told else compilers | ({"gov-clerk", "gov-ogi-head"} if days_before < 0 else set())
    )
    assert remind(day) == 0


def test_each_threshold_is_told_once(here: County) -> None:
    begin(here.agency, 2025, SYSTEM, on(date(2026, 1, 1)))
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(45)]
    assert [day.isoformat() for day in days if remind(on(day))] == [
        "2026-01-11",
        "2026-01-21",
        "2026-01-28",
        "2026-02-01",
    ]


def test_reminders_ask_the_same_however_many_reports_were_told(here: County) -> None:
    begin_all(on(date(2026, 1, 1)))
    remind(on(date(2026, 1, 12)))
    with CaptureQueriesContext(connection) as asked:
        remind(on(date(2026, 1, 12)))
    # The reports, the posts, and of each report whether its people were told.
    assert len(asked) <= 2 + 2 * 6

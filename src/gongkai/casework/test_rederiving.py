"""What is stored is what the events say, and a new holiday notice moves it and tells its people."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.casework import calendar_change
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application, Spell
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.holiday_notice import Holiday, HolidayNotice
from gongkai.law.receipt import Channel
from gongkai.records.moment import Moment
from gongkai.workflow import calendar
from gongkai.workflow.jobs.models import Job
from gongkai.workflow.jobs.worker import Working
from gongkai.workflow.models import HolidayNotice as Entered
from gongkai.workflow.models import Notice, Task
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 7)
WHEN = Moment(TODAY, datetime(2026, 12, 7, 2, tzinfo=UTC))
NEW_YEAR = Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3))


def notice(*holidays: Holiday, number: str = "国办发明电〔2026〕9号", amends: bool = False) -> HolidayNotice:
    title = "国务院办公厅关于2027年部分节假日安排的通知"
    return HolidayNotice(2027, number, date(2026, 11, 5), title, holidays, amends)


@pytest.fixture(autouse=True)
def _no_calendar_of_another_test() -> Iterator[None]:
    calendar._calendar.cache_clear()
    yield
    calendar._calendar.cache_clear()


@pytest.fixture
def qingxi() -> County:
    return county(TODAY)


def application(found: County, arrived: date) -> Application:
    """Handed in at the counter."""
    intake = Intake(
        agency=found.agency,
        channel=Channel.IN_PERSON,
        arrived=arrived,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满", "510899199001011234", "13800000000"),
        wanted=("石桥村征收土地公告",),
    )
    return register(intake, found.actor(Role.CLERK), WHEN).application


def work() -> None:
    worker = Working()
    while worker.do_next(datetime.now(UTC)):
        pass


def test_a_new_notice_moves_open_cases_and_tells_old_and_new_deadline(qingxi: County) -> None:
    case = application(qingxi, TODAY)
    unit = qingxi.units["不动产登记科"]
    take("assign", case.pk, qingxi.actor(Role.CLERK), WHEN, {"unit": unit.pk})
    # 8 December to 4 January: 20 days from Monday to Friday, 1 January among them while nothing is known of it.
    case.refresh_from_db()
    assert (case.due, case.provisional) == (date(2027, 1, 4), True)
    entered = calendar_change.enter(notice(NEW_YEAR), qingxi.actor(Role.ADMINISTRATOR), WHEN)
    case.refresh_from_db()
    assert case.due == date(2027, 1, 4)
    work()
    case.refresh_from_db()
    assert (case.due, case.provisional) == (date(2027, 1, 5), False)
    assert Task.objects.get(case=case.pk, step="sign_for").pk
    told = {n.person_id: n.says for n in Notice.objects.filter(case=case.pk)}
    assert told.keys() == {qingxi.person(Role.CLERK).pk, qingxi.person(Role.OFFICER).pk}
    assert set(told.values()) == {
        f"{case.number}的答复期限由2027年1月4日改为2027年1月5日（国办发明电〔2026〕9号）。"
    }
    calendar_change.rederive_open.call(entered.pk, 0)
    assert Notice.objects.count() == 2


def test_a_deadline_that_does_not_move_is_not_told(qingxi: County) -> None:
    application(qingxi, date(2026, 11, 2))
    calendar_change.enter(notice(NEW_YEAR), qingxi.actor(Role.ADMINISTRATOR), WHEN)
    work()
    assert not Notice.objects.exists()


def test_many_cases_are_derived_in_batches(qingxi: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_change, "BATCH", 2)
    cases = [application(qingxi, TODAY) for _ in range(5)]
    calendar_change.enter(notice(NEW_YEAR), qingxi.actor(Role.ADMINISTRATOR), WHEN)
    work()
    assert Job.objects.count() == 3
    dues = Application.objects.filter(pk__in=[case.pk for case in cases]).values_list("due", flat=True)
    assert set(dues) == {date(2027, 1, 5)}


def test_a_notice_entered_again_under_its_number_replaces_the_first(qingxi: County) -> None:
    case, admin = application(qingxi, TODAY), qingxi.actor(Role.ADMINISTRATOR)
    calendar_change.enter(notice(Holiday("元旦", date(2027, 1, 1), date(2027, 1, 5))), admin, WHEN)
    work()
    case.refresh_from_db()
    assert case.due == date(2027, 1, 7)
    calendar_change.enter(notice(NEW_YEAR), admin, WHEN)
    work()
    case.refresh_from_db()
    assert case.due == date(2027, 1, 5)
    assert Entered.objects.count() == 1


def test_an_amendment_replaces_one_holiday(qingxi: County) -> None:
    case, admin = application(qingxi, TODAY), qingxi.actor(Role.ADMINISTRATOR)
    calendar_change.enter(notice(NEW_YEAR), admin, WHEN)
    longer = Holiday("元旦", date(2027, 1, 1), date(2027, 1, 4), (date(2026, 12, 27),))
    calendar_change.enter(notice(longer, number="国办发明电〔2026〕10号", amends=True), admin, WHEN)
    work()
    case.refresh_from_db()
    # Worked on Sunday 27 December, off on Monday 4 January: the deadline is the 5th again.
    assert case.due == date(2027, 1, 5)
    assert Entered.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (notice(NEW_YEAR, number="国办发明电〔2025〕7号"), "随本系统附带"),
        (notice(NEW_YEAR, amends=True), "还没有录入"),
        (notice(Holiday("元旦", date(2026, 1, 1), date(2026, 1, 1))), "不在2027年"),
        (notice(NEW_YEAR, Holiday("春节", date(2027, 1, 3), date(2027, 1, 8))), "既是元旦又是春节"),
        (notice(Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3), (date(2027, 1, 2),))), "既放假"),
    ],
)
def test_a_notice_that_does_not_fit_is_refused_and_changes_nothing(
    qingxi: County, wrong: HolidayNotice, says: str
) -> None:
    with pytest.raises(StepRefused, match=says):
        calendar_change.enter(wrong, qingxi.actor(Role.ADMINISTRATOR), WHEN)
    assert not Entered.objects.exists()
    assert not Job.objects.exists()


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("rederive", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_finds_nothing_where_only_steps_were_taken(qingxi: County) -> None:
    case = application(qingxi, TODAY)
    take("assign", case.pk, qingxi.actor(Role.CLERK), WHEN, {"unit": qingxi.units["不动产登记科"].pk})
    assert said("--check") == "核对1件，差异0项。\n"


def test_the_command_names_each_difference_and_puts_it_right(qingxi: County) -> None:
    case = application(qingxi, TODAY)
    Application.objects.update(due=date(2027, 2, 1), stage="closed")
    Spell.objects.update(outcome="granted")
    Task.objects.all().delete()
    with pytest.raises(CommandError, match="差异4项"):
        said("--check")
    told = said()
    assert f"{case.number}　due：库中为datetime.date(2027, 2, 1)" in told
    assert "差异4项，已改正" in told
    assert said("--check") == "核对1件，差异0项。\n"

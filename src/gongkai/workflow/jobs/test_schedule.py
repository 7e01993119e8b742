from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from gongkai.workflow.jobs import schedule
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.models import Job, ScheduledJob
from gongkai.workflow.jobs.schedule import enqueue_due, scheduled
from gongkai.workflow.jobs.worker import Working

pytestmark = pytest.mark.django_db

BEIJING = ZoneInfo("Asia/Shanghai")
done: list[str] = []


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Of March 2026, Beijing time."""
    return datetime(2026, 3, day, hour, minute, tzinfo=BEIJING)


@pytest.fixture(autouse=True)
def _only_these_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_plans", {})
    done.clear()


@job(title="每日摘要", retries=0)
def send_digests() -> None:
    """What comes once a day."""
    done.append("digests")


@job(title="核对", retries=0)
def look() -> None:
    """What comes every ten minutes."""
    done.append("look")


def daily() -> None:
    scheduled(daily_at=time(7))(send_digests)


def work(now: datetime) -> int:
    """Enqueue what is due and do it; how many were enqueued."""
    enqueued = enqueue_due(now)
    while Working().do_next(now):
        pass
    return enqueued


def test_a_daily_job_comes_at_its_hour_in_beijing_once_a_day() -> None:
    daily()
    hours = [at(12, 6), at(12, 6, 59), at(12, 7), at(12, 7, 1), at(12, 23), at(13, 6, 59), at(13, 7, 5)]
    assert [work(hour) for hour in hours] == [0, 0, 1, 0, 0, 0, 1]
    assert done == ["digests", "digests"]


def test_days_missed_are_made_up_once() -> None:
    daily()
    work(at(12, 6))
    assert [work(at(20, 15)), work(at(20, 16)), work(at(21, 6)), work(at(21, 7))] == [1, 0, 0, 1]


def test_a_job_every_ten_minutes_is_made_up_once_too() -> None:
    scheduled(every=timedelta(minutes=10))(look)
    assert [work(at(12, 9, minute)) for minute in (0, 9, 10, 11, 20, 58, 59)] == [0, 0, 1, 0, 1, 1, 0]


def test_two_workers_that_see_the_same_run_due_enqueue_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    daily()
    work(at(12, 6))
    plan = schedule._plans[send_digests.module_path]
    seen = ScheduledJob.objects.get().due_at
    # Both have read the table before either wrote.
    claims = [schedule._enqueue(send_digests.module_path, plan, seen, at(12, 7)) for _ in range(2)]
    assert claims == [True, False]
    assert Job.objects.count() == 1


def test_a_run_is_left_out_while_the_one_before_is_not_done() -> None:
    scheduled(every=timedelta(minutes=10))(look)
    work(at(12, 9))
    assert [enqueue_due(at(12, 9, 10)), enqueue_due(at(12, 9, 20))] == [1, 0]
    assert [work(at(12, 9, 21)), work(at(12, 9, 30))] == [0, 1]


def test_a_plan_that_has_become_earlier_is_followed() -> None:
    scheduled(every=timedelta(days=1))(look)
    work(at(12, 9))
    scheduled(every=timedelta(minutes=10))(look)
    assert [work(at(12, 9, 1)), work(at(12, 9, 11))] == [0, 1]


def test_a_plan_says_exactly_one_of_the_two() -> None:
    for said in ({}, {"every": timedelta(days=1), "daily_at": time(7)}):
        with pytest.raises(TypeError):
            scheduled(**said)  # type: ignore[arg-type]

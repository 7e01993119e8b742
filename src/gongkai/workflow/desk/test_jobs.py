from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai.workflow.jobs.housekeeping import remove_finished
from gongkai.workflow.jobs.job import enqueue
from gongkai.workflow.jobs.models import Job, ScheduledJob
from gongkai.workflow.jobs.worker import Working

pytestmark = pytest.mark.django_db

FAILED_AT = datetime(2026, 3, 12, 1, 30, tzinfo=UTC)
"""Half past nine in Beijing."""


@pytest.fixture
def operator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("operator"))
    return client


def fail(number: int) -> None:
    for _ in range(number):
        enqueue(remove_finished)
    Job.objects.update(
        status="FAILED", finished_at=FAILED_AT, worker_ids=["a", "b"], traceback="…\nOSError: 磁盘已满"
    )


def test_only_who_looks_after_the_installation_sees_it(client: Client) -> None:
    for path in ("/desk/jobs/", "/desk/jobs/retry/"):
        assert client.post(path).headers["Location"].startswith("/sign-in/")
    client.force_login(User.objects.create_user("staff", is_staff=True))
    fail(1)
    assert client.get("/desk/jobs/").status_code == 403
    assert client.post("/desk/jobs/retry/").status_code == 403
    assert Job.objects.failed().count() == 1


def test_a_failure_is_shown_with_its_reason_and_tried_again(operator: Client) -> None:
    fail(2)
    page = operator.get("/desk/jobs/").content.decode()
    for said in ("失败的（2）", "清理已完成的后台任务", "2026年3月12日 09:30", "2次", "OSError: 磁盘已满"):
        assert said in page
    one = Job.objects.failed()[0]
    answer = operator.post("/desk/jobs/retry/", {"job": str(one.pk)}, follow=True)
    assert "已重新排队1项。" in answer.content.decode()
    assert "失败的（1）" in answer.content.decode()
    again = operator.post("/desk/jobs/retry/", {"job": str(one.pk)}, follow=True)
    assert "没有重新排队" in again.content.decode()
    assert "没有重新排队" in operator.post("/desk/jobs/retry/", {"job": "x"}, follow=True).content.decode()
    assert "已重新排队1项。" in operator.post("/desk/jobs/retry/", follow=True).content.decode()
    assert Job.objects.unfinished().count() == 2


def test_a_worker_that_does_not_run_is_said(operator: Client) -> None:
    assert "后台任务进程没有在运行" in operator.get("/desk/jobs/").content.decode()
    Working().beat(timezone.now())
    page = operator.get("/desk/jobs/").content.decode()
    assert "后台任务进程没有在运行" not in page
    assert "正在运行的进程1个" in page


def test_the_schedule_is_shown_by_title_and_beijing_time(operator: Client) -> None:
    for path, hours in ((remove_finished.module_path, 1), ("gongkai.gone.job", 2)):
        ScheduledJob.objects.create(path=path, due_at=FAILED_AT + timedelta(hours=hours))
    page = operator.get("/desk/jobs/").content.decode()
    assert page.index("清理已完成的后台任务") < page.index("gongkai.gone.job")
    assert "2026年3月12日 10:30" in page
    assert "还没有过" in page


def test_the_page_asks_the_same_questions_for_one_failure_and_for_many(
    operator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fail(30)
    with django_assert_max_num_queries(10):
        operator.get("/desk/jobs/")

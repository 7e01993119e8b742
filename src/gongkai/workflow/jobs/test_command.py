from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from gongkai.workflow.jobs import housekeeping
from gongkai.workflow.jobs.job import enqueue, job
from gongkai.workflow.jobs.models import Job, Worker
from gongkai.workflow.jobs.worker import Working

pytestmark = pytest.mark.django_db


@job(title="寄出", retries=0)
def send() -> None:
    """Always fails."""
    raise ConnectionError("邮件服务器不应答")


def said(*words: str) -> str:
    out = StringIO()
    call_command("jobs", *words, stdout=out)
    return out.getvalue()


def test_the_operator_sees_failures_and_tries_them_again() -> None:
    worker = Working()
    worker.beat(timezone.now())
    for _ in range(2):
        enqueue(send)
    assert "1个；没有办完的任务：2项" in said()
    while worker.do_next(timezone.now()):
        pass
    listed = said()
    assert "失败的任务：2项" in listed
    first, second = Job.objects.failed()
    assert f"{first.pk}　寄出" in listed
    assert "试过1次　ConnectionError: 邮件服务器不应答" in listed
    assert "已重新排队1项" in said("--retry", str(first.pk))
    assert "其余1项不在失败的任务里" in said("--retry", str(first.pk), str(second.pk))
    assert "没有办完的任务：2项。\n失败的任务：0项" in said()


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="任务编号照"):
        said("--retry", "7")


def test_what_is_long_done_is_removed_and_failures_stay() -> None:
    now = timezone.now()
    worker = Working()
    worker.beat(now - timedelta(days=31))
    enqueue(send)
    worker.do_next(now)
    enqueue(housekeeping.remove_finished)
    worker.do_next(now)
    Job.objects.update(finished_at=now - timedelta(days=31))
    enqueue(housekeeping.remove_finished)
    Working().do_next(now)
    assert sorted(job.title for job in Job.objects.all()) == ["寄出", "清理已完成的后台任务"]
    assert Job.objects.unfinished().count() == 0
    assert not Worker.objects.exists()

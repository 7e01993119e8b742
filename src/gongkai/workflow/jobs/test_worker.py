from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus

from gongkai.workflow.jobs.job import enqueue, job
from gongkai.workflow.jobs.models import LEASE, Job, Worker
from gongkai.workflow.jobs.worker import Working

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

done: list[int] = []
errors: list[Exception] = []
"""What the next attempts meet, first to last."""


@pytest.fixture(autouse=True)
def _nothing_done_yet() -> None:
    done.clear()
    errors.clear()


@job(title="寄出", retries=2, wait=MINUTE)
def send(number: int) -> None:
    """Fails as often as there are errors left."""
    if errors:
        raise errors.pop(0)
    done.append(number)


@job(title="只试一次", retries=0)
def send_once(number: int) -> None:
    """Never tried again."""
    raise ConnectionError(f"第{number}封")


@pytest.fixture
def worker() -> Working:
    return alive()


def alive(seen: datetime = NOW) -> Working:
    found = Working()
    found.beat(seen)
    return found


def the_job() -> Job:
    return Job.objects.get()


def test_a_job_is_done_once(worker: Working) -> None:
    enqueue(send, 7)
    assert worker.do_next(NOW)
    assert done == [7]
    assert the_job().status == TaskResultStatus.SUCCESSFUL
    assert not worker.do_next(NOW)
    assert done == [7]


def test_a_transaction_that_is_rolled_back_leaves_no_job(worker: Working) -> None:
    with transaction.atomic():
        enqueue(send, 7)
        assert Job.objects.count() == 1
        transaction.set_rollback(True)
    assert not worker.do_next(NOW)
    assert done == []


def test_a_job_that_fails_is_tried_again_after_a_wait_that_doubles(
    worker: Working, monkeypatch: pytest.MonkeyPatch
) -> None:
    enqueue(send, 7)
    errors.extend([ConnectionError("忙"), ConnectionError("忙")])
    at = NOW
    for wait in (MINUTE, 2 * MINUTE):
        monkeypatch.setattr("django.utils.timezone.now", lambda at=at: at)
        assert worker.do_next(at)
        assert the_job().status == TaskResultStatus.READY
        assert the_job().reason == "ConnectionError: 忙"
        assert not worker.do_next(at + wait - timedelta(seconds=1))
        at += wait
    assert worker.do_next(at)
    assert done == [7]
    assert (the_job().attempts, the_job().traceback) == (3, "")


def test_a_job_that_never_succeeds_is_listed_until_an_operator_tries_it_again(worker: Working) -> None:
    enqueue(send_once, 7)
    worker.do_next(NOW)
    [listed] = Job.objects.failed()
    assert (listed.title, listed.attempts, listed.reason) == ("只试一次", 1, "ConnectionError: 第7封")
    assert not worker.do_next(NOW + timedelta(days=9))
    assert Job.objects.retry(NOW) == 1
    assert not Job.objects.failed()
    assert worker.do_next(NOW)
    assert the_job().attempts == 1


def test_a_job_that_the_program_no_longer_has_is_listed(worker: Working) -> None:
    enqueue(send, 7)
    Job.objects.update(task_path="gongkai.workflow.gone.send")
    worker.do_next(NOW)
    [listed] = Job.objects.failed()
    assert listed.title == "send"
    assert "gongkai.workflow.gone" in listed.reason


def test_a_dead_workers_job_is_taken_over_once_by_whoever_asks_first() -> None:
    dead, first, second = alive(), alive(), alive()
    enqueue(send, 7)
    assert Job.objects.take(dead.name, NOW)
    later = NOW + LEASE
    first.beat(later)
    second.beat(later)
    assert first.take_over(NOW) == 0
    assert first.take_over(later) == 1
    assert second.take_over(later) == 0
    assert first.do_next(later)
    assert not second.do_next(later)
    assert done == [7]


def test_a_worker_that_lives_keeps_its_job_however_long_it_takes() -> None:
    slow, other = alive(), alive()
    enqueue(send, 7)
    Job.objects.take(slow.name, NOW)
    for minutes in range(1, 60):
        slow.beat(NOW + minutes * MINUTE)
        assert other.take_over(NOW + minutes * MINUTE) == 0


def test_a_job_that_kills_its_workers_comes_to_an_end() -> None:
    enqueue(send, 7)
    for attempt in range(1, 4):
        assert Job.objects.take(f"dead-{attempt}", NOW)
        assert alive().take_over(NOW) == 1
    [listed] = Job.objects.failed()
    assert listed.attempts == 3
    assert "中断" in listed.reason


def test_a_worker_whose_job_was_taken_over_does_not_settle_it(worker: Working) -> None:
    enqueue(send, 7)
    stalled = Job.objects.take("stalled", NOW)
    assert stalled
    worker.take_over(NOW)
    again = Job.objects.take(worker.name, NOW)
    assert again
    assert not stalled.settle(status=TaskResultStatus.FAILED)
    assert again.settle(status=TaskResultStatus.SUCCESSFUL)


def test_only_workers_heard_of_lately_that_have_not_ended_are_alive() -> None:
    for name, ago, ended in (("now", 0, None), ("gone", 3, None), ("ended", 0, NOW)):
        Worker.objects.create(name=name, started_at=NOW, seen_at=NOW - ago * MINUTE, ended_at=ended)
    assert [worker.name for worker in Worker.objects.alive(NOW)] == ["now"]

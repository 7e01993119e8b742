"""The process that does the jobs: takes one at a time, says that it lives, takes over from the dead."""

import logging
import os
import socket
import threading
from datetime import datetime, timedelta
from traceback import format_exception

from django.db import Error, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import autodiscover_modules
from django_tasks import TaskResultStatus

from gongkai.workflow.jobs import housekeeping, records_kept  # noqa: F401  (they declare jobs)
from gongkai.workflow.jobs.job import policy_of
from gongkai.workflow.jobs.models import LEASE, Job, Worker
from gongkai.workflow.jobs.schedule import enqueue_due

logger = logging.getLogger(__name__)

POLL = 1.0
"""Seconds between two looks at an empty queue."""
ROUND = timedelta(seconds=10)
"""How often schedule and dead workers are looked at."""
AFTER_TROUBLE = 10.0
"""Seconds to wait where the database does not answer."""


class CutOff(Exception):
    """The worker ended in the middle of the job."""

    def __init__(self) -> None:
        super().__init__("办理这项任务的进程中断了")


class Working:
    """One worker. `run` works until `stop`; the other methods are single turns of it."""

    def __init__(self, *, lease: timedelta = LEASE) -> None:
        self.name = f"{socket.gethostname()[:32]}-{os.getpid()}-{get_random_string(8)}"
        self.lease = lease
        self._stopped = threading.Event()
        self._ended = threading.Event()

    def stop(self) -> None:
        """End after the job at hand."""
        self._stopped.set()

    def run(self) -> None:
        """Work until stopped. A database that does not answer is waited for."""
        autodiscover_modules("jobs")
        # Before the first job: who has not been heard of counts as dead.
        self.beat(timezone.now())
        heart = threading.Thread(target=self._beat_on, daemon=True)
        heart.start()
        try:
            self._work()
        finally:
            self._ended.set()
            heart.join()

    def _work(self) -> None:
        round_due = timezone.now()
        while not self._stopped.is_set():
            close_old_connections()
            try:
                now = timezone.now()
                if now >= round_due:
                    round_due = now + min(ROUND, self.lease)
                    enqueue_due(now)
                    self.take_over(now)
                if not self.do_next(now):
                    self._stopped.wait(POLL)
            except Error:
                logger.exception("the database did not answer; trying again in %g seconds", AFTER_TROUBLE)
                self._stopped.wait(AFTER_TROUBLE)

    def do_next(self, now: datetime) -> bool:
        """Take the next job and do it; False where there is none."""
        job = Job.objects.take(self.name, now)
        if job is None:
            return False
        try:
            job.task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
        except Exception as error:
            logger.warning(
                "job %s (%s) failed in attempt %d", job.task_path, job.pk, job.attempts, exc_info=True
            )
            settled = _settle_failure(job, error, timezone.now(), at_once=False)
        else:
            settled = job.settle(
                status=TaskResultStatus.SUCCESSFUL,
                finished_at=timezone.now(),
                exception_class_path="",
                traceback="",
            )
        if not settled:
            logger.error("job %s (%s) was taken over while it was being done", job.task_path, job.pk)
        return True

    def take_over(self, now: datetime) -> int:
        """Put back what dead workers were doing; how many jobs.

        A worker asks between two jobs, so whatever the table says that it is doing itself is cut off too.
        """
        alive = set(Worker.objects.alive(now, self.lease).exclude(pk=self.name).values_list("pk", flat=True))
        return sum(_settle_failure(job, CutOff(), now, at_once=True) for job in Job.objects.cut_off(alive))

    def beat(self, now: datetime) -> None:
        """Say that the worker lives."""
        if not Worker.objects.filter(pk=self.name).update(seen_at=now):
            Worker.objects.create(name=self.name, started_at=now, seen_at=now)

    def _beat_on(self) -> None:
        try:
            while not self._ended.wait(self.lease.total_seconds() / 6):
                try:
                    self.beat(timezone.now())
                except Error:
                    # The next beat comes well before the lease ends.
                    logger.warning("worker %s could not say that it lives", self.name, exc_info=True)
                    close_old_connections()
            Worker.objects.filter(pk=self.name).update(ended_at=timezone.now())
        finally:
            connection.close()


def _settle_failure(job: Job, error: Exception, now: datetime, *, at_once: bool) -> bool:
    """Put the job back for its next attempt, or list it as failed; False where it is no longer ours."""
    wait = policy_of(job.task_path).wait_after(job.attempts)
    said = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    if wait is None:
        return job.settle(status=TaskResultStatus.FAILED, finished_at=now, **said)
    return job.settle(status=TaskResultStatus.READY, run_after=now if at_once else now + wait, **said)

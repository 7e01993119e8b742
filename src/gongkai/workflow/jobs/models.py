"""Jobs as the operator sees them, who works on them, and when the scheduled ones are due."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from gongkai.workflow.jobs.job import policy_of

LEASE = timedelta(minutes=2)
"""A worker not heard of for so long counts as dead. More than SQLite lets a writer wait (20 seconds)."""


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Questions about workers."""

    def alive(self, now: datetime, lease: timedelta = LEASE) -> Self:
        """Those that have not ended and were heard of lately."""
        return self.filter(ended_at=None, seen_at__gt=now - lease)


class Worker(models.Model):
    """A process that does jobs, one at a time, and says every few seconds that it lives."""

    name = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = "后台任务进程"

    def __str__(self) -> str:
        return self.name


class ScheduledJob(models.Model):
    """When a scheduled job is due next. Whoever moves `due_at` on enqueues the job."""

    path = models.CharField(max_length=200, primary_key=True)
    due_at = models.DateTimeField()
    enqueued_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "定时任务"

    def __str__(self) -> str:
        return self.path

    @property
    def title(self) -> str:
        """What it is, in Chinese."""
        return policy_of(self.path).title or self.path


class JobQuerySet(models.QuerySet["Job"]):
    """Questions to the jobs, and the three ways in which they change hands: each a conditional update."""

    def ready(self, now: datetime) -> Self:
        """Those that may be taken now."""
        at_once = Q(run_after=get_date_max())
        return self.filter(at_once | Q(run_after__lte=now), status=TaskResultStatus.READY)

    def unfinished(self) -> Self:
        """Waiting or being done."""
        return self.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))

    def failed(self) -> Self:
        """Those that nobody tries again unless an operator says so; the last first."""
        return self.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")

    def finished_before(self, then: datetime) -> Self:
        """Done before `then`. Failed ones stay until they are dealt with."""
        return self.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=then)

    def take(self, worker: str, now: datetime) -> "Job | None":
        """The next job, now of this worker."""
        # Asked first without a transaction: on SQLite a transaction keeps all writers out.
        if not self.ready(now).exists():
            return None
        with transaction.atomic():
            job = self.ready(now).select_for_update(skip_locked=True).first()
            if job is not None:
                job.status = TaskResultStatus.RUNNING
                job.started_at = now
                job.worker_ids = [*job.worker_ids, worker]
                job.save(update_fields=["status", "started_at", "worker_ids"])
        return job

    def cut_off(self, alive: Collection[str]) -> list["Job"]:
        """Those being done by none of the workers named."""
        running = self.filter(status=TaskResultStatus.RUNNING)
        return [job for job in running if job.worker_ids[-1] not in alive]

    def retry(self, now: datetime) -> int:
        """Try failed ones again from the beginning, by an operator; how many."""
        return self.filter(status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=now, finished_at=None, worker_ids=[]
        )


class Job(DBTaskResult):  # type: ignore[type-arg]
    """A job in the queue of `django-tasks-db`. `worker_ids` has one entry an attempt."""

    objects = JobQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        verbose_name = "后台任务"
        ordering = (F("priority").desc(), F("run_after").asc(), F("enqueued_at").asc())

    @property
    def attempts(self) -> int:
        """How often it was begun."""
        return len(self.worker_ids)

    @property
    def title(self) -> str:
        """What it is, in Chinese."""
        return policy_of(self.task_path).title or self.task_name

    @property
    def reason(self) -> str:
        """Last line of what went wrong last."""
        lines = self.traceback.strip().splitlines()
        return lines[-1] if lines else ""

    def settle(self, **columns: object) -> bool:
        """Write how the attempt ended; False where another worker has meanwhile taken the job over."""
        still_ours = Job.objects.filter(
            pk=self.pk, status=TaskResultStatus.RUNNING, worker_ids=self.worker_ids
        )
        return still_ours.update(**columns) == 1

"""Jobs that come by themselves: every so often, or once a day at an hour of Beijing.

Due is what the table says and nobody has done: a run missed while no worker was up is made up once, not once a day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task

from gongkai.workflow.jobs.job import enqueue
from gongkai.workflow.jobs.models import Job, ScheduledJob


@dataclass(frozen=True, slots=True)
class Plan:
    """When a job comes: every so long, or once a day at an hour."""

    job: Task[[], None]
    comes: timedelta | time

    def after(self, now: datetime) -> datetime:
        """The first time after `now`."""
        if isinstance(self.comes, timedelta):
            return now + self.comes
        at = timezone.make_aware(datetime.combine(timezone.localdate(now), self.comes))
        return at if at > now else at + timedelta(days=1)


_plans: dict[str, Plan] = {}


def scheduled(
    *, every: timedelta | None = None, daily_at: time | None = None
) -> Callable[[Task[[], None]], Task[[], None]]:
    """Have a job come by itself; exactly one of the two is said."""
    comes = every if daily_at is None else daily_at
    if comes is None or (every is not None and daily_at is not None):
        raise TypeError("either every or daily_at")

    def plan(job: Task[[], None]) -> Task[[], None]:
        _plans[job.module_path] = Plan(job, comes)
        return job

    return plan


def enqueue_due(now: datetime) -> int:
    """Enqueue what is due, each job once whatever the number of workers that ask; how many."""
    due_at = dict(ScheduledJob.objects.values_list("path", "due_at"))
    new = [
        ScheduledJob(path=path, due_at=plan.after(now)) for path, plan in _plans.items() if path not in due_at
    ]
    if new:
        ScheduledJob.objects.bulk_create(new, ignore_conflicts=True)
    return sum(_enqueue(path, _plans[path], due, now) for path, due in due_at.items() if path in _plans)


def _enqueue(path: str, plan: Plan, due: datetime, now: datetime) -> bool:
    following = plan.after(now)
    unmoved = ScheduledJob.objects.filter(path=path, due_at=due)
    if due > now:
        # Later than the plan ever asks for: the plan has changed, or the clock was wrong for a while.
        if due > following:
            unmoved.update(due_at=following)
        return False
    with transaction.atomic():
        if not unmoved.update(due_at=following, enqueued_at=now):
            return False
        # The run before has not come to its end: the same work twice at once would help nobody.
        if Job.objects.unfinished().filter(task_path=path).exists():
            return False
        enqueue(plan.job)
    return True

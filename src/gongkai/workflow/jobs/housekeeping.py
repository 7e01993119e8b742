"""What the queue itself needs: jobs and workers that are long done are removed."""

from datetime import time, timedelta

from django.utils import timezone

from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.models import Job, Worker
from gongkai.workflow.jobs.schedule import scheduled

KEPT = timedelta(days=30)


@scheduled(daily_at=time(3, 30))
@job(title="清理已完成的后台任务", retries=3)
def remove_finished() -> None:
    """Remove jobs done, and workers last seen, more than 30 days ago."""
    then = timezone.now() - KEPT
    Job.objects.finished_before(then).delete()
    Worker.objects.filter(seen_at__lt=then).delete()

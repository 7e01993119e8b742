"""What visitors brought goes when its time is over, also on a site that nobody visits."""

from datetime import timedelta

from django.utils import timezone

from gongkai.annual import steps
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(every=timedelta(hours=1))
@job(title="删除到期的检查区", retries=3)
def remove_expired() -> None:
    """Remove workspaces whose time is over."""
    steps.remove_expired(now=timezone.now())

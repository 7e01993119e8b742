"""Jobs of the site itself."""

from datetime import time

from django.core.management import call_command

from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(daily_at=time(3, 20))
@job(title="清理过期的登录会话", retries=3)
def clear_sessions() -> None:
    """Remove sessions that have expired; a site that is restarted once a year would keep them all."""
    call_command("clearsessions")

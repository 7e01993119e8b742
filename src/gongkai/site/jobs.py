"""Jobs of the site itself."""

from datetime import time, timedelta

from axes.models import AccessLog
from django.core.management import call_command
from django.utils import timezone

from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(daily_at=time(3, 20))
@job(title="清理过期的登录会话", retries=3)
def clear_sessions() -> None:
    """Remove sessions that have expired; a site that is restarted once a year would keep them all."""
    call_command("clearsessions")


KEPT = timedelta(days=180)
"""How long it is kept who signed in from where: 网络安全法 asks for six months."""


@scheduled(daily_at=time(3, 25))
@job(title="清理登录记录", retries=3)
def clear_sign_in_log() -> None:
    """Remove who signed in from where once the law no longer wants it kept: addresses are personal data."""
    AccessLog.objects.filter(attempt_time__lt=timezone.now() - KEPT).delete()

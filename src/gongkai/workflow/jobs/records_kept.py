"""What the records need by themselves: a root over what has changed, and no file that nothing owns."""

from datetime import time, timedelta

from gongkai.records import root
from gongkai.records.attachments import unowned
from gongkai.records.moment import now
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(every=timedelta(hours=1))
@job(title="封存办理记录", retries=3)
def write_root() -> None:
    """Hourly: what happens between two roots can still be made anew unnoticed."""
    root.write_root(now())


@scheduled(daily_at=time(3, 45))
@job(title="清除无主的附件文件", retries=3)
def remove_unowned() -> None:
    """Remove files that a failed transaction, or a server killed while erasing, has left."""
    unowned.remove_unowned()

"""Jobs of casework."""

from datetime import time

from gongkai.casework.retention import closed_by
from gongkai.records.moment import now
from gongkai.records.vault.erasure import erase_due
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(daily_at=time(4, 0))
@job(title="清除到期的个人信息", retries=3)
def erase_due_personal_data() -> None:
    """Personal data and attachments of cases closed `GONGKAI_RETENTION_YEARS` years ago; some hundred a night."""
    erase_due(now(), closed_by)

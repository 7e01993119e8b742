"""Jobs of casework."""

from datetime import time

from gongkai.casework import digest, reminders
from gongkai.casework.disputes import reminders as of_disputes
from gongkai.casework.retention import closed_by, forget
from gongkai.records.moment import now
from gongkai.records.vault.erasure import erase_due
from gongkai.workflow.calendar import working_days
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(daily_at=time(4, 0))
@job(title="清除到期的个人信息", retries=3)
def erase_due_personal_data() -> None:
    """Personal data and attachments of cases closed `GONGKAI_RETENTION_YEARS` years ago; some hundred a night."""
    erase_due(now(), closed_by, forget=forget)


@scheduled(daily_at=time(7, 0))
@job(title="每日待办摘要", retries=3)
def send_digests() -> None:
    """What waits for each person this morning."""
    digest.send_digests(now())


@scheduled(daily_at=time(7, 10))
@job(title="到期前提醒", retries=3)
def remind() -> None:
    """Deadlines within three working days, and what is withheld and has to be assessed."""
    when, days = now(), working_days()
    reminders.remind_before_due(when, days)
    of_disputes.remind_before_due(when, days)
    reminders.remind_of_assessment(when)

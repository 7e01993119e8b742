"""Jobs of the ledgers."""

from datetime import time

from gongkai.records.moment import now
from gongkai.registers import reminders
from gongkai.workflow.calendar import working_days
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(daily_at=time(7, 35))
@job(title="网友留言提醒", retries=3)
def remind_of_messages() -> None:
    """Messages without an answer whose last day is near or past."""
    reminders.remind_of_messages(now(), working_days())

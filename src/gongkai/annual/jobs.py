"""Jobs of annual reports: what visitors brought goes when its time is over; the year's reports begin; reminders."""

from datetime import time, timedelta

from django.utils import timezone

from gongkai.annual import opening_year, reminders, steps
from gongkai.annual.compiling.closed_year_notices import tell_of_changes
from gongkai.records.moment import now
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(every=timedelta(hours=1))
@job(title="删除到期的检查区", retries=3)
def remove_expired() -> None:
    """Remove workspaces whose time is over."""
    steps.remove_expired(now=timezone.now())


@scheduled(daily_at=time(0, 10))
@job(title="开始编制年度报告", retries=3)
def begin_reports() -> None:
    """On 1 January, and on the days after until every agency has its report on the year before."""
    opening_year.begin_all(now())


@scheduled(daily_at=time(7, 40))
@job(title="年度报告提醒", retries=3)
def remind_of_reports() -> None:
    """Reports that are due soon, or late."""
    reminders.remind(now())


@scheduled(daily_at=time(3, 30))
@job(title="已报送年度的记录变动", retries=3)
def tell_of_closed_years() -> None:
    """Records of a year whose report was submitted that say otherwise today."""
    tell_of_changes(now())

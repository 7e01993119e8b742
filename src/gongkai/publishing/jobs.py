"""Jobs of publishing."""

from datetime import datetime, time, timedelta

from gongkai.agencies.founding import follows_moving
from gongkai.agencies.models import Agency
from gongkai.publishing import attachments_text, by_the_clock, reminders, searched
from gongkai.publishing.clocks import reminding
from gongkai.publishing.from_casework.keeping import forget_with_cases
from gongkai.publishing.guard import link_checking
from gongkai.publishing.tickets import keeping as tickets
from gongkai.records.moment import now
from gongkai.workflow.calendar import working_days
from gongkai.workflow.jobs.job import enqueue, job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(every=timedelta(minutes=1))
@job(title="定时发布", retries=0)
def publish_due() -> None:
    """Every minute: what was scheduled; the next minute tries again what could not be published."""
    by_the_clock.publish_due(now())


@scheduled(daily_at=time(0, 1))
@job(title="到期下线", retries=5)
def end_due() -> None:
    """Just after midnight: what was to be shown until today."""
    by_the_clock.end_due(now())


@scheduled(daily_at=time(7, 20))
@job(title="主动公开提醒", retries=3)
def remind() -> None:
    """Time limits within three working days, assessments, validity that ends within six months; and whatever else is
    late or soon due on the board."""
    when = now()
    reminders.remind_before_due(when, working_days())
    reminders.remind_of_assessment(when)
    reminders.remind_of_validity(when)
    reminding.remind(when, working_days())


@scheduled(daily_at=time(7, 30))
@job(title="网站找错提醒", retries=3)
def remind_of_tickets() -> None:
    """Tickets whose last day has come."""
    tickets.remind_on_last_day(now())


@scheduled(daily_at=time(4, 20))
@job(title="清除到期的找错联系方式", retries=3)
def erase_due_contacts() -> None:
    """Contacts of tickets ended as long ago as cases are kept, and words of proposals whose case has been erased."""
    tickets.erase_due_contacts(now())
    forget_with_cases()


@scheduled(every=timedelta(minutes=10))
@job(title="读取未读的附件", retries=0)
def read_files() -> None:
    """Attachments that came otherwise than by an upload; fifty in a round."""
    attachments_text.read_waiting(now())


@scheduled(every=timedelta(minutes=10))
@job(title="检查公开页面的链接", retries=0)
def check_links() -> None:
    """Links of public pages to other sites, some seconds at a time, round and round."""
    link_checking.check_links(now())


@job(title="检索：隶属关系调整", retries=3)
def put_anew(agency: int) -> None:
    """After an agency was given another superior: its documents are found under the new one."""
    searched.put_anew(Agency.objects.get(pk=agency))


def register() -> None:
    """Called when the app is ready."""
    follows_moving(_moved)


def _moved(agency: Agency, _at: datetime) -> None:
    enqueue(put_anew, agency.pk)

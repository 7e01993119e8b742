"""A new holiday notice moves deadlines: it is written down, every open case derived anew, and its people told."""

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.casework.derived import registered
from gongkai.casework.disputes import rederiving as disputes
from gongkai.casework.models import Application, Dispute
from gongkai.casework.rederiving import rederive_and_tell
from gongkai.law.holiday_notice import HolidayNotice
from gongkai.records.moment import Moment, now
from gongkai.workflow import holiday_entry, models
from gongkai.workflow.jobs.job import enqueue, job

BATCH = 500
"""Cases that one job derives before it hands on to the next, so that a worker cut off repeats little."""


@transaction.atomic
def enter(notice: HolidayNotice, actor: Actor, when: Moment) -> models.HolidayNotice:
    """Write the notice down; a job then derives the open cases anew. Raises `StepRefused`."""
    entered = holiday_entry.enter(notice, actor, when)
    enqueue(rederive_open, entered.pk, 0)
    return entered


@job(title="按新的放假安排重算答复期限", retries=5)
def rederive_open(entered: int, after: int) -> None:
    """The open cases after the one of id `after`, in order of their ids, and with the last of them all open disputes
    and files of the rooms above.

    Done twice it changes and tells nothing more.
    """
    notice = models.HolidayNotice.objects.filter(pk=entered).first()
    if notice is None:
        # Entered anew under the same number meanwhile: that entry has a job of its own.
        return
    when = now()
    batch = list(
        Application.objects.open().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]
    )
    for pk in batch:
        rederive_and_tell(pk, notice.number, f"calendar-{entered}", when)
    if len(batch) == BATCH:
        enqueue(rederive_open, entered, batch[-1])
        return
    for pk in Dispute.objects.open().order_by("pk").values_list("pk", flat=True):
        disputes.rederive_and_tell(pk, notice.number, f"calendar-{entered}", when)
    for kind in registered():
        kind.renew(notice.number, f"calendar-{entered}", when)

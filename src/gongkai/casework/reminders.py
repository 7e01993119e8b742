"""Reminders: three working days before a deadline, and when what is withheld comes up for assessment (条例 Art 18)."""

from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.casework.models import Application, Item
from gongkai.casework.rederiving import people_of
from gongkai.casework.signal import SOON
from gongkai.casework.stage import OPEN
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import Moment
from gongkai.workflow.models import Notice


def remind_before_due(when: Moment, days: WorkingDays) -> int:
    """Tell the people of every case due within three working days, once for each deadline; how many cases.

    A case whose clock stands still has no deadline to be reminded of.
    """
    near = Application.objects.due_within(when.today, days.after(when.today, SOON)).filter(suspended=False)
    told = 0
    for application in near.order_by("pk").iterator(500):
        assert application.due is not None  # noqa: S101
        left = days.between(when.today, application.due)
        in_time = f"还剩{left}个工作日" if left else "今天到期"
        says = f"{application.number}{in_time}（答复期限{chinese_date(application.due)}）。"
        key = f"due-{application.pk}-{application.due}"
        told += tell(people_of(application, when), application.pk, says, key, when)
    return told


def remind_of_assessment(when: Moment) -> int:
    """Tell the clerks of every item whose assessment is due, once for each date; how many items."""
    told = 0
    for item in to_assess(when.today).select_related("application").order_by("pk").iterator(500):
        application = item.application
        says = f"{application.number}中不予公开的“{item.what[:60]}”应当评估是否仍不公开（条例第十八条）。"
        clerks = Post.objects.in_effect(when.today).filter(agency=application.agency_id, role=Role.CLERK)
        people = set(clerks.values_list("person", flat=True))
        told += tell(people, application.pk, says, f"assess-{item.pk}-{item.reassess_on}", when)
    return told


def to_assess(today: date) -> QuerySet[Item]:
    """Items of closed cases, something of which is withheld, whose day of assessment has come."""
    return Item.objects.filter(reassess_on__lte=today).exclude(application__stage__in=OPEN)


def tell(people: set[int], case: int | None, says: str, key: str, when: Moment) -> bool:
    """Give each of them the notice unless they have it; whether somebody had not."""
    missing = people - set(Notice.objects.filter(key=key).values_list("person", flat=True))
    notices = [
        Notice(person_id=person, case_id=case, says=says, made_at=when.at, key=key)
        for person in sorted(missing)
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return bool(missing)

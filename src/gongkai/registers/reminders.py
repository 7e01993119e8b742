"""Reminders of messages without an answer: a working day before the last day, and when it is past."""

from datetime import date

from django.db.models.functions import TruncDate

from gongkai.agencies.models import Agency, Post
from gongkai.agencies.role import Role
from gongkai.casework.reminders import tell
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import Moment
from gongkai.registers.books import book_of
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Book, Message

_SOON = 1
"""Working days before the last day."""


def remind_of_messages(when: Moment, days: WorkingDays) -> int:
    """Tell the clerks of every message that is due or late, once of each; how many messages.

    Of what was late already when it was entered nobody is told: a ledger that is brought in late reminds of nothing.
    """
    ledger = LEDGERS["messages"]
    off = Book.objects.filter(ledger=ledger.code, in_use=False).values("agency")
    waiting = Message.objects.counted().filter(answered_on=None).exclude(agency__in=off)
    near = waiting.filter(due__lte=days.after(when.today, _SOON), due__gte=TruncDate("entered_at"))
    people: dict[int, set[int]] = {}
    told = 0
    for message in near.select_related("agency").order_by("pk").iterator(500):
        agency = message.agency
        if agency.pk not in people:
            people[agency.pk] = _clerks(agency, when.today)
        stage, says = _says(message.due, when.today)
        key = f"message-{message.pk}-{message.due}-{stage}"
        notice = (
            f"网友留言“{message.subject[:40]}”还没有答复，{says}（办理期限{chinese_date(message.due)}）。"
        )
        told += tell(people[agency.pk], book_of(agency, ledger, when).pk, notice, key, when)
    return told


def _says(due: date, today: date) -> tuple[str, str]:
    if due < today:
        return "late", "已逾期"
    return "soon", "今天到期" if due == today else f"还剩{_SOON}个工作日"


def _clerks(agency: Agency, today: date) -> set[int]:
    posts = Post.objects.in_effect(today).filter(agency=agency, role=Role.CLERK)
    return set(posts.values_list("person", flat=True))

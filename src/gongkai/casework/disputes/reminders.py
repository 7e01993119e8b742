"""Reminders three working days before an answer, a hearing, an appeal or a performance is due."""

from gongkai.casework.disputes.rederiving import people_of
from gongkai.casework.models import Dispute
from gongkai.casework.reminders import tell
from gongkai.casework.signal import SOON
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import Moment


def remind_before_due(when: Moment, days: WorkingDays) -> int:
    """Tell the people of every dispute in which something of ours is due soon, once for each day; how many disputes."""
    near = Dispute.objects.filter(due__gte=when.today, due__lte=days.after(when.today, SOON))
    told = 0
    for dispute in near.order_by("pk").iterator(500):
        assert dispute.due is not None  # noqa: S101
        left = days.between(when.today, dispute.due)
        in_time = f"还剩{left}个工作日" if left else "今天到期"
        says = f"{dispute.number}{dispute.due_for}{in_time}（{chinese_date(dispute.due)}）。"
        key = f"due-{dispute.pk}-{dispute.due_for}-{dispute.due}"
        told += tell(people_of(dispute, when), dispute.pk, says, key, when)
    return told

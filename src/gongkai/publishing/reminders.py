"""Reminders: before the time limit of Art 26, when what is not public is to be assessed, and before a validity expires."""

from gongkai.casework.reminders import tell
from gongkai.casework.signal import SOON
from gongkai.law.currency import ASSESS_AHEAD, months_on
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.validity import Validity
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.publishing.models import Document
from gongkai.publishing.rederiving import people_of
from gongkai.publishing.stage import Stage
from gongkai.records.moment import Moment


def remind_before_due(when: Moment, days: WorkingDays) -> int:
    """Tell the people of every document that has to be public within three working days; how many documents."""
    near = Document.objects.at_work().filter(
        is_public=False,
        attribute=DisclosureAttribute.PROACTIVE,
        publish_due__gte=when.today,
        publish_due__lte=days.after(when.today, SOON),
    )
    told = 0
    for document in near.order_by("pk").iterator(500):
        assert document.publish_due is not None  # noqa: S101
        left = days.between(when.today, document.publish_due)
        in_time = f"还剩{left}个工作日" if left else "今天到期"
        last = chinese_date(document.publish_due)
        says = f"“{document.title[:40]}”的公开期限{in_time}（{last}，条例第二十六条）。"
        key = f"publish-{document.pk}-{document.publish_due}"
        told += tell(people_of(document, when), document.pk, says, key, when)
    return told


def remind_of_assessment(when: Moment) -> int:
    """Tell the people of every document that is not public and whose day of assessment has come; how many."""
    due = Document.objects.filter(stage=Stage.KEPT, reassess_due__lte=when.today)
    told = 0
    for document in due.order_by("pk").iterator(500):
        says = f"“{document.title[:40]}”应当评估是否仍不公开（条例第十八条）。"
        key = f"reassess-{document.pk}-{document.reassess_due}"
        told += tell(people_of(document, when), document.pk, says, key, when)
    return told


def remind_of_validity(when: Moment) -> int:
    """Tell the people of every document in force whose validity ends within six months; how many."""
    ending = Document.objects.filter(
        validity__in=[one for one in Validity if one.counts_in_force],
        valid_until__gte=when.today,
        valid_until__lte=months_on(when.today, ASSESS_AHEAD),
    )
    told = 0
    for document in ending.order_by("pk").iterator(500):
        assert document.valid_until is not None  # noqa: S101
        last = chinese_date(document.valid_until)
        says = f"“{document.title[:40]}”的有效期到{last}届满，评估后延续、修订或者废止。"
        key = f"validity-{document.pk}-{document.valid_until}"
        told += tell(people_of(document, when), document.pk, says, key, when)
    return told

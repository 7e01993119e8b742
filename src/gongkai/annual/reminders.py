"""Reminders: twenty, ten and three days before a report is due, and when it is late, also to who receives it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.annual.access import COMPILERS
from gongkai.annual.models import AnnualReport
from gongkai.annual.superior import superiors_of
from gongkai.casework.reminders import tell
from gongkai.law.wording import chinese_date
from gongkai.records.moment import Moment

AHEAD = (20, 10, 3)
"""Days before the last day."""
SUPERIORS = (Role.CLERK, Role.OGI_HEAD)


def remind(when: Moment) -> int:
    """Tell the compilers of every report at work whose last day is near or over, and the superior's office of those that
    are late; each once for a threshold. How many reports somebody was told of.
    """
    at_work = AnnualReport.objects.at_work().filter(due__lte=when.today + timedelta(days=max(AHEAD)))
    reports = list(at_work.select_related("agency").order_by("due", "pk"))
    people = _people(reports, when)
    return sum(_remind(report, people, when) for report in reports)


def _remind(report: AnnualReport, people: dict[tuple[int, str], set[int]], when: Moment) -> bool:
    left = (report.due - when.today).days
    compilers = _of(people, [report.agency_id], COMPILERS)
    last = chinese_date(report.due)
    if left >= 0:
        threshold = min(days for days in AHEAD if left <= days)
        in_time = f"还剩{left}天" if left else "今天到期"
        says = f"{report.year}年度报告{in_time}（{last}，条例第四十九条），还没有报送。"
        return tell(compilers, report.pk, says, f"annual-{report.pk}-{report.due}-{threshold}", when)
    says = f"{report.year}年度报告已经逾期（报送期限{last}，条例第四十九条）。"
    told = tell(compilers, report.pk, says, f"annual-{report.pk}-{report.due}-late", when)
    above = _of(people, superiors_of(report.agency)[:1], SUPERIORS)
    says = f"{report.agency}的{report.year}年度报告逾期没有报送（期限{last}）。"
    # The report itself is not theirs to see before it is submitted: the notice leads nowhere.
    return tell(above, None, says, f"annual-{report.pk}-{report.due}-late-below", when) or told


def _people(reports: Iterable[AnnualReport], when: Moment) -> dict[tuple[int, str], set[int]]:
    """Ids of the people in charge by agency and role; one question to the database for all."""
    agencies = {report.agency_id for report in reports}
    agencies |= {above for report in reports for above in superiors_of(report.agency)[:1]}
    roles = {*COMPILERS, *SUPERIORS}
    posts = Post.objects.in_effect(when.today).filter(agency__in=agencies, role__in=roles)
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for agency, role, person in posts.values_list("agency", "role", "person"):
        found[agency, role].add(person)
    return found


def _of(people: dict[tuple[int, str], set[int]], agencies: Iterable[int], roles: Iterable[Role]) -> set[int]:
    return {
        person for agency in agencies for role in roles for person in people.get((agency, role.value), ())
    }

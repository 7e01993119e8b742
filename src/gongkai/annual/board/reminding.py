"""Reminders to all whose report is late, by one button, once a day."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from gongkai.agencies.models import Post
from gongkai.annual.access import COMPILERS
from gongkai.annual.board.row import Row
from gongkai.casework.reminders import tell
from gongkai.law.wording import chinese_date
from gongkai.records.moment import Moment


def remind_late(rows: Sequence[Row], year: int, when: Moment) -> tuple[int, list[Row]]:
    """Tell the office of every unit without a report whose day has passed; units told now, and those with nobody to tell.

    Told today already, a unit is told no more. One question for the people, one or two for each unit.
    """
    late = [row for row in rows if row.is_late]
    people: dict[int, set[int]] = defaultdict(set)
    posts = Post.objects.in_effect(when.today).filter(
        agency__in=[row.unit.pk for row in late], role__in=COMPILERS
    )
    for agency, person in posts.values_list("agency", "person"):
        people[agency].add(person)
    told = 0
    for row in late:
        says = _(
            "%(unit)s%(year)s年政府信息公开工作年度报告应当在%(due)s前报送，已逾期%(days)s天，上级催报。"
        ) % {
            "unit": row.unit.name,
            "year": year,
            "due": chinese_date(row.due),
            "days": -row.days,
        }
        case = row.report.pk if row.report else None
        key = f"report-late-{row.unit.pk}-{year}-{when.today}"
        told += tell(people[row.unit.pk], case, says, key, when)
    return told, [row for row in late if not people[row.unit.pk]]

"""Reports of earlier years into the public library: each under the name of its time, none over another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.annual import library_entry
from gongkai.annual.examination import count, examine
from gongkai.annual.models import LibraryReport
from gongkai.annual.names_borne import names_of
from gongkai.publishing.columns.version import count_up
from gongkai.records.moment import Moment
from gongkai.report.value import Report


@dataclass(frozen=True, slots=True)
class Past:
    """A report that was read, and the agency that it is of, by name or by a person's choice."""

    agency: Agency
    report: Report


def obstacle(past: Past, today: date) -> str:
    """Why it cannot be filed, in a sentence; empty where nothing stands in its way."""
    year = past.report.year
    if year is None:
        return _("没有读出年度，不能入库。请检查报告标题，如“某某局2020年政府信息公开工作年度报告”。")
    if year >= today.year:
        return _("%(year)s年还没有过完，不是往年的年报。") % {"year": year}
    filed = LibraryReport.objects.filter(agency__in=names_of(past.agency), year=year).first()
    if filed is None:
        return ""
    if filed.own_id:
        return _("%(year)s年的年报已在本系统发布，往年文件不能替换它。要改，由发布机关更正。") % {
            "year": year
        }
    return _("年报库里已有%(year)s年的年报。") % {"year": year}


@transaction.atomic
def file_past(given: Iterable[Past], actor: Actor, when: Moment) -> list[LibraryReport]:
    """File them, oldest first, so that each is checked against the one before it; what has an obstacle is left out.

    The findings of each stay with it: their counts in lists, they themselves on its page.
    """
    filed: list[LibraryReport] = []
    for past in sorted(given, key=lambda one: one.report.year or 0):
        # Locked with the agency's platform: pressed twice, the second finds the first's reports.
        count_up(past.agency)
        if not obstacle(past, when.today):
            filed.append(_file(past, actor, when))
    return filed


def _file(past: Past, actor: Actor, when: Moment) -> LibraryReport:
    agency, year = past.agency, past.report.year or 0
    names = names_of(agency)
    printed = past.report.agency
    # A name that is none of the agency's would hide the report from its column.
    name = printed if printed in names else agency.name_on(date(year, 12, 31))
    report = replace(past.report, agency=name)
    of_agency = LibraryReport.objects.filter(agency__in=names)
    filed = LibraryReport(added_by_id=actor.user_id)
    library_entry.write(filed, report, of_agency.filter(year=year - 1).first(), when.at)
    if following := of_agency.filter(year=year + 1).first():
        count(following, examine(following.report, previous=report).result)
        following.save(update_fields=COUNTS)
    return filed


COUNTS = ("errors", "warnings", "hints", "passed", "failed", "cannot_tell")
"""What a check leaves on a row."""

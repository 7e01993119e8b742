"""A report is begun: on 1 January for every agency in being, or by a button, once for an agency and year."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.agencies.actor import SYSTEM, Actor
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual.due import due_of
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, Passage, ReportSetting
from gongkai.annual.narrative.drafting import draft
from gongkai.annual.recording import record, store
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment
from gongkai.report.forms import FIRST_YEAR
from gongkai.workflow.calendar import readings
from gongkai.workflow.step import StepRefused

LAST_MONTH = 3
"""Until the end of March, the last day of any report (Art 49), the reports of the past year begin by themselves."""


def begin(
    agency: Agency, year: int, actor: Actor, when: Moment, *, whole: bool | None = None
) -> AnnualReport:
    """The report of the agency on the year, drafted from the records; the one that is there, if one was begun.

    `whole` has a government's report sum those of its units, which is what a government's is (Art 49) unless said
    otherwise. Raises `StepRefused` for a year that is not over or has no prescribed form.
    """
    if says := obstacle(agency, year, when.today):
        raise StepRefused(says)
    with transaction.atomic():
        # Locked, so that the button and the night's job begin one report between them.
        agency = Agency.objects.select_for_update().get(pk=agency.pk)
        there = AnnualReport.objects.filter(agency=agency, year=year, version=1).first()
        if there is not None:
            return there
        government = agency.kind == AgencyKind.GOVERNMENT
        setting = ReportSetting.objects.filter(agency=agency).first()
        due = due_of(agency, year, readings(), setting)
        return opened(
            AnnualReport(agency=agency, year=year, due=due, whole=government and whole is not False),
            actor,
            when,
        )


def opened(report: AnnualReport, actor: Actor, when: Moment) -> AnnualReport:
    """Put a new version on file, in the caller's transaction; its passages are drafted unless it corrects another."""
    corrects = report.corrects
    report.case = Case.objects.create(agency=report.agency, kind=CaseKind.ANNUAL_REPORT, opened_at=when.at)
    report.save(force_insert=True)
    said = {"version": report.version, "reason": report.reason, "corrects": corrects.pk} if corrects else {}
    record(
        report,
        EventKind.BEGUN,
        on=when.today,
        actor=actor,
        when=when,
        year=report.year,
        whole=report.whole,
        due=report.due.isoformat(),
        **said,
    )
    if corrects is None:
        Passage.objects.bulk_create(
            Passage(
                report=report,
                section=one.section,
                position=one.position,
                heading=one.heading,
                text=one.text,
                drafted=one.text,
            )
            for one in draft(report.agency, report.year, whole=report.whole)
        )
    store(report)
    return report


def obstacle(agency: Agency, year: int, today: date) -> str:
    """Why the agency cannot begin its report on the year; empty if it can."""
    if year < FIRST_YEAR:
        return _("%(first)s年度以前没有统一的报告格式。") % {"first": FIRST_YEAR}
    if year >= today.year:
        return _("%(year)s年还没有过完。%(next)s年1月1日起编制。") % {"year": year, "next": year + 1}
    if agency.established_on and agency.established_on.year > year:
        return _("%(agency)s在%(year)s年以后设立，没有这一年的报告。") % {"agency": agency, "year": year}
    return ""


def to_begin(today: date) -> QuerySet[Agency]:
    """Agencies in being on 1 January that report for themselves and have not begun the report on the year before."""
    first = date(today.year, 1, 1)
    begun = AnnualReport.objects.filter(year=today.year - 1).values("agency")
    silent = ReportSetting.objects.filter(reports=False).values("agency")
    return Agency.objects.in_being(first).exclude(pk__in=begun).exclude(pk__in=silent).in_order()


def begin_all(when: Moment) -> int:
    """Begin what is to be begun, each agency in a transaction of its own; how many were.

    Interrupted, the next run goes on where this one stopped. After March nothing begins by itself: a site set up in
    autumn has not kept the year's records.
    """
    if when.today.month > LAST_MONTH:
        return 0
    agencies = list(to_begin(when.today))
    begun = 0
    for agency in agencies:
        if not obstacle(agency, when.today.year - 1, when.today):
            begin(agency, when.today.year - 1, SYSTEM, when)
            begun += 1
    return begun

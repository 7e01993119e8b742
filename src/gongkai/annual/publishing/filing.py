"""The step's deed: the report as it was submitted takes its place in the public library.

The library has one report of an agency and a year. A correction takes the place of what stood there; the earlier
version stays with `AnnualReport`, from where its page reads it (`versions`).
"""

from dataclasses import replace

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.annual import library_entry
from gongkai.annual.models import AnnualReport, LibraryReport
from gongkai.annual.names_borne import names_of
from gongkai.publishing.columns.version import count_up
from gongkai.records.moment import Moment


@transaction.atomic
def publish(report: AnnualReport, actor: Actor, when: Moment) -> LibraryReport:
    """Show the report to the public, from now on, in the place of its earlier version or of a file read from outside.

    The content is `report.report`, what was submitted, with the day of publication (Art 50 wants it known). Filing
    the same version again changes nothing.
    """
    # Locked first, so that two versions of one agency go one by one.
    count_up(report.agency)
    submitted = report.report
    names = {submitted.agency, *names_of(report.agency)}
    filed = LibraryReport.objects.filter(agency__in=names, year=report.year).first()
    if filed is not None and filed.own_id == report.pk:
        return filed
    filed = filed or LibraryReport()
    filed.own = report
    filed.added_by_id = actor.user_id
    public = replace(submitted, published_on=when.today)
    previous = LibraryReport.objects.filter(agency__in=names, year=report.year - 1).first()
    library_entry.write(filed, public, previous, when.at)
    return filed

"""The units of a government in a year: each agency below it is counted at exactly one place, or left out with a reason.

The tree is that of the year's last day. A unit that reports for itself brings its report; a lower government brings its
own roll-up, and what lies below it is not counted again, unless its report is for itself alone; records of agencies that report nowhere (inner offices, those
abolished within the year) are counted with the government's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.agencies.models import Agency, AgencyKind, Line
from gongkai.annual.models import AnnualReport, ReportSetting


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An agency below the government that its report does not sum, and why not."""

    agency: Agency
    why: str


@dataclass(frozen=True, slots=True)
class Units:
    """`reporting`: whose reports are summed; `own`: whose records are, the government's first. In order of the tree."""

    government: Agency
    year: int
    reporting: tuple[Agency, ...]
    own: tuple[Agency, ...]
    left_out: tuple[LeftOut, ...]


def units_of(government: Agency, year: int) -> Units:
    """The units of the government in the year; three questions to the database."""
    places = list(_places(government, year))
    return Units(
        government,
        year,
        tuple(agency for agency, where in places if where is _REPORTS),
        (government, *(agency for agency, where in places if where is _OWN)),
        tuple(LeftOut(agency, where) for agency, where in places if where not in (_REPORTS, _OWN)),
    )


_REPORTS = "reports"
_OWN = "own"


def _places(government: Agency, year: int) -> Iterator[tuple[Agency, str]]:
    """Each agency below with where it is counted, or why it is not."""
    silent = set(ReportSetting.objects.filter(reports=False).values_list("agency", flat=True))
    last = date(year, 12, 31)
    below = Agency.objects.within(government).exclude(pk=government.pk)
    summing_nothing = set(
        AnnualReport.objects.newest()
        .filter(agency__in=below, agency__kind=AgencyKind.GOVERNMENT, year=year, whole=False)
        .values_list("agency", flat=True)
    )
    # What lies below a path that has been counted or left out as a whole.
    whole, why = "", ""
    for agency in below.in_order():
        if whole and agency.path.startswith(whole):
            yield agency, why
        elif not _existed(agency, year):
            continue
        elif agency.line == Line.VERTICAL:
            whole, why = agency.path, _("实行垂直领导，不在汇总范围")
            yield agency, why
        elif agency.pk in silent or (agency.abolished_on and agency.abolished_on <= last):
            yield agency, _OWN
        else:
            yield agency, _REPORTS
            if agency.kind == AgencyKind.GOVERNMENT and agency.pk not in summing_nothing:
                whole, why = agency.path, _("计入%(name)s的汇总报告") % {"name": agency.name}


def _existed(agency: Agency, year: int) -> bool:
    """Whether the agency was in being on any day of the year."""
    since, until = agency.established_on, agency.abolished_on
    return (since is None or since <= date(year, 12, 31)) and (until is None or until > date(year, 1, 1))

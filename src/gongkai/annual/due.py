"""The last day of an agency's annual report: 条例 Art 49, unless its superior has set another."""

from datetime import date

from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual.models import ReportSetting
from gongkai.law.annual_report_date import Reporter, publish_by
from gongkai.law.readings import Readings

_REPORTERS = {
    AgencyKind.GOVERNMENT: Reporter.GOVERNMENT,
    AgencyKind.TOWNSHIP: Reporter.TOWNSHIP,
}


def due_of(agency: Agency, year: int, readings: Readings, setting: ReportSetting | None) -> date:
    """The day by which the report on `year` has to be submitted and published."""
    if setting is not None and setting.due_month and setting.due_day:
        return date(year + 1, setting.due_month, setting.due_day)
    return publish_by(_REPORTERS.get(AgencyKind(agency.kind), Reporter.DEPARTMENT), year, readings)

"""When the annual report of a year has to be out: 条例 Art 49."""

from datetime import date, timedelta
from enum import StrEnum

from gongkai.law.readings import Readings

ARTICLE = "条例第四十九条"


class Reporter(StrEnum):
    """Who reports. Townships and street offices are not named in Art 49: their county sets the date."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"
    TOWNSHIP = "township"


def publish_by(reporter: Reporter, report_year: int, readings: Readings) -> date:
    """The last day for publishing the report on `report_year`.

    Departments submit and publish before 31 January (1月31日前), the supervising department of a government before
    31 March; townships by docs/readings/township-report-due.md. Whether that day itself is in time:
    docs/readings/report-day-itself-in-time.md.
    """
    month, day = {
        Reporter.DEPARTMENT: (1, 31),
        Reporter.GOVERNMENT: (3, 31),
        Reporter.TOWNSHIP: readings.township_report_due,
    }[reporter]
    named = date(report_year + 1, month, day)
    return named if readings.report_day_itself_in_time else named - timedelta(days=1)

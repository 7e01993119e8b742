"""The sample library: whole reports of an invented county, in both forms and mixed."""

from datetime import datetime
from importlib import resources

from gongkai.annual import steps
from gongkai.annual.models import LibraryReport
from gongkai.report.reading.json import read_json
from gongkai.report.value import Report


def reports() -> list[Report]:
    """The sample reports, oldest first, so that each meets the report of its year before."""
    folder = resources.files("gongkai.annual") / "sample_data"
    found = [
        read_json(file.read_bytes(), file.name) for file in folder.iterdir() if file.name.endswith(".json")
    ]
    return sorted(found, key=lambda report: (report.year or 0, report.agency))


def load(*, now: datetime) -> int:
    """Put the sample reports that are not there yet into the library; answers how many."""
    there = set(LibraryReport.objects.values_list("agency", "year"))
    missing = [report for report in reports() if (report.agency, report.year) not in there]
    for report in missing:
        steps.add_to_library(report, user=None, now=now)
    return len(missing)

"""Who compiled a report is told, once for each change, that the records of its closed year have changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gongkai.agencies.models import Agency, Post
from gongkai.annual.access import COMPILERS
from gongkai.annual.compiling.closed_years import ChangedCell, changed
from gongkai.annual.compiling.compilation import compiled_many
from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import FROZEN
from gongkai.casework.reminders import tell
from gongkai.records.attachments.attaching import sm3_of
from gongkai.records.moment import Moment
from gongkai.report.checks.wording import number


def tell_of_changes(when: Moment) -> int:
    """Tell the compilers of every submitted report whose records say otherwise today; how many reports.

    A report over all units follows from those of the units, which are told each by itself.
    """
    compilers = _compilers(when)
    told = 0
    for report, cells in _changed():
        key = f"closed-{report.pk}-{_digest(cells)}"
        told += tell(compilers[report.agency_id], report.pk, _says(report, cells), key, when)
    return told


def _changed() -> Iterator[tuple[AnnualReport, tuple[ChangedCell, ...]]]:
    """Year by year, so that the agencies of a year are counted together."""
    submitted = AnnualReport.objects.newest().filter(stage__in=FROZEN, whole=False).exclude(records="")
    for year in submitted.order_by("year").values_list("year", flat=True).distinct():
        reports = submitted.filter(year=year).defer("data")
        today = compiled_many(Agency.objects.filter(pk__in=reports.values("agency")), year)
        for report in reports.order_by("pk"):
            if cells := changed(report, today[report.agency_id]):
                yield report, cells


def _says(report: AnnualReport, cells: tuple[ChangedCell, ...]) -> str:
    first = cells[0]
    return (
        f"{report.year}年度报告{report.get_stage_display()}以后，记录有变动，影响{len(cells)}格："
        f"“{first.label}”报送时{number(first.then)}{first.unit}，现在{number(first.now)}{first.unit}"
        f"{'等' if len(cells) > 1 else ''}。报告不随之改变；确有错误的，办理更正。"
    )


def _digest(cells: Iterable[ChangedCell]) -> str:
    said = ";".join(f"{one.code}={one.now}" for one in cells)
    return sm3_of(said.encode())[:16]


def _compilers(when: Moment) -> dict[int, set[int]]:
    """People who compile, by agency; one question to the database."""
    found: dict[int, set[int]] = defaultdict(set)
    posts = Post.objects.in_effect(when.today).filter(role__in=COMPILERS)
    for agency, person in posts.values_list("agency", "person"):
        found[agency].add(person)
    return found

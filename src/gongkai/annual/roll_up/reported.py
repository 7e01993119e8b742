"""The report that a unit has: filed here, else brought for it from outside, else published in the library."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gongkai.agencies.models import Agency
from gongkai.annual.models import AnnualReport, LibraryReport, UnitReport
from gongkai.annual.names_borne import bearers
from gongkai.annual.stage import FROZEN, Stage
from gongkai.report.value import Report


class Source(StrEnum):
    """Where the figures of a unit come from, the surest first. The value is the code."""

    FILED = "filed"
    BROUGHT = "brought"
    LIBRARY = "library"
    RECORDS = "records"
    OWN = "own"

    @property
    def label(self) -> str:
        """In Chinese, as a list says it."""
        return _LABELS[self]


_LABELS = {
    Source.FILED: "本系统报送",
    Source.BROUGHT: "文件导入",
    Source.LIBRARY: "年报库",
    Source.RECORDS: "没有报告，按记录暂计",
    Source.OWN: "本级记录",
}


@dataclass(frozen=True, slots=True)
class Reported:
    """The report of a unit, in the record that holds it; `digest` changes with its content."""

    agency: Agency
    source: Source
    record: AnnualReport | UnitReport | LibraryReport
    digest: str

    @property
    def report(self) -> Report:
        """The report itself; a question to the database where its content was left out."""
        return self.record.report

    @property
    def since(self) -> datetime | None:
        """When it came."""
        match self.record:
            case AnnualReport(submitted_at=at) | UnitReport(brought_at=at) | LibraryReport(added_at=at):
                return at


def reported(agencies: Collection[Agency], year: int, *, content: bool = True) -> dict[int, Reported]:
    """The reports of those that have one, by the agency's id; four questions to the database.

    Of several versions filed here the newest counts, be it published or not; what is being written does not. Without
    `content` the rows come without the reports' text, for lists.
    """
    by_key = {agency.pk: agency for agency in agencies}
    known = bearers(by_key.values())
    published = LibraryReport.objects.filter(year=year, agency__in=known).order_by("pk")
    brought = UnitReport.objects.filter(agency__in=by_key, year=year, replaced_at=None)
    filed = AnnualReport.objects.filter(agency__in=by_key, year=year, stage__in=FROZEN - {Stage.SUPERSEDED})
    filed = filed.order_by("version")
    if not content:
        published, brought = published.defer("data", "text"), brought.defer("data")
        filed = filed.defer("data", "records")
    found: dict[int, Reported] = {}
    # The surest comes last and stands.
    for library in published:
        agency = known[library.agency]
        found[agency.pk] = Reported(agency, Source.LIBRARY, library, f"library-{library.digest[:32]}")
    for unit in brought:
        found[unit.agency_id] = Reported(by_key[unit.agency_id], Source.BROUGHT, unit, f"brought-{unit.pk}")
    for own in filed:
        digest = f"filed-{own.pk}-{own.digest[:32]}"
        found[own.agency_id] = Reported(by_key[own.agency_id], Source.FILED, own, digest)
    return found

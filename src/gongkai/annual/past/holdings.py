"""Which years of which agencies the library has, and where one is missing between them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.agencies.models import Agency
from gongkai.annual.models import LibraryReport
from gongkai.annual.names_borne import bearers


@dataclass(frozen=True, slots=True)
class Holding:
    """The reports of an agency, the newest first; `missing` are years between its first and its last without one."""

    agency: Agency
    reports: Sequence[LibraryReport]

    @property
    def missing(self) -> list[int]:
        """Years without a report between two that have one."""
        there = {report.year for report in self.reports}
        return [year for year in range(min(there), max(there)) if year not in there] if there else []


def holdings(agencies: Sequence[Agency]) -> list[Holding]:
    """Of each of the agencies, in their order. Two questions."""
    by_name = bearers(agencies)
    found: dict[int, list[LibraryReport]] = defaultdict(list)
    for report in LibraryReport.objects.listed().filter(agency__in=by_name):
        found[by_name[report.agency].pk].append(report)
    return [Holding(agency, found[agency.pk]) for agency in agencies]

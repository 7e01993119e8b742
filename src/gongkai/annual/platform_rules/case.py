"""What a rule of the platform looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual.compiling import Compiled
from gongkai.annual.models import AnnualReport
from gongkai.report.checks.rule import Judgement
from gongkai.report.value import Report


@dataclass(frozen=True, slots=True)
class PlatformCase:
    """A report on file, as it is printed, and its tables as the records stand now."""

    report: AnnualReport
    printed: Report
    tables: Compiled

    @property
    def agencies(self) -> QuerySet[Agency]:
        """Whose records the report is made from."""
        if self.report.whole:
            return Agency.objects.within(self.report.agency)
        return Agency.objects.filter(pk=self.report.agency_id)

    @property
    def last_day(self) -> date:
        """31 December of the report year."""
        return date(self.report.year, 12, 31)


Question = Callable[[PlatformCase], Iterator[Judgement]]
"""A rule of the platform: like `report.checks.rule.Question`, with the records at hand."""

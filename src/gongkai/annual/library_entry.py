"""A row of the public library as made from a report: what lists print, what search knows, what its check answers."""

import hashlib
from datetime import datetime

from gongkai.annual import searched, stored
from gongkai.annual.examination import count, examine
from gongkai.annual.models import LibraryReport
from gongkai.report.value import Report
from gongkai.search import indexing


def write(filed: LibraryReport, report: Report, previous: LibraryReport | None, at: datetime) -> None:
    """Let the row say the report, check it against the year before, save it, and let search find it.

    In the caller's transaction. `report` has an agency and a year.
    """
    if report.year is None:
        raise ValueError("a report without a year has no place in the library")
    data = stored.to_text(report)
    filed.agency = report.agency[:200]
    filed.year = report.year
    filed.title = report.title[:300]
    filed.t2_form = report.t2_form or ""
    filed.t3_form = report.t3_form or ""
    filed.published_on = report.published_on
    filed.data = data
    filed.digest = hashlib.sha256(data.encode()).hexdigest()
    filed.text = stored.searchable(report)
    filed.source_name = report.source_name[:200]
    filed.added_at = at
    count(filed, examine(report, previous=previous.report if previous else None).result)
    filed.save()
    indexing.put(searched.page_of(filed))

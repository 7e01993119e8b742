"""Annual reports of the public library as search knows them."""

from collections.abc import Iterator

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.tree import paths_above
from gongkai.annual.models import LibraryReport
from gongkai.search.indexing import Page
from gongkai.search.sources import source


def reference(filed: LibraryReport) -> str:
    """What search calls the report."""
    return f"report:{filed.pk}"


def page_of(filed: LibraryReport) -> Page:
    """What is found of a report: its title, agency and narrative text.

    Its day is that of publication, or of entry into the library where the report does not say. A report read from
    outside belongs to an agency of this site where one bears the name; one made here to the agency that made it.
    """
    on = filed.published_on or timezone.localdate(filed.added_at)
    facets = {"kind": ["report"], "year": [str(on.year)]}
    made = Agency.objects.filter(annual_reports=filed.own_id)
    agency = (made if filed.own_id else Agency.objects.named(filed.agency)).first()
    if agency is not None:
        facets |= {"agency": [str(agency.pk)], "under": [*paths_above(agency.path), agency.path]}
    return Page(
        reference=reference(filed),
        title=filed.title or f"{filed.agency}{filed.year}年政府信息公开工作年度报告",
        text=filed.text.replace("\n", "\n\n"),
        address=f"/reports/{filed.pk}/",
        published_on=on,
        issuer=filed.agency,
        facets=facets,
    )


@source("report")
def pages() -> Iterator[Page]:
    """Every report of the library."""
    for filed in LibraryReport.objects.defer("data").order_by("pk").iterator(chunk_size=200):
        yield page_of(filed)

"""What the filter bar of a search offers: agencies, years, columns, themes, validity."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.agencies.models import Agency, AgencyKind
from gongkai.portal.search.query import VALIDITIES, Query
from gongkai.publishing.columns.standard import STANDARD
from gongkai.publishing.facets import THEMES
from gongkai.publishing.models import Column
from gongkai.search.models import Entry

MOST_AGENCIES = 200
"""Above, the list has the governments alone."""


@dataclass(frozen=True, slots=True)
class Choices:
    """`agencies` in the order of the tree; `columns` and `themes` by code."""

    agencies: list[Agency]
    years: list[int]
    columns: list[tuple[str, str]]
    themes: list[tuple[str, str]]
    validities: list[tuple[str, Any]]


def choices(query: Query) -> Choices:
    """Four questions to the database."""
    return Choices(
        _agencies(query.agency),
        _years(),
        _columns(query),
        list(THEMES.items()),
        [(code, label) for code, (label, _meant) in VALIDITIES.items()],
    )


def _agencies(chosen: int | None) -> list[Agency]:
    listed = Agency.objects.in_being(timezone.localdate()).in_order().only("name", "kind", "path")
    found = list(listed[: MOST_AGENCIES + 1])
    if len(found) > MOST_AGENCIES:
        found = list(listed.filter(kind=AgencyKind.GOVERNMENT)[:MOST_AGENCIES])
    if chosen is not None and all(agency.pk != chosen for agency in found):
        found += Agency.objects.filter(pk=chosen).only("name", "kind", "path")
    return found


def _years() -> list[int]:
    """From the newest year that anything was published in to the oldest."""
    numbers = Entry.objects.order_by("number").values_list("published_on", flat=True)
    first: date | None = numbers.first()
    last: date | None = numbers.last()
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def _columns(query: Query) -> list[tuple[str, str]]:
    """Those of the agency that was chosen; without one those that every agency has."""
    if query.agency is None or query.below:
        return [(one.code, one.name) for one in STANDARD]
    own = Column.objects.filter(agency=query.agency, in_use=True).order_by("position", "pk")
    return list(own.values_list("code", "name"))

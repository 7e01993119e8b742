"""An agency's disclosure platform (政府信息公开平台) as all its pages print it: who, which columns, how many documents.

条例 Art 24; 国办公开办函〔2019〕61号: guide, rules, statutory content in the order of Art 20-21, annual reports, and the
door to applications. A column without documents is not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NoReturn

from django.db.models import Count
from django.http import Http404

from gongkai.agencies.models import Agency, AgencyQuerySet
from gongkai.portal.apply.agency_choice import Group, groups
from gongkai.portal.cached_pages import remembered
from gongkai.portal.information.stamps import PlatformStamp
from gongkai.publishing.models import Column, Publication, Section

STATES_KEPT = 5_000
"""Platforms of which a process remembers columns and counts: more than a province has agencies."""
MOST_TO_CHOOSE = 200
"""Agencies in the list to choose from: more than a county has, and less than would weigh on a page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A column as the navigation prints it."""

    column: Column
    documents: int


@dataclass(frozen=True, slots=True, eq=False)
class PlatformView:
    """One state of an agency's platform."""

    stamp: PlatformStamp
    agency: Agency
    columns: tuple[Column, ...]
    counts: dict[int, int]

    def of(self, section: Section) -> list[Listed]:
        """The columns of a section that have documents, in their order."""
        return [one for one in self._listed() if one.column.section == section and one.documents]

    @property
    def statutory(self) -> list[Listed]:
        """法定主动公开内容: what Art 20-21 want, as far as there is any."""
        return self.of(Section.STATUTORY)

    @property
    def elsewhere(self) -> list[Listed]:
        """Columns of the portal beside the statutory ones."""
        return self.of(Section.ELSEWHERE)

    @property
    def rules(self) -> Listed | None:
        """政府信息公开制度: shown while it has no document too, since it is one of the four."""
        return next((one for one in self._listed() if one.column.section == Section.RULES), None)

    @property
    def documents(self) -> int:
        """All public documents of the agency."""
        return sum(self.counts.values())

    def column(self, code: str) -> Column:
        """The column in use of this code. Raises Http404."""
        for column in self.columns:
            if column.code == code:
                return column
        raise Http404

    def _listed(self) -> Iterator[Listed]:
        return (Listed(column, self.counts.get(column.pk, 0)) for column in self.columns)


def none_here(agency: int) -> NoReturn:
    """The agency has no platform, or there is no such agency."""
    raise Http404(agency)


@remembered
@lru_cache(maxsize=STATES_KEPT)
def platform_at(stamp: PlatformStamp) -> PlatformView:
    """The platform at its stamp; asked of the database once for each state."""
    columns = Column.objects.filter(agency=stamp.agency, in_use=True).order_by("position", "pk")
    counted = Publication.objects.filter(agency=stamp.agency).order_by().values_list("column")
    return PlatformView(
        stamp,
        Agency.objects.select_related("parent").get(pk=stamp.agency),
        tuple(columns),
        dict(counted.annotate(Count("pk"))),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Switcher:
    """Agencies to choose from, by government; `whole` counts all that have a platform. `key` tells one from another."""

    key: tuple[object, ...]
    groups: tuple[Group, ...]
    whole: int


def switcher(stamp: PlatformStamp, agency: Agency, today: date) -> Switcher:
    """For the page of an agency: all, or where they would be too many those of its own government."""
    every = all_agencies(stamp.last_event, stamp.last_column, today)
    if every.whole <= MOST_TO_CHOOSE:
        return every
    around = agency.parent if agency.parent is not None else agency
    return _agencies_of(stamp.last_event, stamp.last_column, today, around.subtree, every.whole)


@remembered
@lru_cache(maxsize=4)
def all_agencies(last_event: int | None, last_column: int | None, today: date) -> Switcher:
    """Every agency with a platform; asked once for each state of administration."""
    rows = list(_having(today))
    return Switcher((last_event, last_column, today), tuple(groups(rows)), len(rows))


@remembered
@lru_cache(maxsize=STATES_KEPT)
def _agencies_of(
    last_event: int | None, last_column: int | None, today: date, subtree: tuple[str, str], whole: int
) -> Switcher:
    first, end = subtree
    rows = _having(today).filter(path__gte=first, path__lt=end)[:MOST_TO_CHOOSE]
    return Switcher((last_event, last_column, today, subtree), tuple(groups(rows)), whole)


def _having(today: date) -> AgencyQuerySet:
    return Agency.objects.in_being(today).filter(platform__isnull=False).in_order()

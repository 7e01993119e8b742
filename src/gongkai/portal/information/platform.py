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

from gongkai.agencies.models import Agency
from gongkai.portal.apply.agency_choice import Group, groups
from gongkai.portal.cached_pages import remembered
from gongkai.portal.information.stamps import PlatformStamp
from gongkai.publishing.models import Column, Publication, Section

STATES_KEPT = 5_000
"""Platforms of which a process remembers columns and counts: more than a province has agencies."""


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


@remembered
@lru_cache(maxsize=4)
def switcher(_last_event: int | None, _last_column: int | None, today: date) -> tuple[Group, ...]:
    """The agencies with a platform to choose from, by government; asked once for each state of administration."""
    return tuple(groups(Agency.objects.in_being(today).filter(platform__isnull=False).in_order()))

"""What of the catalogue is published: public documents of each entry, gaps, and what must not be open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from gongkai.law.standard_catalogue import CERTAIN_PEOPLE, DOMAINS, EVERYBODY
from gongkai.publishing.catalogue.time_limit import TimeLimit, parse
from gongkai.publishing.models import StandardItem


class Lack(StrEnum):
    """What is wrong with an entry."""

    NEVER = "never"
    NOT_LATELY = "not_lately"
    OPEN = "open"

    @property
    def label(self) -> str:
        """In Chinese."""
        return {"never": "没有公开过", "not_lately": "近期没有公开", "open": "面向特定群众，不应公开"}[self]


@dataclass(frozen=True, slots=True)
class Covered:
    """An entry with its public documents and the day of the last one."""

    item: StandardItem
    documents: int
    last: date | None
    lack: Lack | None

    @property
    def limit(self) -> TimeLimit | None:
        """Its time limit, where its prose is of a common form."""
        return parse(self.item.time_limit)

    @property
    def is_wanted(self) -> bool:
        """Whether documents of it are to be published openly."""
        return self.item.in_use and self.item.proactive and not is_for_certain_people(self.item)

    @property
    def domain(self) -> str:
        """Its domain, by name."""
        return DOMAINS.get(self.item.domain, str(self.item.domain))


def is_for_certain_people(item: StandardItem) -> bool:
    """Whether the entry is told to certain people alone: it must not be published openly."""
    return CERTAIN_PEOPLE in item.audience and EVERYBODY not in item.audience


def warning(item: StandardItem) -> str:
    """What to tell who publishes a document of the entry openly; empty where it may be."""
    if not is_for_certain_people(item):
        return ""
    return f"标准目录事项“{item}”的公开对象是{item.audience}，不能向全社会公开。改为依申请公开或者另行告知。"


def coverage(items: QuerySet[StandardItem], today: date, months: int) -> list[Covered]:
    """Entries in the order of the catalogue; one question to the database.

    A proactive entry lacks documents where none was published in the last `months` months.
    """
    rows = (
        items.select_related("unit")
        .annotate(
            public=Count("documents", filter=Q(documents__is_public=True)),
            last=Max("documents__published_at", filter=Q(documents__is_public=True)),
        )
        .order_by("domain", "pk")
    )
    since = today - timedelta(days=round(months * 365.25 / 12))
    return [_covered(item, since) for item in rows]


def _covered(item: StandardItem, since: date) -> Covered:
    public: int = item.public  # type: ignore[attr-defined]
    at = item.last  # type: ignore[attr-defined]
    last = timezone.localdate(at) if at else None
    lack = None
    if is_for_certain_people(item):
        lack = Lack.OPEN if public else None
    elif item.proactive and item.in_use:
        lack = Lack.NEVER if last is None else Lack.NOT_LATELY if last < since else None
    return Covered(item, public, last, lack)


@dataclass(frozen=True, slots=True)
class DomainCount:
    """A domain: its entries in use that are to be published, and how many of them are."""

    domain: int
    entries: int
    covered: int

    @property
    def gaps(self) -> int:
        """Those that are not."""
        return self.entries - self.covered

    @property
    def label(self) -> str:
        """By name."""
        return DOMAINS.get(self.domain, str(self.domain))


def by_domain(found: Iterable[Covered]) -> list[DomainCount]:
    """Coverage of each domain that has entries, in their order."""
    counts: dict[int, list[int]] = {}
    for one in found:
        if one.is_wanted:
            entry = counts.setdefault(one.item.domain, [0, 0])
            entry[0] += 1
            entry[1] += one.lack is None
    return [DomainCount(domain, *counts[domain]) for domain in sorted(counts)]

"""What the address of a page asks for; what cannot be meant counts as not asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import QueryDict

from gongkai.portal.corpus.place import CorpusStamp
from gongkai.portal.corpus.reading import metrics, years

if TYPE_CHECKING:
    from gongkai.corpus.metrics.metric import Metric

FIRST_METRIC = "received_new"
ON_A_PAGE = 50
MOST_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A year of the corpus, the newest if none is named, and a metric."""

    year: int
    metric: "Metric"

    @classmethod
    def of(cls, query: QueryDict, stamp: CorpusStamp, metric: str = FIRST_METRIC) -> "Asked | None":
        """From `?year=&metric=`; None where the corpus has no year."""
        every = years(stamp)
        if not every:
            return None
        stated = query.get("year", "")
        year = int(stated) if stated.isascii() and stated.isdigit() and len(stated) == 4 else every[-1]
        named = metrics().get(query.get("metric", ""))
        return cls(year if year in every else every[-1], named or metrics()[metric])

    @property
    def address(self) -> str:
        """The same as a query string."""
        return urlencode({"year": self.year, "metric": self.metric.code})


def page_number(query: QueryDict) -> int:
    """Of `?page=`, from 1."""
    stated = query.get("page", "")
    number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1
    return min(max(number, 1), MOST_PAGES)


@dataclass(frozen=True, slots=True)
class Pages:
    """Which rows of a list of `whole` stand on a page, and where the others are."""

    number: int
    whole: int
    address: str
    """What else the address asks for, ending in `&` if it asks for anything."""

    @property
    def first(self) -> int:
        """Number of the first row on the page, from 1."""
        return (self.number - 1) * ON_A_PAGE + 1

    @property
    def last(self) -> int:
        """Number of the last row on the page."""
        return min(self.number * ON_A_PAGE, self.whole)

    @property
    def following(self) -> int | None:
        """The next page."""
        return self.number + 1 if self.last < self.whole and self.number < MOST_PAGES else None

    @property
    def numbers(self) -> list[int | None]:
        """Pages to choose from; None for those left out between."""
        pages = min(-(-self.whole // ON_A_PAGE), MOST_PAGES)
        near = {1, *range(max(self.number - 2, 1), min(self.number + 2, pages) + 1), max(pages, 1)}
        found: list[int | None] = []
        for number in sorted(near):
            if found and number - (found[-1] or 0) > 1:
                found.append(None)
            found.append(number)
        return found

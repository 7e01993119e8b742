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

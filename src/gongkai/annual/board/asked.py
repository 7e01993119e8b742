"""What the board's address asks for: year, which reports, of which units, in which order."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict

from gongkai.agencies.models import AgencyKind
from gongkai.annual.board.row import Row, State
from gongkai.report.forms import FIRST_YEAR


class Show(StrEnum):
    """A tab of the board: which reports it shows."""

    ALL = ""
    MISSING = "missing"
    LATE = "late"
    ERRORS = "errors"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    CLEARED = "cleared"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        """In Chinese, as the tab says it."""
        return _SHOWN[self][0]

    def takes(self, row: Row) -> bool:
        """Whether a report stands on this tab."""
        return _SHOWN[self][1](row)


_SHOWN: dict[Show, tuple[str, Callable[[Row], bool]]] = {
    Show.ALL: ("全部", lambda _row: True),
    Show.MISSING: ("没有报送", lambda row: row.is_missing),
    Show.LATE: ("已逾期", lambda row: row.is_late),
    Show.ERRORS: ("有错误", lambda row: row.in_error),
    Show.SUBMITTED: ("待审核", lambda row: row.state is State.SUBMITTED),
    Show.RETURNED: ("已退回", lambda row: row.state is State.RETURNED),
    Show.CLEARED: ("已核准", lambda row: row.state is State.CLEARED),
    Show.PUBLISHED: ("已发布", lambda row: row.state is State.PUBLISHED),
}


class Order(StrEnum):
    """How the rows stand."""

    TREE = ""
    DUE = "due"
    FINDINGS = "findings"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        """In Chinese, as the choice says it."""
        return _ORDERS[self]


_ORDERS = {
    Order.TREE: "机关次序",
    Order.DUE: "期限早的在前",
    Order.FINDINGS: "错误多的在前",
    Order.RECEIVED: "新收多的在前",
}


class AskedBoard:
    """The address, understood; what cannot be meant is left out."""

    def __init__(self, query: QueryDict, years: Iterable[int], usual: int) -> None:
        self.years = tuple(years)
        year, kind = query.get("year", ""), query.get("kind", "")
        self.year = int(year) if year in map(str, self.years) else usual
        show, order = query.get("show", ""), query.get("order", "")
        self.show = Show(show) if show in tuple(Show) else Show.ALL
        self.order = Order(order) if order in tuple(Order) else Order.TREE
        self.kind = kind if kind in AgencyKind.values else ""
        self.words = query.get("q", "").strip()[:60]

    def narrowed(self, rows: Iterable[Row]) -> list[Row]:
        """The units asked for, whatever their reports."""
        return [
            row
            for row in rows
            if (not self.kind or row.unit.kind == self.kind)
            and all(word in row.unit.name or word in row.unit.short_name for word in self.words.split())
        ]

    def shown(self, rows: Iterable[Row]) -> list[Row]:
        """Of these the tab's, in order."""
        found = [row for row in rows if self.show.takes(row)]
        match self.order:
            case Order.DUE:
                found.sort(key=lambda row: row.due)
            case Order.FINDINGS:
                found.sort(key=lambda row: (-row.tally.errors, -row.tally.warnings) if row.tally else (1, 0))
            case Order.RECEIVED:
                found.sort(key=lambda row: -((row.tally.received if row.tally else None) or -1))
        return found

    def address(self, **other: str) -> str:
        """This board with something else asked for, as a query string."""
        asked = {
            "year": str(self.year),
            "show": self.show,
            "kind": self.kind,
            "q": self.words,
            "order": self.order,
        }
        return urlencode({name: value for name, value in (asked | other).items() if value})


def years_until(this: int) -> range:
    """Years of which there can be a report, the last first."""
    return range(this - 1, FIRST_YEAR - 1, -1)

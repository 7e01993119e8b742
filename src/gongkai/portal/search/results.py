"""A page of results with everything around it: tabs with counts, numbers of pages, what was looked for besides."""

import math
from dataclasses import dataclass
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.portal.search.query import NUMBERED_PAGES, Query
from gongkai.portal.search.result import Result
from gongkai.portal.search.tabs import Tab, tabs
from gongkai.search.asked import Facet
from gongkai.search.models import Entry
from gongkai.search.searching import COUNTED, Count, Found, counts, search

ON_A_PAGE = 20
LOOKED_FOR = 60
"""Results that are looked for at once: as many as there seldom are more of, so that their number is known exactly."""


@dataclass(frozen=True, slots=True)
class TabShown:
    """A tab with how many are found under it."""

    code: str
    label: Any
    count: Count
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results. `pages` are numbers with addresses; `following` leads on, empty at the end."""

    shown: tuple[Result, ...]
    also: tuple[str, ...]
    count: Count
    tabs: list[TabShown]
    first: int
    pages: list[tuple[int, str]]
    following: str

    @property
    def last(self) -> int:
        """The number of the last result on the page."""
        return self.first + len(self.shown) - 1


def agency_of(query: Query) -> Agency | None:
    """The agency that results are narrowed to; None where there is none of that number."""
    if query.agency is None:
        return None
    return Agency.objects.filter(pk=query.agency).only("name", "path").first()


def results(query: Query, agency: Agency | None) -> Results:
    """Search and count."""
    around = query.facets(agency.path if agency else "0")
    narrowed = [*around, query.tab.facet] if query.tab else around
    found, entries = _page(query, narrowed)
    whole, under = _counts(query, around)
    counted = under[query.tab] if query.tab else whole
    if found.next is None and query.after is None:
        # Everything was looked into: no estimate any more.
        counted = Count(len(found.entries), certain=True)
    following = _following(query, found)
    return Results(
        tuple(Result.of(entry, found.terms) for entry in entries),
        found.also,
        counted,
        _tabs(query, counted, whole, under),
        (query.page - 1) * ON_A_PAGE + 1,
        _pages(query, counted, has_next=bool(following)),
        following,
    )


def _page(query: Query, narrowed: list[Facet]) -> tuple[Found, tuple[Entry, ...]]:
    """Pages with a number are walked to from the first; others begin where the one before ended."""
    before = 0 if query.after is not None else (query.page - 1) * ON_A_PAGE
    most = ON_A_PAGE if query.after is not None else max(before + ON_A_PAGE, LOOKED_FOR)
    found = search(query.words, narrowed, query.after, most, query.order, widened=not query.exact)
    return found, found.entries[before : before + ON_A_PAGE]


def _following(query: Query, found: Found) -> str:
    """The next page by its number as long as there are results for it, else by where this one ended."""
    if query.after is None and query.page < NUMBERED_PAGES:
        last = query.page * ON_A_PAGE
        if len(found.entries) > last or (found.next is not None and len(found.entries) == last):
            return query.with_page(query.page + 1)
    return query.with_page(query.page + 1, found.next) if found.next is not None else ""


def _counts(query: Query, around: list[Facet]) -> tuple[Count, dict[Tab, Count]]:
    """Of everything and of each tab. Without words and filters everything is what the tabs have together."""
    narrowings: list[list[Facet]] = [[*around, tab.facet] for tab in tabs()]
    bare = not query.words and not around
    found = counts(query.words, narrowings if bare else [around, *narrowings], widened=not query.exact)
    under = dict(zip(tabs(), found[-len(narrowings) :], strict=True))
    together = Count(min(COUNTED, sum(one.number for one in found)), certain=True)
    return (together if bare else found[0]), under


def _tabs(query: Query, counted: Count, whole: Count, under: dict[Tab, Count]) -> list[TabShown]:
    """The whole, then each kind under which anything is found; one that is chosen stays in sight."""
    chosen = query.tab
    found = [TabShown("", "", whole if chosen else counted, query.with_tab(""), chosen is None)]
    for tab, number in under.items():
        if number.number or tab == chosen:
            shown = counted if tab == chosen else number
            found.append(TabShown(tab.code, tab.label, shown, query.with_tab(tab.code), tab == chosen))
    return found


def _pages(query: Query, counted: Count, *, has_next: bool) -> list[tuple[int, str]]:
    """Those that can be opened by number: as many as there are where that is known, else the next."""
    if query.after is not None:
        return [(query.page, "")]
    known = math.ceil(counted.number / ON_A_PAGE) if counted.certain else query.page + has_next
    whole = max(min(known, NUMBERED_PAGES), query.page)
    return [(number, query.with_page(number)) for number in range(1, whole + 1)] if whole > 1 else []

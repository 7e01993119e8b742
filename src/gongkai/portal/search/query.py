"""What the address of a search asks for; what cannot be meant counts as not asked."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gongkai.law.validity import Validity
from gongkai.portal.search.tabs import Tab, tab_of
from gongkai.publishing.facets import THEMES
from gongkai.search.asked import Facet
from gongkai.search.indexing import facet
from gongkai.search.searching import BEST, NEWEST, Cursor, Where
from gongkai.text.search_text import MOST_CHARACTERS

NUMBERED_PAGES = 10
"""Pages that can be opened by number; from the last one on, each leads to the next."""
MOST_PAGES = 100_000
VALIDITIES: dict[str, tuple[Any, tuple[Validity, ...]]] = {
    "inforce": (_("只看有效"), (Validity.IN_FORCE, Validity.AMENDED, Validity.PARTLY_REPEALED)),
    "amended": (_("已修改、部分废止"), (Validity.AMENDED, Validity.PARTLY_REPEALED)),
    "ended": (_("废止、失效"), (Validity.REPEALED, Validity.EXPIRED, Validity.SUSPENDED)),
    "draft": (_("征求意见稿"), (Validity.CONSULTATION,)),
}
"""What the validity can be narrowed to: code, label, and which are meant."""


@dataclass(frozen=True, slots=True)
class Query:
    """The words, what they are narrowed by, and the page of results."""

    words: str = ""
    tab: Tab | None = None
    agency: int | None = None
    below: bool = False
    year: int | None = None
    column: str = ""
    theme: str = ""
    validity: str = ""
    newest: bool = False
    exact: bool = False
    page: int = 1
    after: Cursor | None = None

    @classmethod
    def of(cls, asked: QueryDict) -> "Query":
        """From `?q=&kind=&agency=&below=&year=&column=&theme=&validity=&order=&exact=&page=&after=`."""
        column, theme, validity = (asked.get(name, "") for name in ("column", "theme", "validity"))
        after = Cursor.read(asked.get("after", ""))
        page = _number(asked.get("page", ""), MOST_PAGES) or 1
        return cls(
            " ".join(asked.get("q", "")[: MOST_CHARACTERS * 4].split())[:MOST_CHARACTERS],
            tab_of(asked.get("kind", "")),
            _number(asked.get("agency", ""), 2**31 - 1),
            bool(asked.get("below")),
            _number(asked.get("year", ""), 9999),
            column if column.isascii() and column.isalnum() and len(column) <= 40 else "",
            theme if theme in THEMES else "",
            validity if validity in VALIDITIES else "",
            asked.get("order") == "new",
            bool(asked.get("exact")),
            page if after is not None else min(page, NUMBERED_PAGES),
            after,
        )

    @property
    def order(self) -> tuple[Where, ...]:
        """The order of results."""
        return NEWEST if self.newest else BEST

    def facets(self, path: str) -> list[Facet]:
        """What results are narrowed by, without the tab. `path` is that of the agency, of which `below` asks."""
        found: list[Facet] = []
        if self.agency is not None:
            found.append(facet("under", path) if self.below else facet("agency", str(self.agency)))
        if self.year is not None:
            found.append(facet("year", str(self.year)))
        if self.column:
            found.append(facet("column", self.column))
        if self.theme:
            found.append(facet("theme", self.theme))
        if self.validity:
            _label, meant = VALIDITIES[self.validity]
            found.append(tuple(facet("validity", one.value.replace("_", "")) for one in meant))
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for at all."""
        narrowed = (self.tab, self.agency, self.year, self.column, self.theme, self.validity)
        return not self.words and not any(narrowed)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words is asked for."""
        return replace(self, words="", tab=None).is_empty is False

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Everything but words and page, as fields of the form that asks for other words."""
        return [(name, value) for name, value in self._pairs() if name != "q"]

    @property
    def address(self) -> str:
        """The same as a query string, its first page."""
        return urlencode(self._pairs())

    def with_tab(self, code: str) -> str:
        """The address of another tab."""
        return replace(self, tab=tab_of(code)).address

    def with_exact_words(self) -> str:
        """The address without words that mean the same."""
        return replace(self, exact=True).address

    def unnarrowed(self) -> str:
        """The address with the words alone."""
        return Query(self.words).address

    def with_page(self, page: int, after: Cursor | None = None) -> str:
        """The address of another page; beyond those with numbers it says where that begins."""
        pairs = [*self._pairs(), ("page", str(page))]
        return urlencode([*pairs, ("after", str(after))] if after is not None else pairs)

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = {
            "q": self.words,
            "kind": self.tab.code if self.tab else "",
            "agency": str(self.agency or ""),
            "below": "1" if self.agency and self.below else "",
            "year": str(self.year or ""),
            "column": self.column,
            "theme": self.theme,
            "validity": self.validity,
            "order": "new" if self.newest else "",
            "exact": "1" if self.exact else "",
        }
        return [(name, value) for name, value in pairs.items() if value]


def _number(text: str, most: int) -> int | None:
    if not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return int(text) if 0 < int(text) <= most else None

"""A long list, a page at a time."""

from dataclasses import dataclass

from django.http import QueryDict

from gongkai.portal.page_numbers import page_numbers

ON_A_PAGE = 50
MOST_PAGES = 2_000
"""Pages that can be opened; who wants more takes the file."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Which rows of a list of `whole` stand on a page, and where the others are."""

    number: int
    whole: int
    address: str
    """What else the address asks for, ending in `&` if it asks for anything."""

    @classmethod
    def of(cls, query: QueryDict, whole: int, address: str = "") -> "Pages":
        """The page that `?page=` names, from 1; the last one where there are not so many."""
        stated = query.get("page", "")
        number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1
        return cls(min(max(number, 1), _count(whole)), whole, address)

    @property
    def skipped(self) -> int:
        """Rows before the page."""
        return (self.number - 1) * ON_A_PAGE

    @property
    def first(self) -> int:
        """Number of the first row on the page, from 1; 0 of an empty list."""
        return min(self.skipped + 1, self.whole)

    @property
    def last(self) -> int:
        """Number of the last row on the page."""
        return min(self.skipped + ON_A_PAGE, self.whole)

    @property
    def following(self) -> int | None:
        """The next page."""
        return self.number + 1 if self.number < _count(self.whole) else None

    @property
    def numbers(self) -> list[int | None]:
        """Pages to choose from; None for those left out between."""
        return page_numbers(self.number, _count(self.whole))


def _count(whole: int) -> int:
    return min(max(-(-whole // ON_A_PAGE), 1), MOST_PAGES)

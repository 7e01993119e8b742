"""公开年报: the public library as a list, by agency and year and words."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.annual.models import LibraryReport

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what cannot be meant counts as not asked."""

    agency: str = ""
    year: int | None = None
    words: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """From `?agency=&year=&q=`."""
        year = query.get("year", "")
        return cls(
            query.get("agency", "").strip()[:200],
            int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            query.get("q", "").strip()[:100],
        )

    @property
    def address(self) -> str:
        """The same as a query string, without page."""
        pairs = {"q": self.words, "agency": self.agency, "year": self.year or ""}
        return urlencode({name: value for name, value in pairs.items() if value})


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """A page of the list, newest year first, with the filter that led to it."""
    asked = Asked.of(request.GET)
    found = LibraryReport.objects.matching(agency=asked.agency, year=asked.year, words=asked.words)
    page = Paginator(found.listed(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "portal/library.html",
        {"asked": asked, "page": page, "numbers": _numbers(page), **_choices()},
    )


def _choices() -> dict[str, Any]:
    every = LibraryReport.objects
    return {
        "agencies": every.values("agency").annotate(reports=Count("pk")).order_by("agency"),
        "years": every.values("year").annotate(reports=Count("pk")).order_by("-year"),
    }


def _numbers(page: Page[LibraryReport]) -> list[int | str]:
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))

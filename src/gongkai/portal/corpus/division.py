"""A division's figures: over the years, in its parts, against its units, and what is behind them."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.portal.corpus import nothing_found, reading
from gongkai.portal.corpus.asked import Asked
from gongkai.portal.corpus.choices import choices
from gongkai.portal.corpus.none_yet import none_yet
from gongkai.portal.corpus.page import corpus_page
from gongkai.portal.corpus.pages import ON_A_PAGE, Pages
from gongkai.portal.corpus.place import CorpusStamp, corpus
from gongkai.portal.corpus.ranking import rows
from gongkai.portal.corpus.reading import Figure
from gongkai.portal.corpus.rules import rules_of
from gongkai.portal.corpus.series import series
from gongkai.portal.corpus.sources import address_of
from gongkai.portal.corpus.wording import basis, below, per_cent, shown, two_numbers

KEY_METRICS = (
    "received_new",
    "handled",
    "carried_out",
    "disclosed_share",
    "refused_share",
    "unable_share",
    "declined_share",
    "review_cases",
    "review_corrected_share",
    "suit_cases",
    "suit_corrected_share",
)
"""Shown of every division, whichever metric is chosen."""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the table of key figures: the year's value and that of the year before."""

    code: str
    label: str
    shown: str
    made_of: str
    before: str


@corpus_page
def page(request: HttpRequest, stamp: CorpusStamp, code: str) -> HttpResponse:
    """A division in a year."""
    asked = Asked.of(request.GET, stamp)
    if asked is None:
        return none_yet(request)
    return render(request, "portal/corpus/division.html", told(stamp, code, asked))


def told(stamp: CorpusStamp, code: str, asked: Asked) -> dict[str, Any]:
    """What the page of a division says; 404 where no year knows the code."""
    figures = reading.of_division(stamp, asked.metric.code, code)
    now = at(figures, asked.year)
    units = reading.sums_of_units(stamp, asked.metric.code, code).get(asked.year)
    breaks = reading.breaks(stamp, "division", code, asked.metric.code)
    return {
        "asked": asked,
        "now": now,
        "shown": shown(asked.metric, now.value),
        "made_of": two_numbers(asked.metric, now),
        "basis": basis(now),
        "coverage": per_cent(now.received, now.due),
        "received": now.received,
        "units_shown": shown(asked.metric, units.value) if units else "",
        "units": units,
        "keys": _keys(stamp, code, asked.year),
        "series": series(figures, asked.metric, breaks),
        "children": rows(reading.ranking(stamp, asked.metric.code, asked.year, None, code), asked.metric),
        "below": below(now.level),
        "parent": _parent(stamp, now),
        "rules": rules_of(stamp, code, asked.year),
        "nothing": partial(nothing_found.in_division, stamp, code, asked.year),
        **choices(stamp),
    }


def at(figures: tuple[Figure, ...], year: int) -> Figure:
    """The figure of a year, of another one where the division did not exist then; 404 where there is none at all."""
    for figure in figures:
        if figure.year == year:
            return figure
    if not figures:
        raise Http404
    return figures[-1]


def _keys(stamp: CorpusStamp, code: str, year: int) -> list[Key]:
    found = []
    for name in KEY_METRICS:
        metric = reading.metrics()[name]
        by_year = {figure.year: figure for figure in reading.of_division(stamp, name, code)}
        now, before = by_year.get(year), by_year.get(year - 1)
        found.append(
            Key(
                name,
                metric.label,
                shown(metric, now.value if now else None),
                two_numbers(metric, now) if now else "",
                shown(metric, before.value if before else None),
            )
        )
    return found


def _parent(stamp: CorpusStamp, now: Figure) -> Figure | None:
    if now.parent is None:
        return None
    above = reading.of_division(stamp, "received_new", now.parent)
    return at(above, now.year) if above else None


@corpus_page
def reports(request: HttpRequest, stamp: CorpusStamp, code: str) -> HttpResponse:
    """The reports behind a division's figures of a year, page by page."""
    from gongkai.corpus.rolling_up import behind

    return _list(request, stamp, code, "reports", lambda year: behind(corpus(), code, year))


@corpus_page
def unmatched(request: HttpRequest, stamp: CorpusStamp) -> HttpResponse:
    """Units whose division nobody could tell, page by page: they have their pages and stand in no sum."""
    from gongkai.corpus.listing import units_without_division

    if not reading.held(stamp).units:
        return none_yet(request)
    found = units_without_division(corpus())
    pages = Pages.of(request.GET, reading.height(found))
    shown = reading.rows(found, pages.skipped, ON_A_PAGE)
    return render(request, "portal/corpus/unmatched.html", {"rows": shown, "pages": pages})


@corpus_page
def missing(request: HttpRequest, stamp: CorpusStamp, code: str) -> HttpResponse:
    """Units due in a year of which there is no report, page by page."""
    from gongkai.corpus import rolling_up

    return _list(request, stamp, code, "missing", lambda year: rolling_up.missing(corpus(), code, year))


@corpus_page
def units(request: HttpRequest, stamp: CorpusStamp, code: str) -> HttpResponse:
    """The units of a division itself that have reports, page by page."""
    from gongkai.corpus.listing import units_of_division

    return _list(request, stamp, code, "units", lambda _year: units_of_division(corpus(), code).sort("unit"))


def _list(request: HttpRequest, stamp: CorpusStamp, code: str, kind: str, rows_of: Any) -> HttpResponse:
    asked = Asked.of(request.GET, stamp)
    if asked is None:
        return none_yet(request)
    now = at(reading.of_division(stamp, "received_new", code), asked.year)
    found = rows_of(asked.year)
    pages = Pages.of(request.GET, reading.height(found), f"year={asked.year}&")
    shown = reading.rows(found, pages.skipped, ON_A_PAGE)
    return render(
        request,
        f"portal/corpus/{kind}.html",
        {
            "asked": asked,
            "now": now,
            "rows": [{**row, "to": address_of(row.get("source", ""))} for row in shown],
            "pages": pages,
            **choices(stamp),
        },
    )

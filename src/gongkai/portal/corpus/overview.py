"""The first page: what the corpus holds, and the figures of the division that it is about."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.portal.corpus import nothing_found, reading
from gongkai.portal.corpus.asked import Asked
from gongkai.portal.corpus.choices import choices
from gongkai.portal.corpus.division import told
from gongkai.portal.corpus.none_yet import none_yet
from gongkai.portal.corpus.page import corpus_page
from gongkai.portal.corpus.pages import ON_A_PAGE
from gongkai.portal.corpus.place import CorpusStamp, corpus
from gongkai.portal.corpus.rules import rules_of


@corpus_page
def page(request: HttpRequest, stamp: CorpusStamp) -> HttpResponse:
    """By year and metric; units and what the rules say of them where nobody could tell a division of any."""
    from gongkai.corpus.listing import units_without_division

    asked = Asked.of(request.GET, stamp)
    if asked is None:
        return none_yet(request)
    held = reading.held(stamp)
    if reading.years_rolled_up(stamp):
        shown = told(stamp, reading.top(stamp), asked)
        return render(request, "portal/corpus/overview.html", {**shown, "held": held})
    units = units_without_division(corpus())
    return render(
        request,
        "portal/corpus/units_only.html",
        {
            "asked": asked,
            "held": held,
            "rows": reading.rows(units, 0, ON_A_PAGE),
            "whole": reading.height(units),
            "rules": rules_of(stamp, reading.NATION, asked.year),
            "nothing": partial(nothing_found.in_division, stamp, reading.NATION, asked.year),
            "division": reading.NATION,
            **choices(stamp),
        },
    )

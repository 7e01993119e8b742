"""The first page: what the corpus holds, and the figures of the division that it is about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal.cached_pages import kept_while
from gongkai.portal.corpus import reading
from gongkai.portal.corpus.asked import Asked
from gongkai.portal.corpus.division import told
from gongkai.portal.corpus.none_yet import none_yet
from gongkai.portal.corpus.place import CorpusStamp, of_corpus


@require_safe
@kept_while(of_corpus)
def page(request: HttpRequest, stamp: CorpusStamp) -> HttpResponse:
    """By year and metric; without a figure only what was read."""
    asked = Asked.of(request.GET, stamp)
    if asked is None:
        return none_yet(request)
    shown = told(stamp, reading.top(stamp), asked)
    return render(request, "portal/corpus/overview.html", {**shown, "held": reading.held(stamp)})

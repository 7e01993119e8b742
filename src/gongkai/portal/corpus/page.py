"""What every page over the corpus has in common."""

import functools
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal.cached_pages import kept_while
from gongkai.portal.corpus import reading
from gongkai.portal.corpus.place import CorpusStamp, of_corpus, shows_library

View = Callable[..., HttpResponse]


def corpus_page(view: View) -> View:
    """A view that gets the stamp after the request: its page is kept as long as the corpus stays as it is.

    Of a corpus that another version of the program made, all pages say that it has to be made again.
    """

    @require_safe
    @kept_while(of_corpus)
    @functools.wraps(view)
    def page(request: HttpRequest, stamp: CorpusStamp, **named: str) -> HttpResponse:
        if reading.is_of_other_version(stamp):
            return render(request, "portal/corpus/other_version.html", {"of_library": shows_library()})
        return view(request, stamp, **named)

    return page

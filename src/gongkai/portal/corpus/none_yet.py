"""The page of an installation without a corpus."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.portal.corpus.place import of_corpus, shows_library


def none_yet(request: HttpRequest) -> HttpResponse:
    """Says that there is nothing to show yet, and what an operator does."""
    said = {"of_library": shows_library(), "read": of_corpus().read}
    return render(request, "portal/corpus/none.html", said)

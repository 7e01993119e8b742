"""The page of an installation without a corpus."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def none_yet(request: HttpRequest) -> HttpResponse:
    """Says that there is nothing to show yet, and what an operator does."""
    own = str(settings.CORPUS_OF_LIBRARY) == settings.CORPUS
    return render(request, "portal/corpus/none.html", {"of_library": own})

"""Pages that belong to no room: the statement on accessibility, what search engines may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍说明."""
    return render(request, "site/accessibility.html")


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Private workspaces are for no search engine; the library is."""
    return HttpResponse(
        "User-agent: *\nDisallow: /check/\nDisallow: /desk/\n", content_type="text/plain; charset=utf-8"
    )

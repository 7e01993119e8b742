"""Pages that belong to no room: the statement on accessibility, what search engines may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍说明."""
    return render(request, "site/accessibility.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Private workspaces and our own search are for no search engine; what is disclosed is, by the site map."""
    site_map = request.build_absolute_uri(reverse("sitemap"))
    says = f"User-agent: *\nDisallow: /check/\nDisallow: /desk/\nDisallow: /search/\nSitemap: {site_map}\n"
    return HttpResponse(says, content_type="text/plain; charset=utf-8")

"""Pages of the search: results, the same as a feed, titles while somebody types, and what may be public already."""

from dataclasses import replace
from datetime import datetime, time
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.models import Agency
from gongkai.portal.apply.what_forms import MOST_ITEMS
from gongkai.portal.search.choices import choices
from gongkai.portal.search.likely import likely
from gongkai.portal.search.query import Query
from gongkai.portal.search.results import agency_of, results
from gongkai.search.excerpt import excerpt
from gongkai.search.searching import NEWEST, search
from gongkai.search.suggesting import suggestions
from gongkai.text.control_characters import without_controls

IN_A_FEED = 30


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Results, or what can be searched for. Search engines list the documents, not their lists."""
    query = Query.of(request.GET)
    agency = agency_of(query)
    context = {
        "query": query,
        "agency": agency,
        "results": None if query.is_empty else results(query, agency),
        "choices": choices(query),
        "apply_to": _application(query, agency),
    }
    return _by_nobody_kept(render(request, "portal/search/page.html", context))


def _application(query: Query, agency: Agency | None) -> str:
    """Where an application begins into which words and agency are carried over."""
    pairs = {"wanted": query.words, "agency": str(agency.pk) if agency else ""}
    return urlencode({name: value for name, value in pairs.items() if value})


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest results of a query as an Atom feed."""
    query = replace(Query.of(request.GET), newest=True)
    agency = agency_of(query)
    facets = query.facets(agency.path if agency else "0")
    found = search(
        query.words,
        [*facets, query.tab.facet] if query.tab else facets,
        most=IN_A_FEED,
        order=NEWEST,
        widened=not query.exact,
    )
    name = settings.IDENTITY.name
    title = _("%(site)s：搜索“%(words)s”") % {"site": name, "words": query.words} if query.words else name
    made = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(f"{reverse('search')}?{query.address}"),
        description=title,
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for entry in found.entries:
        address = request.build_absolute_uri(entry.address)
        on = timezone.make_aware(datetime.combine(entry.published_on, time()))
        made.add_item(
            title=without_controls(entry.title),
            link=address,
            description=without_controls(
                "".join(piece for piece, _marked in excerpt(entry.text, found.terms))
            ),
            unique_id=address,
            author_name=without_controls(entry.issuer),
            pubdate=on,
            updateddate=on,
        )
    return _by_nobody_kept(HttpResponse(made.writeString("utf-8"), content_type=made.content_type))


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Titles that have what was typed so far, as a piece of the page."""
    found = suggestions(request.GET.get("q", ""))
    return _by_nobody_kept(render(request, "portal/search/suggestions.html", {"titles": found}))


@require_POST
def public_already(request: HttpRequest) -> HttpResponse:
    """What may be what an applicant is writing about, as a piece of the page; their words stand in no address."""
    boxes = [request.POST.get(f"wanted-{number}", "") for number in range(1, MOST_ITEMS + 1)]
    found = likely("\n".join(box for box in boxes if box.strip()))
    return _by_nobody_kept(render(request, "portal/search/likely.html", {"likely": found}))


def _by_nobody_kept(response: HttpResponse) -> HttpResponse:
    """A result that is kept somewhere might be shown after its page was taken down."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response

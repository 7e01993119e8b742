"""专题: documents of any agency gathered for a time; those that were archived still read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.listing import Place, page_of
from gongkai.portal.information.stamps import SiteStamp
from gongkai.publishing.models import Publication, Topic
from gongkai.publishing.models.publication import PublicationQuerySet


@require_safe
@kept_while(stamps.of_site)
def topics(request: HttpRequest, _stamp: SiteStamp) -> HttpResponse:
    """All topics, those kept up first."""
    every = Topic.objects.select_related("agency").order_by("-opened_on", "-pk")
    return render(
        request,
        "portal/information/topics.html",
        {"open": every.filter(archived_on=None), "archived": every.exclude(archived_on=None)},
    )


@require_safe
@kept_while(stamps.of_site)
def topic(request: HttpRequest, _stamp: SiteStamp, agency: int, code: str) -> HttpResponse:
    """A topic with its documents, newest first."""
    found = Topic.objects.select_related("agency").filter(agency=agency, code=code).first()
    if found is None:
        raise Http404
    rows = documents_of(found)
    listing = page_of(rows, Place.asked(request.GET), rows.count())
    return render(
        request,
        "portal/information/topic.html",
        {"topic": found, "at": agency, "listing": listing, "whole": listing.whole},
    )


def documents_of(topic: Topic) -> PublicationQuerySet:
    """Its public documents."""
    return Publication.objects.filter(document__topics=topic)

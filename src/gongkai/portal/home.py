"""首页: the door to what this site has."""

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.annual.models import LibraryReport

NEWEST = 7


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, doors, the newest reports, and the library by year and by agency."""
    reports = LibraryReport.objects.all()
    return render(
        request,
        "portal/home.html",
        {
            "whole": reports.aggregate(
                reports=Count("pk"),
                agencies=Count("agency", distinct=True),
                since=Min("year"),
                until=Max("year"),
            ),
            "newest": reports.listed()[:NEWEST],
            "years": reports.values("year").annotate(reports=Count("pk")).order_by("-year"),
            "agencies": reports.values_list("agency", flat=True).distinct().order_by("agency"),
        },
    )

"""The rows behind a figure of the narrative: the same query that counts it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.desk.behind_figure import behind
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative.passages import numbers_of
from gongkai.publishing.scope import Scope

ON_A_PAGE = 50


@require_safe
def figure_page(request: HttpRequest, actor: Actor, report: AnnualReport, code: str) -> HttpResponse:
    """The number with its rows; only those of the actor's own agency, whose files they may open."""
    numbers = numbers_of(report)
    figure = numbers.named(code)
    if figure is None:
        raise Http404
    own = actor.agency is not None and actor.agency.pk == report.agency_id
    counted = figure.count(Scope.of_year(report.agency, report.year))
    rows = counted.rows if own else counted.rows.none()
    page = Paginator(rows.order_by("-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "tabs": tabs(report, "annual-narrative"),
        "figure": figure,
        "number": numbers[code],
        "own": own,
        "page": page,
        "rows": [behind(row) for row in page.object_list],
        "below": report.whole and counted.number != numbers[code],
    }
    return render(request, "annual/figure.html", context)

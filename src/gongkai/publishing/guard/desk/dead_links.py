"""打不开的链接: links of public pages that have led nowhere for a day or longer."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.publishing.models import LinkCheck

ON_A_PAGE = 50


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Of the agency; for who looks on from above, of those below it too. The longest dead first."""
    dead = LinkCheck.objects.dead().of(Agency.objects.in_reach_of(actor))
    rows = dead.select_related("document__publication", "document__agency").order_by("failing_since", "pk")
    context = {"page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "publishing/guard/dead_links.html", context)

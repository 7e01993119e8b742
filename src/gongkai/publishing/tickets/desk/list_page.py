"""网站找错 on the desk: what is open first, by its last day; then what is done."""

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.from_casework.access import WEIGHING
from gongkai.publishing.models import SiteError, TicketState
from gongkai.records.moment import now

ON_A_PAGE = 30


@require_safe
def tickets(request: HttpRequest, actor: Actor) -> HttpResponse:
    """`?state=` narrows it."""
    state = request.GET.get("state", "")
    state = state if state in TicketState.values else ""
    seen = SiteError.objects.visible_to(actor)
    rows = seen.filter(state=state) if state else seen
    is_done = Case(
        When(state=TicketState.RECEIVED, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    # The open ones by their last day, the done ones the latest first.
    rows = rows.select_related("agency", "document").order_by(is_done, "-answered_on", "due", "-pk")
    context = {
        "state": state,
        "states": [("", "全部"), *TicketState.choices],
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "open": seen.open().count(),
        "late": seen.open().filter(due__lt=now().today).count(),
        "today": now().today,
        "own": actor.agency and actor.agency.pk,
        "weighs": actor.role in WEIGHING,
    }
    return render(request, "publishing/tickets/list.html", context)

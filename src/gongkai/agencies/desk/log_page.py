"""管理日志: who changed what, for administrators and auditors."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.models import Agency

PAGE = 50


@require_safe
def log_page(request: HttpRequest, _actor: Actor, agency: Agency) -> HttpResponse:
    """Entries of the agency and all below it, newest first."""
    entries = AdministrationEvent.objects.filter(agency__in=Agency.objects.within(agency))
    rows = entries.select_related("agency").newest_first()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "agencies/log.html", {"agency": agency, "page": page})

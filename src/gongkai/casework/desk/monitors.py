"""监测: who applies very often, what many ask for, what nobody has confirmed, what has to be assessed, what was covered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.agencies.route import desk
from gongkai.casework import monitors
from gongkai.casework.redaction_count import redaction_counts
from gongkai.records.moment import now
from gongkai.report.forms import FIRST_YEAR

MONITORS = desk(Role.CLERK, Role.OGI_HEAD, Role.LEADER)


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The page, of the actor's agency; `?year=` for the applicants."""
    today, agency = now().today, actor.agency
    assert agency is not None  # noqa: S101
    years = range(today.year, FIRST_YEAR - 1, -1)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else today.year
    shown = {
        "year": year,
        "years": years,
        "today": today,
        "applicants": monitors.repeated_applicants(agency, year),
        "texts": monitors.asked_by_many(agency, today),
        "unconfirmed": monitors.unconfirmed_by_age(agency, today),
        "redactions": redaction_counts(Agency.objects.filter(pk=agency.pk), year),
        "assessments": monitors.assessments(agency, today)[: monitors.MOST],
    }
    return render(request, "casework/monitors.html", shown)

"""Other cases that belong to this one: linked, of the same applicant, or like it in their words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.likeness import alike
from gongkai.casework.models import Application, Link
from gongkai.casework.monthly_count import items_this_month, same_applicant
from gongkai.casework.step_table import TABLE
from gongkai.records.moment import now


@require_safe
def alike_page(request: HttpRequest, actor: Actor, application: Application) -> HttpResponse:
    """查重 and links; cases that the actor may not see are counted, never named."""
    visible = Application.objects.visible_to(actor)
    same = same_applicant(application)
    seen = list(visible.filter(pk__in=same).order_by("-arrived", "-pk")[:50])
    linked = Link.objects.filter(application=application, other__in=visible).select_related("other")
    back = Link.objects.filter(other=application, application__in=visible).select_related("application")
    found = alike(application.agency, application.request, now().today, but=application.pk)
    open_to = set(visible.filter(pk__in=[one.application.pk for one in found]).values_list("pk", flat=True))
    return render(
        request,
        "casework/alike.html",
        {
            "application": application,
            "may_link": actor.role in TABLE["link"].roles and actor.agency == application.agency,
            "same": seen,
            "elsewhere": len(same) - len(seen),
            "this_month": items_this_month(application),
            "linked": [(link.get_kind_display(), link.other) for link in linked]
            + [(link.get_kind_display(), link.application) for link in back],
            "alike": [one for one in found if one.application.pk in open_to],
        },
    )

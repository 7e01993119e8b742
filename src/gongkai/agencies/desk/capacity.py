"""Where the desk begins, and in which of their posts a person acts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.acting import act_as, acting, capacities
from gongkai.agencies.actor import Actor
from gongkai.agencies.desk_menu import desk_menu


@require_safe
def desk(request: HttpRequest, _actor: Actor) -> HttpResponse:
    """办理台: the first page that the acting person's post has."""
    return HttpResponseRedirect(desk_menu(request)[0].address)


def switch_post(request: HttpRequest, _actor: Actor) -> HttpResponse:
    """切换岗位: choose in which capacity to act; then back to the page one came from."""
    to = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        to = ""
    refused = False
    if request.method == "POST":
        if chosen := act_as(request, request.POST.get("key", "")):
            messages.success(
                request, _("现在以%(agency)s%(actor)s办理。") % {"agency": chosen.agency, "actor": chosen}
            )
            return redirect(to or "desk")
        refused = True
    found = {"found": capacities(request), "now": acting(request), "next": to, "refused": refused}
    return render(request, "agencies/switch_post.html", found, status=422 if refused else 200)

"""消息: what the person should know, unread first; read one by one or all at once."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.records.moment import now
from gongkai.workflow.models import Notice

ON_A_PAGE = 50


@require_safe
def notices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The page; `?all=1` shows those read too. A notice belongs to the person, whichever post they act in."""
    every = request.GET.get("all") == "1"
    mine = Notice.objects.filter(person=actor.person_id).with_kinds()
    unread = Notice.objects.unread(actor.person_id or 0).with_kinds()
    found = (
        mine.order_by(F("read_at").desc(nulls_first=True), "-made_at", "-pk")
        if every
        else unread.order_by("-pk")
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "every": every, "unread": unread.count()}
    return render(request, "workflow/notices.html", shown)


@require_POST
def mark_read(request: HttpRequest, actor: Actor) -> HttpResponseRedirect:
    """One notice of the person's own, or all of them."""
    mine = Notice.objects.unread(actor.person_id or 0)
    number = request.POST.get("notice", "")
    if number:
        mine = mine.filter(pk=number) if number.isdecimal() and len(number) < 19 else mine.none()
    mine.update(read_at=now().at)
    return HttpResponseRedirect(reverse("notices"))

"""The tree of agencies, level by level, and the page of one agency."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.access import administers
from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.desk.asking import searched
from gongkai.agencies.models import Agency, AgencyName, Post, PostQuerySet, StandIn, Succession, Unit
from gongkai.agencies.tree import paths_above

PAGE = 100
"""Agencies below one superior that a page shows."""


@require_safe
def tree(request: HttpRequest, actor: Actor) -> HttpResponse:
    """机关与人员: the agencies below one (`?under=`), the way down to it, or those whose name has a word (`?q=`)."""
    reach = Agency.objects.in_reach_of(actor)
    words = searched(request)
    under = _under(request, actor)
    rows = (
        reach.filter(Q(name__contains=words) | Q(short_name__contains=words))
        if words
        else reach.filter(parent=under)
    )
    if not words and under == actor.agency and not rows.exists():
        # Nothing below one's own agency: a level without rows would only be in the way.
        return redirect("agency", under.pk)
    below = Count("children", filter=Q(children__abolished_on=None))
    page = Paginator(rows.annotate(below=below).in_order(), PAGE).get_page(request.GET.get("page"))
    above = reach.filter(path__in=paths_above(under.path)).in_order()
    found = {
        "page": page,
        "under": under,
        "above": [] if words else above,
        "words": words,
        "manages": administers(actor, under),
    }
    return render(request, "agencies/tree.html", found)


def _under(request: HttpRequest, actor: Actor) -> Agency:
    """The agency whose subordinates are asked for; the actor's own where none is named."""
    asked = request.GET.get("under", "")
    if not asked:
        assert actor.agency is not None  # noqa: S101
        return actor.agency
    found = (
        Agency.objects.in_reach_of(actor).filter(pk=asked).first()
        if asked.isdecimal() and len(asked) < 19
        else None
    )
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """A post with its stand-ins of today or later."""

    post: Post
    stand_ins: list[StandIn]


@require_safe
def agency_page(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """Particulars, units, people and their posts, and what became of the agency."""
    today = timezone.localdate()
    posts = Post.objects.filter(agency=agency).with_names()
    # In one question: those who come are few.
    present = held(posts.exclude(until__lt=today).order_by("role", "pk"))
    found = {
        "agency": agency,
        "manages": administers(actor, agency),
        "units": Unit.objects.filter(agency=agency).order_by("pk"),
        "held": [one for one in present if one.post.since <= today],
        "coming_posts": [one.post for one in present if one.post.since > today],
        "former_posts": posts.filter(until__lt=today).order_by("-until")[:20],
        "former_names": AgencyName.objects.filter(agency=agency).order_by("-until"),
        "successions": Succession.objects.filter(Q(predecessor=agency) | Q(successor=agency))
        .select_related("predecessor", "successor")
        .order_by("-on"),
        "log": AdministrationEvent.objects.of(agency).newest_first()[:10],
    }
    return render(request, "agencies/agency.html", found)


def held(posts: PostQuerySet) -> list[Held]:
    """The posts with their stand-ins, in one more question to the database."""
    rows = list(posts)
    stand_ins = StandIn.objects.filter(post__in=[post.pk for post in rows]).not_over(timezone.localdate())
    of_post: dict[int, list[StandIn]] = {}
    for row in stand_ins.select_related("person").order_by("since"):
        of_post.setdefault(row.post_id, []).append(row)
    return [Held(post, of_post.get(post.pk, [])) for post in rows]

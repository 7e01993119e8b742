"""人员: everybody who holds or held a post in the actor's reach, found by name or account."""

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.desk.asking import searched
from gongkai.agencies.models import Person, Post

PAGE = 50


@require_safe
def people_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """By name; `?q=` is part of a name or of an account."""
    words = searched(request)
    people = Person.objects.in_reach_of(actor).select_related("user")
    if words:
        people = people.filter(Q(name__contains=words) | Q(user__username__icontains=words))
    held = Post.objects.in_effect(timezone.localdate()).select_related("agency", "unit").order_by("pk")
    people = people.prefetch_related(Prefetch("posts", held, to_attr="held")).order_by("name", "pk")
    page = Paginator(people, PAGE).get_page(request.GET.get("page"))
    return render(request, "agencies/people.html", {"page": page, "words": words})

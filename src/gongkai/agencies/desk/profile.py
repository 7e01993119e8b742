"""我的账号: what a person sees and changes of themselves."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.acting import acting, capacities
from gongkai.agencies.actor import Actor
from gongkai.agencies.desk.agency_page import held
from gongkai.agencies.desk.asking import Question, ask
from gongkai.agencies.desk.person_forms import TelephoneForm
from gongkai.agencies.models import Person, Post, StandIn
from gongkai.agencies.steps.hand_over import HEADS
from gongkai.agencies.steps.person import edit_person


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """Posts, stand-ins, password, second factor and sessions; for an account without a person, the last three."""
    today = timezone.localdate()
    actor = acting(request)
    person = Person.objects.filter(user=request.user.pk).first()
    in_effect = Post.objects.in_effect(today).with_names()
    found: dict[str, Any] = {
        "person": person,
        "held": held(in_effect.filter(person=person).order_by("pk")) if person else [],
        "standing_in": StandIn.objects.filter(person=person)
        .not_over(today)
        .select_related("post__person", "post__agency"),
        "second_factor": Authenticator.objects.filter(
            user=request.user.pk, type=Authenticator.Type.TOTP
        ).exists(),
        "sessions": UserSession.objects.filter(user=request.user.pk).count(),
        "required": any(one.agency and one.agency.second_factor_required for one in capacities(request)),
    }
    if actor and actor.role in HEADS and actor.agency:
        colleagues = in_effect.filter(agency=actor.agency).exclude(person=person)
        found["colleagues"] = held(colleagues.order_by("role", "pk"))
    return render(request, "agencies/profile.html", found)


def telephone(request: HttpRequest, actor: Actor) -> HttpResponse:
    """修改办公电话."""
    assert actor.person_id is not None  # noqa: S101
    person = Person.objects.get(pk=actor.person_id)
    form = TelephoneForm(request.POST or None, initial={"telephone": person.telephone})

    def step(filled: dict[str, Any]) -> str:
        edit_person(actor, person, name=person.name, telephone=filled["telephone"], at=timezone.now())
        return _("已保存办公电话。")

    return ask(request, Question(_("修改办公电话"), _("保存办公电话"), reverse("profile")), form, step)

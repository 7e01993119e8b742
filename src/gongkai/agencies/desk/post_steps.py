"""Pages of the steps on posts: appointing, ending, standing in, handing over open work."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.desk.asking import Confirmation, Question, ask, searched
from gongkai.agencies.desk.person_forms import AppointmentForm, EndPostForm, HandOverForm, StandInForm
from gongkai.agencies.handover import open_work
from gongkai.agencies.models import Agency, Person, Post, StandIn
from gongkai.agencies.role import Role
from gongkai.agencies.steps import hand_over as handing
from gongkai.agencies.steps import post as steps
from gongkai.agencies.steps import stand_in as standing


def appoint(request: HttpRequest, actor: Actor, agency: Agency, username: str) -> HttpResponse:
    """任岗 of somebody who has an account, found by its name: also from another agency."""
    person = get_object_or_404(Person, user__username=username)
    back = reverse("agency", args=[agency.pk])
    form = AppointmentForm(agency, timezone.localdate(), request.POST or None)
    question = Question(
        _("%(person)s在%(agency)s任岗") % {"person": person, "agency": agency}, _("任岗"), back
    )

    def step(_filled: dict[str, Any]) -> str:
        post = steps.appoint(actor, person, agency, form.appointment, at=timezone.now())
        return _("已任岗：%(post)s。") % {"post": post}

    return ask(request, question, form, step)


def find_person(request: HttpRequest, _actor: Actor, agency: Agency) -> HttpResponse:
    """From the account's name to the page of the appointment."""
    username = searched(request, "username")
    if not Person.objects.filter(user__username=username).exists():
        messages.warning(request, _("没有账号“%(name)s”。核对账号，或者邀请人员。") % {"name": username})
        return redirect("agency", agency.pk)
    return redirect("appoint", agency.pk, username)


def end_post(request: HttpRequest, actor: Actor, post: Post) -> HttpResponse:
    """离岗; work that waits is told, with the way to hand it over."""
    waiting = open_work(post)
    question = Question(
        _("%(post)s离岗") % {"post": post},
        _("办理离岗"),
        _person(post),
        lead=f"{post.agency}，{Role(post.role).label}",
        consequences=[
            _("还有在办的：%(work)s。先移交。")
            % {"work": "、".join(f"{kind.label}{kind.count}件" for kind in waiting)}
        ]
        if waiting
        else [],
    )

    def step(filled: dict[str, Any]) -> str:
        steps.end_post(actor, post, last_day=filled["last_day"], at=timezone.now())
        return _("已登记离岗，最后一天%(day)s。") % {"day": filled["last_day"]}

    return ask(request, question, EndPostForm(request.POST or None), step)


def appoint_stand_in(request: HttpRequest, actor: Actor, post: Post) -> HttpResponse:
    """指定代理; others who stand in on the same days are told."""
    form = StandInForm(post, timezone.localdate(), request.POST or None)
    question = Question(
        _("为%(post)s指定代理") % {"post": post},
        _("指定代理"),
        _back(actor, post),
        lead=_("代理人以“代%(name)s”的名义办理；自己起草的，不能自己批。") % {"name": post.person},
    )

    def step(filled: dict[str, Any]) -> str:
        others = StandIn.objects.filter(post=post).meeting(filled["since"], filled["until"])
        told = "、".join(
            f"{row.person}（{row.since}至{row.until}）" for row in others.select_related("person")
        )
        row = standing.appoint_stand_in(actor, post, at=timezone.now(), **filled)
        done = _("已指定%(person)s代理，%(since)s至%(until)s。") % {
            "person": row.person,
            "since": row.since,
            "until": row.until,
        }
        return done + (_("同一段时间还有：%(told)s。") % {"told": told} if told else "")

    return ask(request, question, form, step)


def end_stand_in(request: HttpRequest, actor: Actor, row: StandIn) -> HttpResponse:
    """终止代理."""

    def step(_filled: dict[str, Any]) -> str:
        standing.end_stand_in(actor, row, at=timezone.now())
        return _("已终止代理。")

    question = Question(
        _("终止%(row)s") % {"row": row},
        _("终止代理"),
        _back(actor, row.post),
        lead=f"{row.since}至{row.until}",
        consequences=(_("从现在起不能再代办；已经办的有效。"),),
    )
    return ask(request, question, Confirmation(request.POST), step)


def hand_over(request: HttpRequest, actor: Actor, post: Post) -> HttpResponse:
    """移交在办工作: first what there is, then to whom."""
    waiting = open_work(post)
    if not waiting:
        found = {"post": post, "back": _back(actor, post)}
        return render(request, "agencies/nothing_to_hand_over.html", found)
    question = Question(
        _("移交%(post)s的在办工作") % {"post": post},
        _("移交在办工作"),
        _back(actor, post),
        consequences=(
            _("移交：%(work)s。") % {"work": "、".join(f"{kind.label}{kind.count}件" for kind in waiting)},
            _("期限不变；办理经过写明由谁移交给谁。"),
        ),
    )

    def step(filled: dict[str, Any]) -> str:
        gone = handing.hand_over(actor, post, filled["to"], at=timezone.now())
        told = "、".join(f"{kind.label}{kind.count}件" for kind in gone)
        return _("已移交给%(to)s：%(told)s。") % {"to": filled["to"], "told": told}

    return ask(request, question, HandOverForm(post, timezone.localdate(), request.POST or None), step)


def _person(post: Post) -> str:
    return reverse("person", args=[post.person_id])


def _back(actor: Actor, post: Post) -> str:
    """Administrators come from the person's page, holders and heads from their own."""
    return _person(post) if actor.role is Role.ADMINISTRATOR else reverse("profile")

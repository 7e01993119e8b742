"""The page of a person, and the steps on their account."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from axes.models import AccessLog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.desk.agency_page import held
from gongkai.agencies.desk.asking import Confirmation, Question, ask
from gongkai.agencies.desk.person_forms import InvitationForm, PersonForm
from gongkai.agencies.models import Agency, Person, StandIn
from gongkai.agencies.role import Role
from gongkai.agencies.steps import person as steps

SIGN_INS = 10
"""Last sign-ins that the page of a person shows (网络安全法第二十一条: logs are kept six months and longer)."""
_LINK = "one-time-link"


@require_safe
def person_page(request: HttpRequest, actor: Actor, person: Person) -> HttpResponse:
    """Posts, stand-ins and the state of the account; a one-time link is shown once, after it was made."""
    today = timezone.localdate()
    posts = person.posts.with_names().order_by("-since", "-pk")
    link = request.session.pop(_LINK, None)
    found = {
        "person": person,
        "held": held(posts.exclude(until__lt=today)),
        "former_posts": posts.filter(until__lt=today),
        "standing_in": StandIn.objects.filter(person=person)
        .not_over(today)
        .select_related("post__person", "post__agency"),
        "sign_ins": AccessLog.objects.filter(username=person.user.get_username()).order_by("-attempt_time")[
            :SIGN_INS
        ],
        "has_password": person.user.has_usable_password(),
        "second_factor": Authenticator.objects.filter(user=person.user_id).exists(),
        "manages": actor.role is Role.ADMINISTRATOR,
        "link": request.build_absolute_uri(link["address"]) if link and link["person"] == person.pk else "",
    }
    return render(request, "agencies/person.html", found)


def invite(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """邀请人员: the account, a first post, and the link to hand over."""
    form = InvitationForm(agency, timezone.localdate(), request.POST or None)
    question = Question(
        _("邀请人员到%(agency)s") % {"agency": agency},
        _("邀请人员"),
        reverse("agency", args=[agency.pk]),
        lead=_("提交后给出一个链接，打印或当面交给本人，由本人设密码。72小时内有效，只能用一次。"),
    )
    invited: list[Person] = []

    def step(filled: dict[str, Any]) -> str:
        person = steps.invite(
            actor,
            agency,
            username=filled["username"],
            name=filled["name"],
            telephone=filled["telephone"],
            appointment=form.appointment,
            at=timezone.now(),
        )
        invited.append(person)
        _show_link(request, person)
        return _("已邀请%(person)s。链接在下面，只显示这一次。") % {"person": person}

    return ask(request, question, form, step, to=lambda: reverse("person", args=[invited[0].pk]))


def edit(request: HttpRequest, actor: Actor, person: Person) -> HttpResponse:
    """修改人员信息."""
    form = PersonForm(request.POST or None, initial={"name": person.name, "telephone": person.telephone})

    def step(filled: dict[str, Any]) -> str:
        steps.edit_person(actor, person, at=timezone.now(), **filled)
        return _("已保存人员信息。")

    return ask(request, Question(_("修改人员信息"), _("保存人员信息"), _page(person)), form, step)


def reset_password(request: HttpRequest, actor: Actor, person: Person) -> HttpResponse:
    """重设口令: the old one ends, a link is shown."""

    def step(_filled: dict[str, Any]) -> str:
        steps.reset_password(actor, person, at=timezone.now())
        _show_link(request, person)
        return _("已重设。链接在下面，只显示这一次。")

    question = Question(
        _("重设%(person)s的密码") % {"person": person},
        _("重设密码"),
        _page(person),
        consequences=(
            _("现在的密码马上不能用，各处的登录都退出。"),
            _("随后给出一个链接，由本人设新密码。先当面或打电话核对是不是本人。"),
        ),
    )
    return ask(request, question, Confirmation(request.POST), step)


def reset_second_factor(request: HttpRequest, actor: Actor, person: Person) -> HttpResponse:
    """重设动态口令."""
    return _confirmed(
        request,
        actor,
        person,
        steps.reset_second_factor,
        Question(
            _("重设%(person)s的动态口令") % {"person": person},
            _("重设动态口令"),
            _page(person),
            consequences=(
                _("手机上的动态口令和恢复码马上不能用，各处的登录都退出。"),
                _("本人下次登录后重新启用。先当面或打电话核对是不是本人。"),
            ),
        ),
        _("已重设动态口令。"),
    )


def disable(request: HttpRequest, actor: Actor, person: Person) -> HttpResponse:
    """停用账号."""
    return _confirmed(
        request,
        actor,
        person,
        steps.disable,
        Question(
            _("停用%(person)s的账号") % {"person": person},
            _("停用账号"),
            _page(person),
            consequences=(
                _("马上不能登录，各处的登录都退出。以后可以恢复。"),
                _("在办的工作不会自动移走：调离、退休的，先移交，再办理离岗。"),
            ),
        ),
        _("已停用账号。"),
    )


def enable(request: HttpRequest, actor: Actor, person: Person) -> HttpResponse:
    """恢复账号."""
    question = Question(_("恢复%(person)s的账号") % {"person": person}, _("恢复账号"), _page(person))
    return _confirmed(request, actor, person, steps.enable, question, _("已恢复账号。"))


def unlock(request: HttpRequest, actor: Actor, person: Person) -> HttpResponse:
    """解除锁定."""
    question = Question(
        _("解除%(person)s的锁定") % {"person": person},
        _("解除锁定"),
        _page(person),
        lead=_("密码连续输错5次，锁定15分钟。核对是本人再解除。"),
    )
    return _confirmed(request, actor, person, steps.unlock, question, _("已解除锁定。"))


def _confirmed(
    request: HttpRequest,
    actor: Actor,
    person: Person,
    do: Callable[..., None],
    question: Question,
    done: str,
) -> HttpResponse:
    def step(_filled: dict[str, Any]) -> str:
        do(actor, person, at=timezone.now())
        return done

    return ask(request, question, Confirmation(request.POST), step)


def _show_link(request: HttpRequest, person: Person) -> None:
    """Have the person's page show a new link, once: it waits in the administrator's session until then."""
    link = steps.one_time_link(person)
    address = reverse("first-password", args=[link.uid, link.token])
    request.session[_LINK] = {"person": person.pk, "address": address}


def _page(person: Person) -> str:
    return reverse("person", args=[person.pk])

"""Looking at the personal data of a case: with a reason, on the record, and only once for each looking."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.case_page import Known, people_of
from gongkai.casework.models import Application
from gongkai.records.moment import now
from gongkai.records.vault import NotOpened, Revealed, RevealRefused, reveal
from gongkai.records.vault.revealing import REASON_MOST


class ReasonForm(forms.Form):
    """Why one looks."""

    reason = forms.CharField(
        label=_("查看的理由"),
        max_length=REASON_MOST,
        help_text=_("例如：电话联系补正。会和您的姓名、时间一起记入办理经过。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reveal_page(request: HttpRequest, actor: Actor, application: Application) -> HttpResponse:
    """Asks for the reason; then shows the data in the answer itself, which no cache keeps."""
    form = ReasonForm(request.POST if request.method == "POST" else None, label_suffix="")
    shown: list[tuple[str, list[Revealed]]] = []
    refused = ""
    if form.is_valid():
        secrets = people_of(application.pk).kept().select_related("case")
        try:
            shown = by_person(reveal(secrets, actor, now(), form.cleaned_data["reason"]))
        except (RevealRefused, NotOpened) as error:
            refused = str(error)
    elif not actor.sees_personal_data:
        refused = str(RIGHT_MISSING)
    status = 403 if refused else 422 if form.errors else 200
    context = {"application": application, "form": form, "shown": shown, "refused": refused}
    return render(request, "casework/reveal.html", context, status=status)


RIGHT_MISSING = _("这个岗位没有查看个人信息的权限。确需查看的，由管理员在岗位中开通。")


def by_person(revealed: list[Revealed]) -> list[tuple[str, list[Revealed]]]:
    """The values under the name of whom they belong to: 申请人, 代理人, 第三方1."""
    found: dict[str, list[Revealed]] = {}
    for one in revealed:
        found.setdefault(Known(one.secret.whose, ()).label, []).append(one)
    return list(found.items())

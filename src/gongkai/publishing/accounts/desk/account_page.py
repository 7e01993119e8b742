"""新媒体账号: the list with the stale ones first, an account with its figures, opening, changing and closing one."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.step_form import date_field
from gongkai.publishing.accounts.freshness import freshness, stale
from gongkai.publishing.accounts.keeping import close, note_figures
from gongkai.publishing.asked_scope import AskedScope
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import ChannelKind, MediaAccount
from gongkai.records.moment import now

CHANNELS = (ChannelKind.WECHAT, ChannelKind.WEIBO, ChannelKind.APP)


class AccountForm(RowForm[MediaAccount]):
    """What is registered of an account."""

    past = ("opened_on",)

    class Meta:
        model = MediaAccount
        fields = ("channel", "name", "identity", "opened_on", "unit", "keeper", "fresh_within")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["channel"].choices = [(one.value, one.label) for one in CHANNELS]  # type: ignore[attr-defined]
        self.fields["identity"].help_text = _("平台给的账号ID，用于年检和注销。")
        self.fields["keeper"].help_text = _("发布内容的人，写姓名和电话。")
        self.fields["fresh_within"].help_text = _("超过这些天没有发布，列为需要更新。")

    def clean_name(self) -> str:
        """One account of a name on a platform."""
        name: str = self.cleaned_data["name"].strip()
        others = MediaAccount.objects.filter(agency=self.agency, channel=self.cleaned_data.get("channel", ""))
        if others.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("这个平台上已经登记了“%(name)s”。") % {"name": name})
        return name


class FiguresForm(forms.Form):
    """Figures of a day."""

    on = date_field("取数日期")
    followers = forms.IntegerField(label="关注人数", min_value=0, max_value=2_147_483_647)
    reads = forms.IntegerField(
        label="本年阅读量", min_value=0, max_value=10**15, required=False, help_text="从1月1日起累计。"
    )


class ClosingForm(forms.Form):
    """The end of an account."""

    on = date_field("注销日期")
    reason = forms.CharField(label="注销原因", max_length=200)


@require_safe
def accounts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every account of the agency or its subtree."""
    asked = asked_of(AskedScope, request, actor)
    found = freshness(asked.scope.theirs(MediaAccount.objects.all()), now().today)
    open_ones = [one for one in found if one.account.closed_on is None]
    context = {
        "asked": asked,
        "open": open_ones,
        "closed": [one for one in found if one.account.closed_on],
        "stale": len(stale(open_ones)),
        "keeps": actor.role in OFFICE,
    }
    return render(request, "publishing/accounts/list.html", context)


def _page(heading: str, verb: str, done: str, lead: str = "") -> FormPage:
    return FormPage(_("新媒体账号"), "media-accounts", heading, verb, done, lead)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register an account."""
    data = request.POST if request.method == "POST" else None
    assert actor.agency is not None  # noqa: S101
    form = AccountForm(data, agency=actor.agency, today=now().today)
    page = _page(_("登记新媒体账号"), _("登记账号"), _("已登记账号。"))
    return form_page(request, form, page, form.save, ("media-accounts",))


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, actor: Actor, row: MediaAccount) -> HttpResponse:
    """The account with its figures; figures of a day are noted here by who keeps accounts."""
    when = now()
    keeps = actor.role in OFFICE and row.agency_id == (actor.agency and actor.agency.pk)
    data = request.POST if request.method == "POST" and keeps else None
    form = FiguresForm(data, label_suffix="", initial={"on": when.today})
    if form.is_valid():
        value = form.cleaned_data
        page = _page("", "", _("已登记账号数据。"))
        return form_page(
            request,
            form,
            page,
            lambda: note_figures(row, value["on"], value["followers"], value["reads"], when.today),
            ("media-account", row.pk),
        )
    (fresh,) = freshness(MediaAccount.objects.filter(pk=row.pk), when.today)
    figures = list(row.figures.order_by("-on")[:60])
    context = {"fresh": fresh, "account": row, "figures": figures, "form": form, "keeps": keeps}
    status = 422 if form.errors else 200
    return render(request, "publishing/accounts/account.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, _actor: Actor, row: MediaAccount) -> HttpResponse:
    """Change its particulars."""
    data = request.POST if request.method == "POST" else None
    form = AccountForm(data, agency=row.agency, today=now().today, instance=row)
    page = _page(_("修改账号资料"), _("保存账号资料"), _("已保存账号资料。"))
    return form_page(request, form, page, form.save, ("media-account", row.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, _actor: Actor, row: MediaAccount) -> HttpResponse:
    """Close it, once."""
    today = now().today
    data = request.POST if request.method == "POST" else None
    form = ClosingForm(data, label_suffix="", initial={"on": today})
    heading = _("注销“%(name)s”") % {"name": row.name}
    lead = _("注销以后不能再登记发布，也不再催更新；以前的发布仍然计数。不能恢复，重新开通的另行登记。")
    page = _page(heading, _("登记注销"), _("已登记注销。"), lead)

    def save() -> MediaAccount:
        return close(row, form.cleaned_data["on"], form.cleaned_data["reason"], today)

    return form_page(request, form, page, save, ("media-account", row.pk))

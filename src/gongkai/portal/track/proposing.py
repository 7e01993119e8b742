"""建议主动公开: an applicant who was given something thinks that everybody should have it (条例 Art 44 ¶2)."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import PUBLIC
from gongkai.casework.models import Application
from gongkai.publishing.from_casework.proposing import obstacle, propose
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.moment import now
from gongkai.text.personal_data import personal_data


class ProposalForm(forms.Form):
    """Why everybody should have it."""

    reason = forms.CharField(
        label=_("为什么应当让大家都知道"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("例如：补偿标准涉及全村人。不要写姓名、电话、身份证号。"),
        error_messages={"required": _("还没有写理由。写一两句就可以。")},
    )

    def clean_reason(self) -> str:
        """Nobody's numbers."""
        reason: str = self.cleaned_data["reason"]
        if found := personal_data(reason):
            names = "、".join(dict.fromkeys(f"{one.kind}（{one.masked}）" for one in found))
            raise forms.ValidationError(_("里面有%(names)s。删去个人信息。") % {"names": names})
        return reason


@require_http_methods(["GET", "HEAD", "POST"])
def proposing(request: HttpRequest, application: Application) -> HttpResponse:
    """The form, where there is something to propose; pressed twice, it counts once."""
    if says := obstacle(application):
        messages.warning(request, says)
        return redirect("tracked")
    form = ProposalForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        try:
            propose(application, form.cleaned_data["reason"], PUBLIC, now(), by_applicant=True)
        except LedgerRefused as refused:
            # Pressed twice, or the desk was quicker.
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("已收到您的建议。机关审核后认为应当主动公开的，会在网站公开。"))
        return redirect("tracked")
    context = {"application": application, "form": form}
    return render(request, "portal/track/propose.html", context, status=422 if form.errors else 200)

"""The form of the error: where, what, in words, and how to reach whoever found it if they like."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from gongkai.publishing.models import SiteError
from gongkai.publishing.tickets.page_owner import LONGEST, path_of
from gongkai.publishing.tickets.reporting import Found


class FindErrorForm(forms.Form):
    """What somebody reports."""

    page = forms.CharField(
        label=_("哪一页"),
        max_length=LONGEST,
        help_text=_("复制浏览器地址栏里的网址。说的是整个网站的，写 /。"),
        error_messages={"required": _("还没有写是哪一页。复制那一页的网址。")},
    )
    what = forms.ChoiceField(
        label=_("是什么问题"),
        choices=SiteError._meta.get_field("what").flatchoices,
        widget=forms.RadioSelect,
        error_messages={"required": _("还没有选是什么问题。选最接近的一种。")},
    )
    says = forms.CharField(
        label=_("错在哪里"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("例如：第二段的“截止日期”应当是3月31日。不要写身份证号、手机号。"),
        error_messages={"required": _("还没有写错在哪里。写一两句就可以。")},
    )
    telephone = forms.CharField(
        label=_("您的电话（可不填）"),
        max_length=40,
        required=False,
        help_text=_("只在需要问清楚时用，加密保存。"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("您的电子邮箱（可不填）"),
        max_length=100,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("邮箱地址不完整，例如 name@example.com。改好，或者不填。")},
    )

    def __init__(self, data: Any = None, *, request: HttpRequest, **more: Any) -> None:
        super().__init__(data, label_suffix="", **more)
        self.hosts = [host for host in (request.get_host(), settings.IDENTITY.domain) if host]

    def clean_page(self) -> str:
        """The address as this site writes it."""
        path = path_of(self.cleaned_data["page"], *self.hosts)
        if not path:
            raise forms.ValidationError(_("这不是本网站的网址。复制本网站页面的网址，例如 /info/12/。"))
        return path

    def found(self) -> Found:
        """What the cleaned form says."""
        value = self.cleaned_data
        return Found(value["page"], value["what"], value["says"], value["telephone"], value["email"])

"""Page three: in which form and by which way the applicant wants the information (Art 29 (三), Art 40), and which help."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.casework.models import ProvidedAs, SentBy
from gongkai.portal.apply.page_form import PageForm, Words, choice_field, line_field
from gongkai.records.models import CaseKind, Purpose

_WAYS: list[tuple[str, Words]] = [
    (SentBy.DOWNLOAD, _("在本网站凭查询码下载")),
    (SentBy.EMAIL, _("发到电子邮箱")),
    (SentBy.POST, _("邮寄")),
    (SentBy.COLLECTED, _("自己到机关领取")),
]
HELP: list[tuple[str, Words]] = [
    ("reading", _("阅读、书写有困难")),
    ("sight", _("看不清")),
    ("hearing", _("听不清")),
]
HELP_LENGTH = 60


class HowForm(PageForm):
    """Form and way, with what the way needs; help for those who cannot read, see or hear well (Art 43)."""

    provided_as = choice_field(
        _("要哪种形式"),
        [
            (ProvidedAs.ELECTRONIC, _("电子文件")),
            (ProvidedAs.PAPER, _("纸质复印件")),
            (ProvidedAs.COPY_BY_HAND, _("到机关查阅、抄录")),
        ],
        _("还没有选。请选一种形式。"),
        _("机关不能按您选的形式提供的，会与您商量别的形式。"),
    )
    sent_by = choice_field(_("怎样给您"), _WAYS, _("还没有选。请选一种方式。"), _("答复书也用这种方式给您。"))
    email = forms.EmailField(
        label=_("电子邮箱"),
        help_text=_("选“发到电子邮箱”的填写。"),
        required=False,
        max_length=100,
        error_messages={"invalid": _("邮箱地址不完整，应像 name@example.com。请再看一遍。")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = line_field(
        _("邮寄地址"),
        _("选“邮寄”的填写，写到门牌号，并写邮政编码。"),
        longest=200,
        autocomplete="street-address",
    )
    help = forms.MultipleChoiceField(
        label=_("需要帮助吗（可不选）"),
        help_text=_("选了的，机关会按您的情况提供帮助。"),
        choices=HELP,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    help_words = line_field(_("还需要什么帮助（可不填）"), longest=HELP_LENGTH)
    uploads = ((Purpose.APPLICATION, _("附件（可不交）"), _("能帮机关找到信息的材料，例如旧文件的照片。")),)

    def prepare(self) -> None:
        """Corrections and complaints are answered by a letter only, and have brought their files before."""
        self.fields["sent_by"].initial = SentBy.DOWNLOAD
        if self.kind == CaseKind.APPLICATION:
            self.fields["provided_as"].initial = ProvidedAs.ELECTRONIC
        else:
            del self.fields["provided_as"]
            self.fields["sent_by"].help_text = ""

    def wanted_uploads(self) -> tuple[tuple[Purpose, Words, Words], ...]:
        """Material for the search, of an application."""
        return self.uploads if self.kind == CaseKind.APPLICATION else ()

    def clean(self) -> dict[str, Any]:
        """What the way needs; paper goes neither by download nor by e-mail."""
        cleaned = super().clean() or {}
        way = cleaned.get("sent_by")
        if way == SentBy.EMAIL and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("还没有填。选了发到电子邮箱，请写邮箱地址，或者改选别的方式。"))
        if way == SentBy.POST and not cleaned.get("address"):
            self.add_error("address", _("还没有填。选了邮寄，请写地址，或者改选别的方式。"))
        if cleaned.get("provided_as") == ProvidedAs.PAPER and way in (SentBy.DOWNLOAD, SentBy.EMAIL):
            self.add_error(
                "sent_by", _("纸质复印件不能从网上给您。请改选邮寄或者自己领取，或者改要电子文件。")
            )
        return cleaned

    def shown(self, name: str, value: Any) -> Words:
        """Address and e-mail stand with the particulars."""
        return "" if name in ("email", "address") else super().shown(name, value)

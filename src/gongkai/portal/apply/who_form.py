"""Page two: who asks. First what the applicant is, then the particulars that this calls for (Art 29 (一))."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gongkai.law.applicant import ApplicantKind
from gongkai.portal.apply.contact_numbers import compact, credit_code_fault, identity_fault, telephone_fault
from gongkai.portal.apply.draft import Answers
from gongkai.portal.apply.page_form import PageForm, Words, choice_field, line_field
from gongkai.records.models import Purpose, SecretKind
from gongkai.records.vault import mask

KINDS: list[tuple[str, Words]] = [
    (ApplicantKind.INDIVIDUAL, _("个人")),
    (ApplicantKind.INDIVIDUAL_BUSINESS, _("个体工商户")),
    (ApplicantKind.COMPANY, _("企业：公司、合伙企业、合作社")),
    (ApplicantKind.RESEARCH_INSTITUTE, _("科研机构：研究所、高等学校")),
    (ApplicantKind.CHARITY, _("社会公益组织：基金会、社会团体、慈善组织")),
    (ApplicantKind.LAW_FIRM, _("法律服务机构：律师事务所、公证机构、法律援助机构")),
    (ApplicantKind.OTHER_ORGANISATION, _("其他组织：村（居）民委员会、新闻媒体、其他单位")),
]
"""The columns of Table 3 in plain words; finer kinds count in the same columns."""

ACTS_THROUGH: list[tuple[str, Words]] = [
    ("self", _("本人或者本单位申请")),
    ("agent", _("受委托，代别人申请")),
    ("guardian", _("作为监护人，替孩子或者被监护人申请")),
]
DOCUMENTS: list[tuple[str, Words]] = [
    ("resident", _("居民身份证")),
    ("other", _("其他证件：护照、通行证、居留证件")),
]
_PERSONS = (ApplicantKind.INDIVIDUAL, ApplicantKind.INDIVIDUAL_BUSINESS)


def is_person(answers: Answers) -> bool:
    """Whether the applicant is a person."""
    return answers.get("applicant_kind") in _PERSONS


def acts_through(answers: Answers) -> str:
    """`agent` or `guardian` where somebody else fills in the form; empty where nobody does."""
    said: str = answers.get("acts_through", "self")
    return "" if said == "self" else said


class WhoForm(PageForm):
    """What the applicant is, and who fills in the form."""

    applicant_kind = choice_field(
        _("谁要这些信息"),
        KINDS,
        _("还没有选。请选一项。"),
        _("只用于统计和以后答复，不影响能不能申请。律师以自己名义申请的，选“个人”。"),
    )
    acts_through = choice_field(_("谁在填写"), ACTS_THROUGH, _("还没有选。请选一项。"))

    def prepare(self) -> None:
        """Most people ask for themselves."""
        self.fields["acts_through"].initial = "self"


class DetailsForm(PageForm):
    """Name, proof of identity, and at least one way to be reached."""

    field_order = (
        "name",
        "document",
        "identity_number",
        "credit_code",
        "contact",
        "telephone",
        "email",
        "address",
        "agent_name",
        "agent_telephone",
    )

    def prepare(self) -> None:
        """By what the applicant is and who acts."""
        person, acting = is_person(self.answers), acts_through(self.answers)
        if person:
            self.fields |= _of_a_person(for_another=bool(acting))
        else:
            self.fields |= _of_an_organisation()
        self.fields |= _reached(for_another=bool(acting))
        if acting:
            self.fields |= _of_whoever_acts(acting)
        self.order_fields(self.field_order)

    def wanted_uploads(self) -> tuple[tuple[Purpose, Words, Words], ...]:
        """Proof of identity, and of the authority to act."""
        proof = (
            _("身份证明（填了证件号码可不交）")
            if is_person(self.answers)
            else _("营业执照或者登记证书（填了代码可不交）")
        )
        found: list[tuple[Purpose, Words, Words]] = [
            (Purpose.IDENTITY, proof, _("证件的照片或者扫描件。加密保存，只有办理人员能看。"))
        ]
        match acts_through(self.answers):
            case "agent":
                found.append((Purpose.AUTHORITY, _("授权委托书"), _("没有的可以先提交，机关会请您补正。")))
            case "guardian":
                found.append(
                    (
                        Purpose.AUTHORITY,
                        _("监护关系证明"),
                        _("例如户口簿、出生证明。没有的可以先提交，机关会请您补正。"),
                    )
                )
        return tuple(found)

    def clean_identity_number(self) -> str:
        """Eighteen characters with a check character, unless it is another document."""
        number = compact(self.cleaned_data["identity_number"])
        if number and self.data.get("document", "resident") != "other" and (fault := identity_fault(number)):
            raise ValidationError(fault)
        return number

    def clean_credit_code(self) -> str:
        """Eighteen characters with a check character."""
        code = compact(self.cleaned_data["credit_code"])
        if code and (fault := credit_code_fault(code)):
            raise ValidationError(fault)
        return code

    def clean_telephone(self) -> str:
        """A number that can be dialled."""
        return _dialled(self.cleaned_data["telephone"])

    def clean_agent_telephone(self) -> str:
        """A number that can be dialled."""
        return _dialled(self.cleaned_data["agent_telephone"])

    def clean(self) -> dict[str, Any]:
        """At least one way to be reached: without it nobody can confirm receipt, and the period never begins."""
        cleaned = super().clean() or {}
        ways = ("telephone", "email", "address")
        if not any(cleaned.get(way) for way in ways) and not any(way in self.errors for way in ways):
            self.add_error(
                "telephone", _("还没有联系方式。电话、电子邮箱、通信地址，请至少填一样，机关要与您确认收到。")
            )
        return cleaned

    def shown(self, name: str, value: Any) -> Words:
        """The number of a document is checked by its last character, so that it need not stand on the screen."""
        if name == "identity_number" and value:
            return mask(SecretKind.IDENTITY_NUMBER, value)
        if name == "document" and not self.answers.get("identity_number"):
            return ""
        return super().shown(name, value)


def _dialled(number: str) -> str:
    number = number.strip()
    if number and (fault := telephone_fault(number)):
        raise ValidationError(fault)
    return number


def _of_a_person(*, for_another: bool) -> dict[str, forms.Field]:
    whose = _("申请人的姓名") if for_another else _("姓名")
    return {
        "name": line_field(
            whose,
            _("与身份证明一致。"),
            missing=_("还没有填。请写申请人的姓名。"),
            autocomplete="off" if for_another else "name",
        ),
        "document": forms.ChoiceField(
            label=_("证件"), choices=DOCUMENTS, required=False, initial="resident", widget=forms.RadioSelect
        ),
        "identity_number": line_field(
            _("证件号码"),
            _("条例要求申请时提供身份证明。不愿填号码的，可以在下面上传证件。"),
            longest=30,
            autocomplete="off",
        ),
    }


def _of_an_organisation() -> dict[str, forms.Field]:
    return {
        "name": line_field(
            _("单位名称"),
            _("与登记证书一致。"),
            missing=_("还没有填。请写单位名称。"),
            autocomplete="organization",
        ),
        "credit_code": line_field(
            _("统一社会信用代码"), _("18位。没有的可以在下面上传登记证书。"), longest=30, autocomplete="off"
        ),
        "contact": line_field(_("联系人（可不填）"), autocomplete="name"),
    }


def _reached(*, for_another: bool) -> dict[str, forms.Field]:
    hint = _("办理中有事打这个电话。") if for_another else _("只用于告知办理情况。")
    return {
        "telephone": line_field(_("电话"), hint, longest=30, inputmode="tel", autocomplete="tel"),
        "email": forms.EmailField(
            label=_("电子邮箱（可不填）"),
            required=False,
            max_length=100,
            error_messages={"invalid": _("邮箱地址不完整，应像 name@example.com。请再看一遍。")},
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        ),
        "address": line_field(
            _("通信地址（可不填）"),
            _("要寄给您的，请写到门牌号，并写邮政编码。"),
            longest=200,
            autocomplete="street-address",
        ),
    }


def _of_whoever_acts(acting: str) -> dict[str, forms.Field]:
    agent = acting == "agent"
    return {
        "agent_name": line_field(
            _("代理人的姓名") if agent else _("监护人的姓名"),
            missing=_("还没有填。请写填表人的姓名。"),
            autocomplete="name",
        ),
        "agent_telephone": line_field(
            _("代理人的电话（可不填）") if agent else _("监护人的电话（可不填）"),
            longest=30,
            inputmode="tel",
            autocomplete="tel",
        ),
    }

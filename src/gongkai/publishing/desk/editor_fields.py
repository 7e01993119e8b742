"""Fields of the editor page: which a kind of document has, in which group they stand, and what each is hinted at.

The hints are the conventions of the field (国办发〔2017〕47号, GB/T 9704, the rules on 公文公开属性).
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.agencies.models import Agency
from gongkai.casework.step_form import LONGEST_NUMBER, RowsField, date_field, text_field
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.exemption import EXEMPTIONS, Exemption
from gongkai.publishing.facets import THEMES, Audience, Openness, Provenance, Risk
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import ChannelKind, Column, StandardItem, Topic
from gongkai.publishing.step_form import OtherDocumentField
from gongkai.text.document_number import find

WITH_NOTICE = frozenset(
    {
        DocumentKind.DRAFT_FOR_COMMENT,
        DocumentKind.NOTICE,
        DocumentKind.PERSONNEL,
        DocumentKind.PROCUREMENT,
        DocumentKind.PROJECT,
        DocumentKind.LIVELIHOOD,
    }
)
"""Kinds that stand open for objections or comments for a time (公示期, 征求意见期)."""
PARTICULAR = "particular-"
"""Prefix of the inputs of a kind's own fields."""
_PROSE = frozenset({"items", "legality_opinion", "adoption", "persons", "comments_to", "objections_to"})
_LONGEST_PARTICULAR = 1000


class RowField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row to choose. A number that no row can have is as wrong as one that none has."""

    def to_python(self, value: Any) -> Any:
        """Refused before a database that takes no such number is asked."""
        if isinstance(value, str) and len(value) > LONGEST_NUMBER:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": "…"})
        return super().to_python(value)


class NumberField(forms.CharField):
    """发文字号: whatever brackets it was typed with, kept as 青政规〔2026〕3号."""

    def to_python(self, value: Any) -> str:
        """The number in its normal form, where the whole of it is one."""
        typed = str(super().to_python(value))
        found = [one for one in find(typed) if one.year and (one.start, one.end) == (0, len(typed))]
        return str(found[0]) if found and found[0].issuer else typed


class LinesField(forms.CharField):
    """A list, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        """As the page shows it."""
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def clean(self, value: Any) -> list[str]:
        """The lines that say something, none twice."""
        lines = [" ".join(line.split()) for line in str(super().clean(value)).splitlines()]
        return list(dict.fromkeys(line for line in lines if line))


def text_fields() -> dict[str, forms.Field]:
    """正文: the title; the text itself stands above the groups."""
    return {
        "title": forms.CharField(
            label=_("标题"), max_length=200, help_text=_("与文件上印的一致，不加书名号，不断行。")
        ),
        "abstract": _optional_text(_("内容概述"), _("一两句话说清楚讲什么，列表和检索结果里显示。"), 500),
    }


def issuing_fields(kind: DocumentKind) -> dict[str, forms.Field]:
    """发文信息."""
    about = kind.about
    found: dict[str, forms.Field] = {
        "document_number": NumberField(
            label=_("发文字号"),
            max_length=80,
            required=False,
            help_text=_("机关代字〔年份〕序号，不写“第”，序号前不补0。没有填的，签发时按顺序编。")
            if about.numbered
            else _("文件上印有文号的照填，如青政发〔2026〕3号。"),
        ),
        "date_of_document": date_field(
            _("成文日期"), _("签发或者会议通过的日期，不是上网日期；公开期限从这一天算。"), required=False
        ),
        "issuers": LinesField(
            label=_("发文机关"),
            required=False,
            max_length=400,
            help_text=_("联合发文的每行一个，主办机关在前。本机关单独发文的不用填。"),
        ),
        "provenance": forms.ChoiceField(label=_("信息由来"), choices=_enum(Provenance)),
        "content_source": forms.CharField(
            label=_("来源"),
            max_length=100,
            required=False,
            help_text=_("转载或者从别处获取的必须写明，如“国务院办公厅网站”。"),
        ),
        "source_address": forms.URLField(
            label=_("来源网址"), max_length=300, required=False, assume_scheme="https"
        ),
        "keywords": forms.CharField(
            label=_("主题词"), max_length=200, required=False, help_text=_("用空格隔开，便于检索。")
        ),
    }
    if about.numbered:
        found["effective_date"] = date_field(
            _("实施日期"), _("文中写“自发布之日起施行”的，填发布日期。"), required=False
        )
    if about.registered:
        found["valid_until"] = date_field(
            _("有效期至"), _("到期前6个月提醒评估；没有规定有效期的不填。"), required=False
        )
    return found


def particular_fields(kind: DocumentKind) -> dict[str, forms.Field]:
    """What this kind has beside the fields of every document."""
    return {
        f"{PARTICULAR}{code}": text_field(label, required=False, longest=_LONGEST_PARTICULAR)
        if code in _PROSE
        else forms.CharField(label=label, required=False, max_length=_LONGEST_PARTICULAR)
        for code, label in kind.about.particulars
    }


def disclosure_fields() -> dict[str, forms.Field]:
    """公开属性."""
    words = {
        DisclosureAttribute.PROACTIVE: _("主动公开（条例第十九条至第二十一条）"),
        DisclosureAttribute.ON_APPLICATION: _("依申请公开（不上网，可以提供给申请人）"),
        DisclosureAttribute.WITHHELD: _("不予公开（条例第十四条至第十六条）"),
    }
    return {
        "attribute": forms.ChoiceField(
            label=_("公开属性"),
            choices=[(one.value, says) for one, says in words.items()],
            widget=forms.RadioSelect,
            required=False,
            help_text=_("起草时就要定；没有定的不能送审。"),
        ),
        "attribute_ground": forms.ChoiceField(
            label=_("不公开的法定情形"),
            choices=[("", _("不适用")), *((one.value, _ground(one)) for one in Exemption)],
            required=False,
            help_text=_("不予公开的，选条例第十四条至第十六条中的一项。"),
        ),
        "attribute_reason": text_field(
            _("理由"),
            _("依申请公开、不予公开的必须写明理由；没有理由的会被退回。"),
            required=False,
            longest=1000,
        ),
        "forwards": OtherDocumentField(
            label=_("转发的文件"),
            help_text=_(
                "转发其他文件的，填那一份的发文字号、索引号或者网址；公开属性与它一致，不一致的写明理由。"
            ),
        ),
        "audience": forms.MultipleChoiceField(
            label=_("公开对象"),
            choices=_enum(Audience),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=_("“特定群众”的信息含个人情况，不上网公开。"),
        ),
    }


def publishing_fields(kind: DocumentKind, agency: Agency) -> dict[str, forms.Field]:
    """发布; three questions to the database when it is printed."""
    found: dict[str, forms.Field] = {
        "kind": forms.ChoiceField(
            label=_("信息类型"),
            choices=_enum(DocumentKind),
            help_text=_("改了类型，保存后换成那一类的栏目和填写项。"),
        ),
        "column": RowField(_columns(agency), label=_("栏目"), required=False, empty_label=_("未定")),
        "theme": _choice(_("主题分类"), THEMES.items()),
        "subtheme": forms.CharField(label=_("二级主题"), max_length=40, required=False),
        "openness": _choice(_("五公开"), _enum(Openness)),
        "topics": RowsField(
            Topic.objects.filter(agency=agency).open().order_by("-opened_on"),
            label=_("专题"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
        "standard_item": RowField(
            StandardItem.objects.filter(agency=agency, in_use=True).order_by("domain", "pk"),
            label=_("标准目录事项"),
            required=False,
            empty_label=_("不对应"),
            help_text=_("属于基层政务公开标准目录26个领域的，选对应的事项。"),
        ),
        "planned_on": date_field(
            _("计划公开时间"), _("自形成之日起20个工作日内（条例第二十六条）。"), required=False
        ),
        "planned_channels": forms.MultipleChoiceField(
            label=_("计划公开方式"),
            choices=ChannelKind.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
        "expires_on": date_field(_("下线日期"), _("到这一天自动下线；长期公开的不填。"), required=False),
        "risk": forms.ChoiceField(
            label=_("审核要求"),
            choices=_enum(Risk),
            help_text=_("重要或者敏感的，加合法性审核和保密审查。"),
        ),
    }
    if kind in WITH_NOTICE:
        found["notice_from"] = date_field(_("公示或者征求意见开始"), required=False)
        found["notice_until"] = date_field(_("公示或者征求意见截止"), required=False)
    return found


def _columns(agency: Agency) -> QuerySet[Column]:
    return Column.objects.filter(agency=agency, in_use=True).order_by("position", "pk")


def _ground(one: Exemption) -> str:
    law = EXEMPTIONS[one]
    return f"{law.article}：{law.ground}"


def _choice(label: Any, choices: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("未定")), *choices], required=False)


def _enum(values: Any) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in values]


def _optional_text(label: Any, hint: Any, longest: int) -> forms.CharField:
    field = text_field(label, hint, required=False, longest=longest)
    field.widget.attrs["rows"] = 2
    return field

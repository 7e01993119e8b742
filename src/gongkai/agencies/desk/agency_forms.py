"""Forms about agencies, with labels and hints as their pages print them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.desk.asking import DateField
from gongkai.agencies.models import STANDINGS, Agency, AgencyKind, AgencyQuerySet
from gongkai.agencies.steps.agency import IDENTIFYING, PARTICULARS

_STANDINGS = [(standing.value, label) for standing, label in STANDINGS.items()]


class AgencyField(forms.CharField):
    """An agency by its name, in full or in short: a list of 3,000 would be no choice."""

    def __init__(self, **kwargs: Any):
        super().__init__(max_length=200, **kwargs)
        self.choices = Agency.objects.none()

    def prepare_value(self, value: Any) -> Any:
        """The name of the agency that is there."""
        return Agency.objects.get(pk=value).name if isinstance(value, int) else value

    def clean(self, value: str) -> Agency | None:
        """The agency; where the name fits none or several, what it might have meant."""
        name = super().clean(value)
        if not name:
            return None
        found = list(self.choices.named(name)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(_now("叫“%(name)s”的不止一个。写全称。") % {"name": name})
        like = "、".join(self.choices.filter(name__contains=name).values_list("name", flat=True)[:5])
        hint = _now("是不是：%(like)s？") % {"like": like} if like else _now("写全称，核对有没有错字。")
        raise forms.ValidationError(_now("没有找到“%(name)s”。") % {"name": name} + hint)


class AgenciesField(AgencyField):
    """Agencies by their names, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: str) -> list[Agency]:  # type: ignore[override]
        """In the order of the lines."""
        lines = [line.strip() for line in (value or "").splitlines() if line.strip()]
        return [found for line in lines or [""] if (found := super(AgenciesField, self).clean(line))]


class ParticularsForm(forms.ModelForm[Agency]):
    """What an agency tells of itself; its name is changed by 更名."""

    supervising_department = AgencyField(
        label=_("政府信息公开主管部门"), required=False, help_text=_("县级以上政府办公厅（室）；写名称。")
    )

    class Meta:
        model = Agency
        fields = PARTICULARS
        field_classes = {"established_on": DateField}  # noqa: RUF012
        widgets = {"duties": forms.Textarea(attrs={"rows": 4})}  # noqa: RUF012
        help_texts = {  # noqa: RUF012
            "region_code": _("所在行政区划的代码，6位或9位、12位数字。"),
            "standing": _("决定答复书里写哪个行政复议机关。"),
            "ogi_office": _("对外名称，例如“县自然资源局办公室”。"),
            "review_organ": _("不填，按复议管辖写通称，例如“本级人民政府”。"),
            "duties": _("申请人写想知道什么，按这里的词推荐机关。"),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", AgencyKind.choices), ("standing", _STANDINGS)):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
            field.choices = [("", _("选一个")), *choices]
        _offer(self, "supervising_department", Agency.objects.filter(abolished_on=None))

    def clean_region_code(self) -> str:
        """Digits, as GB/T 2260 and its extensions have them."""
        code: str = self.cleaned_data["region_code"]
        if not (code.isascii() and code.isdecimal() and len(code) in (6, 9, 12)):
            raise forms.ValidationError(_("应为6位、9位或12位数字。"))
        return code


class NewAgencyForm(ParticularsForm):
    """An agency to be set up."""

    class Meta(ParticularsForm.Meta):
        fields = (*IDENTIFYING, *PARTICULARS)  # type: ignore[assignment]


class MoveForm(forms.Form):
    """调整隶属关系."""

    parent = AgencyField(label=_("新的上级机关"), help_text=_("写名称。"))

    def __init__(self, actor: Actor, data: Any = None):
        super().__init__(data)
        _offer(self, "parent", _standing(actor))


class UnitForm(forms.Form):
    """A new internal unit."""

    name = forms.CharField(label=_("名称"), max_length=60)


class KnownUnitForm(UnitForm):
    """An internal unit that is there."""

    in_use = forms.BooleanField(
        label=_("使用中"), required=False, help_text=_("停用以后不再分办给它，以前的案件不变。")
    )


class DecreeForm(forms.Form):
    """The day and the document of a reorganisation."""

    on = DateField(label=_("自哪一天起"))
    basis = forms.CharField(label=_("文件依据"), max_length=200, help_text=_("文号和标题。"))


class RenameForm(DecreeForm):
    """更名."""

    name = forms.CharField(label=_("新名称"), max_length=200)
    document_word = forms.CharField(label=_("新机关代字"), max_length=20, required=False)
    field_order = ("name", "document_word", "on", "basis")


class MergeForm(DecreeForm):
    """并入."""

    successor = AgencyField(label=_("并入哪个机关"), help_text=_("写名称。"))
    field_order = ("successor", "on", "basis")

    def __init__(self, actor: Actor, data: Any = None):
        super().__init__(data)
        _offer(self, "successor", _standing(actor))


class SplitForm(DecreeForm):
    """分设."""

    successors = AgenciesField(
        label=_("分设为"),
        help_text=_("先设立新机关，再在这里写名称，一行一个。原机关撤销的，在办案件归第一个。"),
    )
    ends = forms.BooleanField(label=_("原机关同时撤销"), required=False)
    field_order = ("successors", "ends", "on", "basis")

    def __init__(self, actor: Actor, data: Any = None):
        super().__init__(data)
        _offer(self, "successors", _standing(actor))


def _standing(actor: Actor) -> AgencyQuerySet:
    """Agencies in the actor's reach that have not been abolished."""
    return Agency.objects.in_reach_of(actor).filter(abolished_on=None)


def _offer(form: forms.Form | forms.ModelForm[Agency], name: str, choices: AgencyQuerySet) -> None:
    """Among which agencies the field looks a name up."""
    field = form.fields[name]
    assert isinstance(field, AgencyField)  # noqa: S101
    field.choices = choices

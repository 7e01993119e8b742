"""Forms of a holiday notice: its text as pasted, or its numbers line by line."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.law.holiday_notice import Holiday, HolidayNotice
from gongkai.law.wording import chinese_date

ROWS = 9
"""Lines of the form: seven holidays a year, and two to spare."""
_SPLIT = re.compile(r"[\s,，、;；]+")
LONGEST = 20_000


class TextForm(forms.Form):
    """The notice as printed."""

    text = forms.CharField(
        label=gettext_lazy("通知全文"),
        help_text=gettext_lazy("从标题到成文日期全部贴入。读出的安排在下一页逐行核对，读不懂的会指明。"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
    )


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs
    )


class NoticeForm(forms.Form):
    """What the notice says of itself."""

    number = forms.CharField(
        label=gettext_lazy("文号"), max_length=60, help_text=gettext_lazy("如国办发明电〔2026〕9号")
    )
    year = forms.IntegerField(label=gettext_lazy("安排的年份"), min_value=2020, max_value=2100)
    issued = _day(gettext_lazy("成文日期"))
    amends = forms.BooleanField(
        label=gettext_lazy("只改动已安排的个别节日"),
        required=False,
        help_text=gettext_lazy("如延长春节假期的通知；没有写到的节日照原安排。"),
    )

    def clean_number(self) -> str:
        """Without blanks."""
        return re.sub(r"\s+", "", self.cleaned_data["number"])


class HolidayForm(forms.Form):
    """One holiday."""

    name = forms.CharField(label=gettext_lazy("节日"), max_length=20, required=False)
    first = _day(gettext_lazy("放假首日"), required=False)
    last = _day(gettext_lazy("放假末日"), required=False)
    worked = forms.CharField(
        label=gettext_lazy("调休上班日"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("写成2026-02-14，几天之间空一格；没有的不填"),
    )

    def clean_worked(self) -> tuple[date, ...]:
        """Days on weekends."""
        found = []
        for said in filter(None, _SPLIT.split(self.cleaned_data["worked"])):
            try:
                day = date.fromisoformat(said)
            except ValueError as fault:
                raise forms.ValidationError(
                    _("“%(said)s”不是日期，写成2026-02-14。") % {"said": said}
                ) from fault
            if day.weekday() < 5:
                raise forms.ValidationError(
                    _("%(day)s不是周六或者周日，不会是调休上班日。") % {"day": chinese_date(day)}
                )
            found.append(day)
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        """A line is filled in whole or left blank."""
        cleaned = super().clean() or {}
        name, first, last = cleaned.get("name"), cleaned.get("first"), cleaned.get("last")
        if not any((name, first, last, cleaned.get("worked"))):
            return cleaned
        for field, says in (
            ("name", _("还没有写节日名称。")),
            ("first", _("还没有写首日。")),
            ("last", _("还没有写末日。")),
        ):
            if not cleaned.get(field) and field not in self.errors:
                self.add_error(field, says)
        if first and last and last < first:
            self.add_error("last", _("末日早于首日。只放一天的，两格写同一天。"))
        return cleaned


class Holidays(forms.BaseFormSet[HolidayForm]):
    """All lines together."""

    def clean(self) -> None:
        """At least one holiday, none twice."""
        if any(self.errors):
            return
        names = [form.cleaned_data["name"] for form in self.forms if form.cleaned_data.get("name")]
        if not names:
            raise forms.ValidationError(_("还没有填写节日。至少填一行。"))
        if twice := {name for name in names if names.count(name) > 1}:
            raise forms.ValidationError(
                _("%(names)s写了两行。合为一行。") % {"names": "、".join(sorted(twice))}
            )


HolidayFormSet = forms.formset_factory(HolidayForm, formset=Holidays, extra=ROWS, max_num=ROWS)


def initial(notice: HolidayNotice) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The notice as first values of the two forms."""
    head = {"number": notice.number, "year": notice.year, "issued": notice.issued, "amends": notice.amends}
    rows = [
        {"name": h.name, "first": h.first, "last": h.last, "worked": " ".join(map(str, h.makeup_workdays))}
        for h in notice.holidays
    ]
    return head, rows


def notice_of(head: NoticeForm, rows: "forms.BaseFormSet[HolidayForm]") -> HolidayNotice:
    """The notice that two valid forms state."""
    said = head.cleaned_data
    holidays = [
        Holiday(line["name"], line["first"], line["last"], line["worked"])
        for line in (form.cleaned_data for form in rows.forms)
        if line.get("name")
    ]
    what = "调整{}年节假日安排" if said["amends"] else "{}年部分节假日安排"
    title = f"国务院办公厅关于{what.format(said['year'])}的通知"
    return HolidayNotice(said["year"], said["number"], said["issued"], title, tuple(holidays), said["amends"])

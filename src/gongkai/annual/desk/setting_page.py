"""The page on which a superior says whether a unit reports for itself, and by which day."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.annual.due import due_of
from gongkai.annual.models import ReportSetting
from gongkai.annual.setting import Chosen, choose
from gongkai.annual.superior import receives_from
from gongkai.law.wording import chinese_date
from gongkai.records.moment import now
from gongkai.workflow.calendar import readings
from gongkai.workflow.step import StepRefused

_COMMON_YEAR = 2025
"""A day that every year has."""


class SettingForm(forms.Form):
    """Whether, and by when."""

    reports = forms.BooleanField(
        label="单独编制年度报告",
        required=False,
        help_text="不单独编制的，记录计入上级政府的报告，也不催报。",
    )
    due_month = forms.IntegerField(
        label="报送期限：月",
        min_value=1,
        max_value=12,
        required=False,
        help_text="两格都不填的，按法定期限。",
    )
    due_day = forms.IntegerField(label="报送期限：日", min_value=1, max_value=31, required=False)

    def clean(self) -> dict[str, Any]:
        """Both or neither, and a day that there is."""
        cleaned = super().clean() or {}
        month, day = cleaned.get("due_month"), cleaned.get("due_day")
        if "due_month" in self.errors or "due_day" in self.errors:
            return cleaned
        if (month is None) != (day is None):
            self.add_error("due_day" if day is None else "due_month", _("月和日要一起填，或者都不填。"))
        elif month is not None:
            try:
                date(_COMMON_YEAR, month, day or 0)
            except ValueError:
                self.add_error("due_day", _("%(month)s月没有%(day)s日。") % {"month": month, "day": day})
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def setting_page(request: HttpRequest, actor: Actor, unit: Agency) -> HttpResponse:
    """The setting of a unit; POST changes it."""
    when = now()
    setting = ReportSetting.objects.filter(agency=unit).first() or ReportSetting(agency=unit)
    first = {name: getattr(setting, name) for name in ("reports", "due_month", "due_day")}
    form = SettingForm(request.POST if request.method == "POST" else None, initial=first, label_suffix="")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        month, day = said["due_month"], said["due_day"]
        try:
            choose(unit, Chosen(said["reports"], (month, day) if month and day else None), actor, when)
        except StepRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已保存%(unit)s的报送设置。") % {"unit": unit})
            return redirect("annual-unit", unit.pk)
    usual = due_of(unit, when.today.year, readings(), None)
    context = {
        "unit": unit,
        "form": form,
        "usual": chinese_date(usual),
        "sets": receives_from(unit, actor),
        "setting": setting,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "annual/setting.html", context, status=status)

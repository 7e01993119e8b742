"""The inputs of a step in an annual report as a form."""

from datetime import date
from typing import Any

from django import forms

from gongkai.annual.facts import Facts
from gongkai.annual.models import AnnualReport
from gongkai.annual.recording import stands
from gongkai.casework.step_form import DatedForm, text_field
from gongkai.workflow.step import Taking


class ReportForm(DatedForm):
    """A form that knows its report. An address may fill in the fields named by `fillable`."""

    fillable: tuple[str, ...] = ()

    def __init__(self, data: Any = None, files: Any = None, *, report: AnnualReport, taking: Taking) -> None:
        self.report = report
        super().__init__(data, files, taking=taking)

    @property
    def facts(self) -> Facts:
        """What has happened so far."""
        return stands(self.report).facts

    @property
    def begins(self) -> tuple[date, str]:
        """Nothing is reported of a year before the year."""
        return date(self.report.year, 1, 1), "报告年度"


class NothingForm(ReportForm):
    """No inputs."""


class ReasonForm(ReportForm):
    """Why."""

    reason = text_field("原因", "写入办理经过。")


class PerhapsReasonForm(ReportForm):
    """Why, if there is anything to say."""

    reason = forms.CharField(label="原因", max_length=200, required=False, help_text="写入办理经过。")

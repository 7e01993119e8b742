"""What may be done beside the way of the report: whose figures it prints, and notes."""

from django import forms
from django.utils.translation import gettext as _

from gongkai.agencies.models import AgencyKind
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport
from gongkai.annual.recording import record
from gongkai.annual.step_form import ReportForm
from gongkai.casework.step_form import text_field
from gongkai.workflow.step import StepRefused, Taking


class ScopeForm(ReportForm):
    """Over all units, or of this organ alone."""

    whole = forms.TypedChoiceField(
        label="报告范围",
        choices=[("yes", "汇总本级政府各单位"), ("no", "只报本机关")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text="县级以上人民政府的年度报告汇总办公厅（室）、部门和乡镇街道的数据。",
    )

    def prepare(self) -> None:
        """As it is."""
        self.fields["whole"].initial = "yes" if self.report.whole else "no"


def may_choose_scope(report: AnnualReport, _taking: Taking) -> str:
    """Only a government has units that report to it."""
    if report.agency.kind == AgencyKind.GOVERNMENT:
        return ""
    return _("只有人民政府的报告可以汇总各单位。")


def choose_scope(report: AnnualReport, taking: Taking) -> None:
    """确定报告范围; words and adjustments stay."""
    whole: bool = taking.inputs["whole"]
    if whole == report.whole:
        raise StepRefused(_("已经是这个范围。"), "whole")
    record(
        report,
        EventKind.SCOPE_CHOSEN,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        whole=whole,
    )


class NoteForm(ReportForm):
    """What to remember."""

    note = text_field("备注", "写入办理经过，不对外公布。")


def note(report: AnnualReport, taking: Taking) -> None:
    """备注."""
    record(
        report,
        EventKind.NOTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        note=taking.inputs["note"],
    )

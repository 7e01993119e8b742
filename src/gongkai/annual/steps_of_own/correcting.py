"""更正: what was published is never changed; the next version begins with its words and adjustments, for a reason."""

from datetime import timedelta

from django.utils.translation import gettext as _

from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import Adjustment, AnnualReport, Passage, Verdict
from gongkai.annual.opening_year import opened
from gongkai.annual.recording import record
from gongkai.annual.step_form import ReasonForm
from gongkai.casework.step_form import date_field, text_field
from gongkai.workflow.step import Taking

USUAL_DAYS = 30
"""Days that a correction is given unless another day is set."""


class CorrectForm(ReasonForm):
    """Why, and by when."""

    future_allowed = ("due",)

    reason = text_field("更正的原因", "更正后的报告公布时，一并向公众说明。")
    due = date_field("完成日期", "在这一天以前重新报送、发布。")

    def prepare(self) -> None:
        """A month, unless the report is not due yet."""
        usual = self.today + timedelta(days=USUAL_DAYS)
        self.fields["due"].initial = max(usual, self.report.due)


def may_correct(report: AnnualReport, _taking: Taking) -> str:
    """One correction at a time."""
    following = AnnualReport.objects.filter(corrects=report).first()
    if following is None:
        return ""
    return _("第%(n)s版正在更正中。") % {"n": following.version}


def correct(report: AnnualReport, taking: Taking) -> None:
    """更正: the published version stands until the next one is published."""
    following = opened(
        AnnualReport(
            agency=report.agency,
            year=report.year,
            version=report.version + 1,
            corrects=report,
            reason=taking.inputs["reason"],
            whole=report.whole,
            due=taking.inputs["due"],
        ),
        taking.actor,
        taking.when,
    )
    _carry_over(report, following)
    record(
        report,
        EventKind.CORRECTION_BEGUN,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        by=following.pk,
        version=following.version,
        reason=following.reason,
    )


def _carry_over(report: AnnualReport, following: AnnualReport) -> None:
    """Words, standing adjustments and standing answers, as copies of their own."""
    passages = list(Passage.objects.filter(report=report))
    adjustments = list(Adjustment.objects.filter(report=report, withdrawn_at=None).order_by("pk"))
    verdicts = list(Verdict.objects.filter(report=report, withdrawn_at=None).order_by("pk"))
    rows: tuple[Passage | Adjustment | Verdict, ...] = (*passages, *adjustments, *verdicts)
    for row in rows:
        row.pk, row.report = None, following
        row._state.adding = True
    Passage.objects.bulk_create(passages)
    Adjustment.objects.bulk_create(adjustments)
    Verdict.objects.bulk_create(verdicts)

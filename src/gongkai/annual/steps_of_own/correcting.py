"""更正: what was published is never changed; the next version begins with its words and adjustments, for a reason.

One that was begun by mistake is dropped (放弃更正) while it is at work; its number is not given again.
"""

from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import Adjustment, AnnualReport, Passage, Verdict
from gongkai.annual.opening_year import opened
from gongkai.annual.recording import locked, record, store
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
    following = report.correction
    if following is None:
        return ""
    return _("第%(n)s版正在更正中。") % {"n": following.version}


def correct(report: AnnualReport, taking: Taking) -> None:
    """更正: the published version stands until the next one is published."""
    versions = AnnualReport.objects.filter(agency=report.agency_id, year=report.year)
    following = opened(
        AnnualReport(
            agency=report.agency,
            year=report.year,
            version=versions.aggregate(last=Max("version"))["last"] + 1,
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


class DropForm(ReasonForm):
    """Why."""

    reason = text_field("放弃更正的原因", "写入这一版和原来一版的办理经过。")


def may_drop(report: AnnualReport, _taking: Taking) -> str:
    """Only a correction: an agency owes its first version (Art 49)."""
    return "" if report.corrects_id is not None else _("这一版不是更正，不能放弃。")


def drop(report: AnnualReport, taking: Taking) -> None:
    """放弃更正: the version ends; what it was to correct stands, and can be corrected again."""
    assert report.corrects_id is not None  # noqa: S101
    corrected = locked(report.corrects_id)
    said = {"actor": taking.actor, "when": taking.when, "reason": taking.inputs["reason"]}
    record(report, EventKind.DROPPED, on=taking.when.today, **said)
    record(
        corrected,
        EventKind.CORRECTION_DROPPED,
        on=taking.when.today,
        by=report.pk,
        version=report.version,
        **said,
    )
    store(corrected)


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

"""报送: the whole check runs, then the report is frozen as it stands; or taken back before it is cleared."""

import hashlib
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from gongkai.annual import stored
from gongkai.annual.checking import Examined, examined
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, CellComment
from gongkai.annual.recording import record
from gongkai.annual.step_form import ReportForm
from gongkai.report.finding import Severity
from gongkai.workflow.step import Taking

_NAMED = 40
"""Findings that an obstacle names one by one; a report in greater disorder is read on its page."""


class SubmitForm(ReportForm):
    """What the superior should know."""

    reason = forms.CharField(
        label="报送说明", max_length=200, required=False, help_text="写给上级的话，写入办理经过。"
    )


def may_submit(report: AnnualReport, taking: Taking) -> str:
    """Every comment of the superior settled, no error left, every warning answered."""
    if open_comments := CellComment.objects.filter(report=report, settled_at=None).count():
        return _("还有%(n)s条上级意见没有处理。逐条处理后再报送。") % {"n": open_comments}
    stopping = examination(report, taking.when.today).stopping
    if not stopping:
        return ""
    errors = [one for one in stopping if one.finding.severity is Severity.ERROR]
    parts = []
    if errors:
        parts.append(_("%(n)s处错误") % {"n": len(errors)})
    if warnings := len(stopping) - len(errors):
        parts.append(_("%(n)s处警告没有说明") % {"n": warnings})
    named = [f"{one.finding.rule}　{one.finding.message}" for one in stopping[:_NAMED]]
    if more := len(stopping) - len(named):
        named.append(_("另有%(n)s处，见“核对”页。") % {"n": more})
    head = _("还有%(what)s，报送前逐条改正或者说明：") % {"what": _("、").join(parts)}
    return "\n".join([head, *named])


def examination(report: AnnualReport, today: date) -> Examined:
    """The check of a report as signed today, made once for this instance."""
    known: Examined | None = getattr(report, "_examined", None)
    if known is None:
        known = examined(report, today)
        report._examined = known  # type: ignore[attr-defined]
    return known


def submit(report: AnnualReport, taking: Taking) -> None:
    """报送 (Art 49): from now on the report is what was checked; answers to findings go with it."""
    found = examination(report, taking.when.today)
    report.data = stored.to_text(found.report)
    report.records = found.records
    digest = digest_of(report.data)
    record(
        report,
        EventKind.SUBMITTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        digest=digest,
        reason=taking.inputs["reason"],
        answers=[
            {"rule": one.verdict.rule, "answered": one.verdict.kind, "reason": one.verdict.reason}
            for one in found.found
            if one.verdict is not None
        ],
    )


def digest_of(data: str) -> str:
    """SHA-256 of a report as it is kept."""
    return hashlib.sha256(data.encode()).hexdigest()


def recall(report: AnnualReport, taking: Taking) -> None:
    """撤回: the figures follow the records again."""
    record(
        report,
        EventKind.RECALLED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        reason=taking.inputs["reason"],
    )

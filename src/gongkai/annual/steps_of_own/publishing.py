"""发布: by the agency once its superior has cleared the report, or before, for a reason (条例 Art 49 names the day)."""

from typing import Any

from django.utils.translation import gettext as _

from gongkai.annual import publishing
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport
from gongkai.annual.recording import locked, record, store
from gongkai.annual.stage import Stage
from gongkai.annual.step_form import ReportForm
from gongkai.annual.superior import superiors_of
from gongkai.casework.step_form import text_field
from gongkai.workflow.step import Taking


class PublishForm(ReportForm):
    """Why before it is cleared, if it is."""

    reason = text_field(
        "核准前发布的原因",
        "上级还没有核准时填写，上级看得到。如：条例第四十九条规定的1月31日将到。",
        required=False,
        longest=200,
    )

    def prepare(self) -> None:
        """A cleared report needs no reason."""
        if not before_clearance(self.report):
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Written where it is asked for."""
        cleaned = super().clean()
        if "reason" in self.fields and not str(cleaned.get("reason", "")).strip():
            self.add_error("reason", _("上级还没有核准。写明现在发布的原因，或者等核准后再发布。"))
        return cleaned


def before_clearance(report: AnnualReport) -> bool:
    """Whether somebody who has to clear the report has not."""
    return report.cleared_at is None and bool(superiors_of(report.agency))


def publish(report: AnnualReport, taking: Taking) -> None:
    """发布 what was submitted; the version that it corrects is superseded in the same moment."""
    record(
        report,
        EventKind.PUBLISHED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        before_clearance=before_clearance(report),
        reason=taking.inputs.get("reason", ""),
    )
    if report.corrects_id is not None:
        corrected = locked(report.corrects_id)
        record(
            corrected,
            EventKind.SUPERSEDED,
            on=taking.when.today,
            actor=taking.actor,
            when=taking.when,
            by=report.pk,
            version=report.version,
        )
        store(corrected)
    report.stage, report.published_at = Stage.PUBLISHED, taking.when.at
    publishing.publish(report, taking.actor, taking.when)

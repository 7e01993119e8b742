"""Taking a step in an annual report: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from typing import Any, cast

from gongkai.annual.models import AnnualReport
from gongkai.annual.recording import locked, store
from gongkai.annual.step_form import ReportForm
from gongkai.annual.step_table import TABLE
from gongkai.workflow.step import Step, Taking
from gongkai.workflow.taking import Desk


def form_for(
    step: Step[AnnualReport],
    report: AnnualReport,
    taken: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> ReportForm:
    """The form of a step's inputs for this report."""
    return cast(ReportForm, step.inputs(data, files, report=report, taking=taken))


DESK = Desk(TABLE, lambda actor: AnnualReport.objects.visible_to(actor), locked, form_for, store)
take, offers = DESK.take, DESK.offers

"""Taking a step in an annual report: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from typing import Any, cast

from django.db import transaction
from django.http import Http404

from gongkai.agencies.actor import Actor
from gongkai.annual.models import AnnualReport
from gongkai.annual.recording import locked, store
from gongkai.annual.step_form import ReportForm
from gongkai.annual.step_table import TABLE
from gongkai.records.moment import Moment
from gongkai.workflow import taking
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import Offer, carry_out, obstacle


def form_for(
    step: Step[AnnualReport],
    report: AnnualReport,
    taken: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> ReportForm:
    """The form of a step's inputs for this report."""
    return cast(ReportForm, step.inputs(data, files, report=report, taking=taken))


def offers(report: AnnualReport, actor: Actor, when: Moment) -> list[Offer[AnnualReport]]:
    """Every step that the actor's role takes in this stage, with what stands in its way."""
    return taking.offers(TABLE, report, actor, when)


def take(
    code: str,
    report_id: int,
    actor: Actor,
    when: Moment,
    inputs: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> AnnualReport:
    """Take a step, whole or not at all; the report as it then stands.

    `seen` is how many events the report had when the page was made whose button was pressed: what is pressed twice,
    or on a page that another's step has overtaken, takes nothing. Raises Http404 for a report that the actor may
    not see, `StepRefused` for a step that may not be taken now, `InputsRefused` for inputs with faults.
    """
    with transaction.atomic():
        if not AnnualReport.objects.visible_to(actor).filter(pk=report_id).exists():
            raise Http404
        report, step = locked(report_id), TABLE[code]
        taken = Taking(actor, when)
        if says := obstacle(step, report, taken):
            raise StepRefused(says)
        carry_out(step, report, taken, form_for(step, report, taken, inputs or {}, files or {}), seen)
        store(report)
    return report

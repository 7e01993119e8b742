"""The page of a step of an annual report: its inputs, its article, a second look before what cannot be undone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.annual.models import AnnualReport
from gongkai.annual.step_form import ReportForm
from gongkai.annual.steps_of_own.submitting import examination
from gongkai.annual.taking import DESK
from gongkai.workflow.desk.step_page import StepPage
from gongkai.workflow.step import Step


def _before_sending(step: Step[AnnualReport], form: ReportForm) -> dict[str, Any]:
    """What was said of findings goes with a report that is submitted."""
    if step.code != "submit":
        return {}
    found = examination(form.report, form.today)
    return {"answered": [one for one in found.found if one.verdict is not None]}


def _follows(before: AnnualReport, done: AnnualReport) -> str:
    if done.stage == before.stage:
        return ""
    return _("报告现在：%(stage)s。") % {"stage": done.get_stage_display()}


def _next_page(actor: Actor, step: Step[AnnualReport], done: AnnualReport) -> HttpResponse:
    """The report, or the correction that begins; the list, where it went out of the actor's sight."""
    if not AnnualReport.objects.visible_to(actor).filter(pk=done.pk).exists():
        return redirect("annual-reports")
    following = done.correction if step.code == "correct" else None
    return redirect("annual-report", following.pk if following else done.pk)


PAGE = StepPage(DESK, "report", "annual/step", _follows, before_sending=_before_sending, next_page=_next_page)


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, report: AnnualReport, code: str) -> HttpResponse:
    """Take a step of the table, or say why it cannot be taken."""
    return PAGE.answer(request, actor, report, code)

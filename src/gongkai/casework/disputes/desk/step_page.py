"""The page of a step in a review or suit: its inputs, its article, a second look before what cannot be undone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.disputes.taking import DESK
from gongkai.casework.models import Dispute
from gongkai.law.dispute import DisputeKind
from gongkai.workflow.desk.step_page import StepPage
from gongkai.workflow.step import Step


def _beside(_step: Step[Dispute], form: DisputeForm) -> dict[str, Any]:
    """Whether it is before a court: its papers have other names."""
    return {"in_court": DisputeKind(form.dispute.kind).is_suit}


def _follows(before: Dispute, done: Dispute) -> str:
    """What it counts as, if it is closed; else the new day."""
    if done.closed_on and not before.closed_on:
        return _("本件审结，计入%(year)s年年报表四“%(kind)s·%(result)s”。") % {
            "year": done.closed_on.year,
            "kind": done.get_kind_display(),
            "result": done.get_result_display(),
        }
    if done.due and done.due != before.due:
        return _("%(what)s的期限为%(month)s月%(day)s日。") % {
            "what": done.due_for,
            "month": done.due.month,
            "day": done.due.day,
        }
    return ""


PAGE = StepPage(DESK, "dispute", "casework/disputes/step", _follows, _beside)


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, dispute: Dispute, code: str) -> HttpResponse:
    """Take a step of the table, or say why it cannot be taken."""
    return PAGE.answer(request, actor, dispute, code)

"""The page of a step of a document: its inputs, its article, a second look before what cannot be undone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.publishing.guard.desk.document_findings import findings_context
from gongkai.publishing.models import Document
from gongkai.publishing.step_form import DocumentForm
from gongkai.publishing.taking import DESK
from gongkai.workflow.desk.step_page import StepPage
from gongkai.workflow.step import Step


def _beside(step: Step[Document], form: DocumentForm) -> dict[str, Any]:
    """What has to be looked at before it goes on stands beside the tick that says so."""
    if step.code != "submit":
        return {}
    return {**findings_context(form.document, form.taking.actor), "guard_repairs": False}


def _follows(before: Document, done: Document) -> str:
    """What the public sees from now on, or when; else the stage."""
    if done.is_public and not before.is_public:
        return _("公众现在看得到这一件。")
    if before.is_public and not done.is_public:
        return _("公众已经看不到这一件，原网址留下说明。")
    if done.publish_at and done.publish_at != before.publish_at:
        at = timezone.localtime(done.publish_at)
        return _("%(month)s月%(day)s日%(time)s自动发布。") % {
            "month": at.month,
            "day": at.day,
            "time": f"{at:%H:%M}",
        }
    if done.stage != before.stage:
        return _("本件现在：%(stage)s。") % {"stage": done.get_stage_display()}
    return ""


PAGE = StepPage(DESK, "document", "publishing/document_step", _follows, _beside)


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, document: Document, code: str) -> HttpResponse:
    """Take a step of the table, or say why it cannot be taken."""
    return PAGE.answer(request, actor, document, code)

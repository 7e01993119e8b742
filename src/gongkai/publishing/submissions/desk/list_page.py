"""信息报送: the list, what waits first; and the bulletin of a period on screen, on paper and as DOCX."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Reach
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.desk.table_file import named_file
from gongkai.paper.docx import write_docx
from gongkai.publishing.asked_scope import AskedScope
from gongkai.publishing.ledger_access import KEEPERS
from gongkai.publishing.models import Submission, SubmissionState
from gongkai.publishing.submissions.bulletin import TITLE, bulletin, summary
from gongkai.publishing.submissions.ranking import ranking, sent_by, whole
from gongkai.records.moment import now
from gongkai.report.writing import Kind

ON_A_PAGE = 30


@require_safe
def submissions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """`?state=` narrows it; what waits stands first, then the newest."""
    asked = asked_of(AskedScope, request, actor)
    state = request.GET.get("state", "")
    state = state if state in SubmissionState.values else ""
    rows = asked.scope.within(Submission.objects.visible_to(actor), "on")
    rows = sent_by(rows, request.GET.get("sender", ""))
    if state:
        rows = rows.filter(state=state)
    rows = rows.select_related("from_agency", "unit").order_by("-on", "-pk")
    context = {
        "asked": asked,
        "state": state,
        "states": [("", "全部"), *SubmissionState.choices],
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "sends": actor.role in KEEPERS,
        "ranks": actor.role is not None and actor.role.reach in (Reach.AGENCY, Reach.SUBTREE),
    }
    return render(request, "publishing/submissions/list.html", context)


@require_safe
def bulletin_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The ranking of a period, as it is printed."""
    asked = asked_of(AskedScope, request, actor)
    senders = ranking(asked.scope)
    context = {
        "asked": asked,
        "senders": senders,
        "whole": whole(senders),
        "summary": summary(asked.scope, senders),
        "today": now().today,
    }
    return render(request, "publishing/submissions/bulletin.html", context)


@require_safe
def bulletin_file(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The same as DOCX."""
    asked = asked_of(AskedScope, request, actor)
    content = write_docx(bulletin(asked.scope, now().today))
    return named_file(content, f"{asked.agency.name}{TITLE}（{asked.first}至{asked.last}）", Kind.DOCX)

"""可公开的答复: answers that may be published now, and drafting one after a look at what it would say."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.models import Application
from gongkai.publishing.from_casework.answer_text import told
from gongkai.publishing.from_casework.answers import DELAY, Level, obstacle, publish_answer, to_publish
from gongkai.publishing.ledger_access import KEEPERS
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused

ON_A_PAGE = 30


class LevelForm(forms.Form):
    """How much is published."""

    level = forms.ChoiceField(
        label="公开到什么程度",
        choices=[(level.value, level.label) for level in Level],
        initial=Level.WORDS.value,
        widget=forms.RadioSelect,
        help_text="提供的文件里有别人的个人信息的，不要连同公开。",
    )


@require_safe
def answers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Answered cases whose answer is not published yet, the latest first."""
    assert actor.agency is not None  # noqa: S101
    rows = to_publish(actor.agency, now().today)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "days": DELAY.days, "drafts": actor.role in KEEPERS}
    return render(request, "publishing/from_casework/answers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publish_page(request: HttpRequest, actor: Actor, application: Application) -> HttpResponse:
    """What the draft would say, and how much of it is wanted."""
    form = LevelForm(request.POST if request.method == "POST" else None, label_suffix="")
    own = actor.agency is not None and actor.agency.pk == application.agency_id and actor.role in KEEPERS
    refused = obstacle(application, now().today) if own else _("由办理这件申请的机关公开。")
    said = None
    try:
        if not refused and form.is_valid():
            document = publish_answer(application, Level(form.cleaned_data["level"]), actor, now())
            messages.success(request, _("草稿“%(title)s”已建好，核对后送审。") % {"title": document.title})
            return redirect("document", document.pk)
        if not refused:
            said = told(application, now().today)
    except (LedgerRefused, StepRefused) as error:
        refused = str(error)
    context = {
        "application": application,
        "form": form,
        "refused": refused,
        "said": said,
        "body": mark_safe(said.body) if said else "",  # noqa: S308  (made of escaped lines)
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "publishing/from_casework/publish_answer.html", context, status=status)

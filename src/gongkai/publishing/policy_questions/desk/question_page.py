"""政策咨询: the list, unanswered ones asked for by themselves, and one question entered or answered."""

import re
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import asked_of
from gongkai.publishing import figures
from gongkai.publishing.asked_scope import AskedScope
from gongkai.publishing.ledger_access import KEEPERS
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import Document, PolicyQuestion
from gongkai.publishing.policy_questions.asking import keep
from gongkai.records.moment import now

ON_A_PAGE = 30
_NUMBER = re.compile(r"(?:.*/info/)?(\d{1,18})/?")


class _DocumentField(forms.CharField):
    """A public document of the agency by its address, its number (文号) or its title."""

    def __init__(self) -> None:
        super().__init__(
            label="所问的文件",
            required=False,
            max_length=300,
            help_text="文件页的网址、发文字号或者完整的标题；问答公布在它的页面下面。",
        )

    def prepare_value(self, value: Any) -> Any:
        """Of a document its address."""
        return f"/info/{value}/" if isinstance(value, int) else value


class QuestionForm(RowForm[PolicyQuestion]):
    """What was asked, how, and what was answered."""

    document = _DocumentField()

    class Meta:
        model = PolicyQuestion
        fields = (
            "asked_on",
            "asked_by",
            "question",
            "document",
            "unit",
            "answer",
            "answered_on",
            "shown",
        )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["question"].help_text = _("只写问的是什么，不写咨询人的姓名和电话。")
        self.initial.setdefault("asked_on", self.today)

    def clean_document(self) -> Document | None:
        """The document that is meant."""
        text = self.cleaned_data["document"].strip()
        if not text:
            return None
        theirs = Document.objects.filter(agency=self.agency, is_public=True)
        number = _NUMBER.fullmatch(text)
        found = theirs.filter(pk=int(number[1])) if number else theirs.filter(document_number=text)
        document = found.first() or theirs.filter(title=text).order_by("-published_at").first()
        if document is None:
            raise forms.ValidationError(
                _("没有找到这份公开的文件。复制文件页的网址，或者写完整的发文字号、标题。")
            )
        return document

    def keep(self, actor: Actor) -> PolicyQuestion:
        """Raises `LedgerRefused`."""
        if not self.instance.pk:
            self.instance.entered_by = str(actor)
        return keep(self.instance, self.initial.get("document"), self.today)


@require_safe
def questions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Those of the period, the unanswered first."""
    asked = asked_of(AskedScope, request, actor)
    rows = figures.policy_questions(asked.scope).rows
    if waiting := request.GET.get("state") == "waiting":
        rows = rows.filter(answered_on=None)
    rows = rows.select_related("document", "unit").order_by("-asked_on", "-pk")
    context = {
        "asked": asked,
        "waiting": waiting,
        "received": figures.policy_questions(asked.scope).number,
        "answered": figures.policy_questions(asked.scope, answered=True).number,
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "keeps": actor.role in KEEPERS,
    }
    return render(request, "publishing/questions/list.html", context)


def _page(heading: str, verb: str, done: str) -> FormPage:
    return FormPage(_("政策咨询"), "policy-questions", heading, verb, done)


@require_http_methods(["GET", "HEAD", "POST"])
def entering(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Enter what was asked by telephone or at the counter."""
    assert actor.agency is not None  # noqa: S101
    data = request.POST if request.method == "POST" else None
    form = QuestionForm(data, agency=actor.agency, today=now().today)
    page = _page(_("登记政策咨询"), _("登记咨询"), _("已登记政策咨询。"))
    return form_page(request, form, page, lambda: form.keep(actor), ("policy-questions",))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, actor: Actor, row: PolicyQuestion) -> HttpResponse:
    """Answer it, correct it, show it or show it no more."""
    data = request.POST if request.method == "POST" else None
    form = QuestionForm(data, agency=row.agency, today=now().today, instance=row)
    page = _page(_("答复政策咨询"), _("保存答复"), _("已保存政策咨询。"))
    return form_page(request, form, page, lambda: form.keep(actor), ("policy-questions",))

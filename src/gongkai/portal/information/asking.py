"""政策咨询: asking about a document from its page. Nobody's name is asked for; what is answered stands on the page."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongkai.casework.desk import once
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, Publication
from gongkai.publishing.policy_questions.asking import ask
from gongkai.records.moment import now

SENT = "sent"
"""In the address after a question was taken in."""


class AskForm(forms.Form):
    """The question alone."""

    question = forms.CharField(
        label=_("您想问什么"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("例如：旧宅翻建要不要重新申请？写明哪一条更好答。不要写姓名、电话、身份证号。"),
        error_messages={"required": _("还没有写问题。写一两句就可以。")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; sent twice, it counts once. 404 where the document is not public."""
    publication = Publication.objects.select_related("agency").filter(pk=pk).first()
    if publication is None:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_bound and once.came_of(request):
        return _sent(pk)
    if form.is_valid() and once.begin(request, None):
        document = Document.objects.select_related("agency").get(pk=pk)
        try:
            question = ask(document, form.cleaned_data["question"], now())
        except LedgerRefused as refused:
            once.give_up(request, None)
            form.add_error(refused.field, str(refused))
        else:
            once.remember(request, question.pk)
            return _sent(pk)
    context = {
        "document": publication,
        "at": publication.agency_id,
        "form": form,
        "sent": SENT in request.GET,
        "once": once.token(request),
    }
    return render(request, "portal/information/ask.html", context, status=422 if form.errors else 200)


def _sent(pk: int) -> HttpResponse:
    return redirect(f"{reverse('information-ask', args=[pk])}?{SENT}")

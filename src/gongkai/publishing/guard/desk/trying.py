"""试查一段文字: the guard on a text that is not kept."""

from html import escape

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.publishing.content import Content
from gongkai.publishing.guard.examining import examine
from gongkai.publishing.guard.knowing import known_of
from gongkai.publishing.kind import DocumentKind
from gongkai.records.moment import now


class TextForm(forms.Form):
    """Any text."""

    text = forms.CharField(
        label=gettext_lazy("文字"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("只在这一页检查，不保存。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Typed text as paragraphs, examined as a body; nothing of it is kept."""
    form = TextForm(request.POST or None, label_suffix="")
    found = None
    if form.is_bound and form.is_valid():
        assert actor.agency is not None, "the policy admits people of an agency only"  # noqa: S101
        body = "".join(
            f"<p>{escape(line)}</p>" for line in form.cleaned_data["text"].splitlines() if line.strip()
        )
        found = examine(Content("", body, DocumentKind.OTHER), known_of(actor.agency, now().today))
    status = 422 if form.errors else 200
    return render(request, "publishing/guard/try.html", {"form": form, "found": found}, status=status)

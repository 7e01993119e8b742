"""One submission: sending it in, reading it, taking it up or sending it back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Reach
from gongkai.agencies.tree import paths_above
from gongkai.casework.desk import once
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Submission
from gongkai.publishing.submissions.submitting import (
    News,
    files_of,
    may_answer,
    send_back,
    submit,
    take_up,
)
from gongkai.records.attachments import ACCEPTED, Refused, attachment_response
from gongkai.records.models import Attachment
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused


class _SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Any number of files."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each as a file of its own."""
        return [super(_FilesField, self).clean(one, initial) for one in data or [] if one]


class NewsForm(forms.Form):
    """What is sent in, and to whom."""

    to = forms.ModelChoiceField(label="报送给", queryset=Agency.objects.none(), empty_label=None)
    title = forms.CharField(label="标题", max_length=200)
    text = forms.CharField(
        label="内容", max_length=20000, widget=forms.Textarea(attrs={"rows": 12}), help_text="每段一行。"
    )
    papers = _FilesField(
        label="附件和照片",
        required=False,
        widget=_SeveralFiles(attrs={"accept": ",".join(ACCEPTED)}),
        help_text="可以一次选几个，例如原稿和照片。",
    )

    def __init__(self, data: Any = None, files: Any = None, *, actor: Actor) -> None:
        super().__init__(data, files, label_suffix="")
        assert actor.agency is not None and actor.role is not None  # noqa: S101, PT018
        own = actor.agency.path
        # A section sends to its own office; the office sends on to the governments above.
        paths = [own, *paths_above(own)] if actor.role.reach is Reach.AGENCY else [own]
        self.fields["to"].queryset = Agency.objects.filter(path__in=paths).order_by("-path")  # type: ignore[attr-defined]
        self.initial["to"] = actor.agency.pk

    def news(self) -> News:
        """What the cleaned form says."""
        value = self.cleaned_data
        files = tuple((file.name, file.read()) for file in value["papers"])
        return News(" ".join(value["title"].split()), value["text"], files)


class ReasonForm(forms.Form):
    """Why it is sent back."""

    reason = forms.CharField(
        label="退回原因", max_length=300, help_text="写清要补什么、改什么，报送的科室看得到。"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The form; sent twice, it counts once."""
    form = NewsForm(
        *((request.POST, {"papers": request.FILES.getlist("papers")}) if request.method == "POST" else ()),
        actor=actor,
    )
    if form.is_bound and (done := once.came_of(request)) is not None:
        messages.warning(request, _("这一条刚才已经报送，没有再报一次。"))
        return redirect("submission", done)
    if form.is_valid() and once.begin(request, actor.person_id):
        try:
            sent = submit(form.cleaned_data["to"], form.news(), actor, now())
        except (LedgerRefused, Refused) as refused:
            once.give_up(request, actor.person_id)
            form.add_error("papers" if isinstance(refused, Refused) else None, str(refused))
        else:
            once.remember(request, sent.pk)
            messages.success(request, _("已报送“%(title)s”。") % {"title": sent.title})
            return redirect("submission", sent.pk)
    context = {
        "form": form,
        "once": once.token(request),
        "ledger": _("信息报送"),
        "list": "submissions",
        "heading": _("报送信息"),
        "verb": _("报送信息"),
        "has_files": bool(request.FILES),
    }
    return render(request, "publishing/ledger_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def submission(request: HttpRequest, actor: Actor, row: Submission) -> HttpResponse:
    """What was sent in; the office takes it up or sends it back."""
    answers = may_answer(row, actor)
    form = ReasonForm(request.POST if request.POST.get("do") == "return" else None, label_suffix="")
    refused = ""
    if request.method == "POST":
        try:
            if request.POST.get("do") == "take":
                document = take_up(row, actor, now())
                messages.success(request, _("已采用，草稿“%(title)s”已建好。") % {"title": document.title})
                return redirect("submission", row.pk)
            if form.is_valid():
                send_back(row, form.cleaned_data["reason"], actor, now())
                messages.success(request, _("已退回“%(title)s”。") % {"title": row.title})
                return redirect("submissions")
        except (LedgerRefused, StepRefused) as error:
            refused = str(error)
    context = {"row": row, "files": files_of(row), "form": form, "answers": answers, "refused": refused}
    status = 422 if refused or form.errors else 200
    return render(request, "publishing/submissions/submission.html", context, status=status)


@require_safe
def file(_request: HttpRequest, _actor: Actor, row: Submission, number: int) -> HttpResponse:
    """A file of it as a download."""
    if number > 2**62:
        raise Http404
    return attachment_response(get_object_or_404(Attachment.objects.kept(), case=row.pk, pk=number))

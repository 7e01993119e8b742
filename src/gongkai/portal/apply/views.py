"""Pages of the wizard: begin, fill in page by page, check, submit, take the number away."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.models import Agency
from gongkai.casework.models import Application
from gongkai.paper.pdf import write_pdf
from gongkai.portal.apply import uploads, wizard
from gongkai.portal.apply.agency_form import AgencyForm
from gongkai.portal.apply.brought import Brought
from gongkai.portal.apply.cookie import draft_key, give, new_key, take_back
from gongkai.portal.apply.draft import Answers, Draft, DraftLost, owner_of
from gongkai.portal.apply.intake_of import preview
from gongkai.portal.apply.page_form import PageForm
from gongkai.portal.apply.receipt_sheet import TITLE, Receipt, receipt_sheet
from gongkai.portal.apply.submission import Finished, NotFinished, finished, submit
from gongkai.portal.apply.what_forms import WantedForm, set_wanted, wanted
from gongkai.portal.apply.who_form import WhoForm
from gongkai.portal.search.likely import likely
from gongkai.records.attachments import ACCEPTED
from gongkai.records.models import CaseKind
from gongkai.records.moment import now

View = Callable[..., HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What can be applied for, and the drafts of this browser; a POST begins a new one."""
    at = timezone.now()
    mine = Draft.objects.of(draft_key(request), at)
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind not in CaseKind.values:
            raise Http404
        return _begin(request, kind)
    return render(
        request,
        "portal/apply/start.html",
        {
            "drafts": mine.order_by("-changed_at"),
            "titles": wizard.TITLES,
            "agencies": _has_agencies(),
            "brought": Brought.of(request.GET),
        },
    )


def _begin(request: HttpRequest, kind: str) -> HttpResponse:
    at = timezone.now()
    Draft.objects.expired(at).delete()
    key = draft_key(request) or new_key()
    mine = Draft.objects.of(key, at).filter(kind=kind)
    brought = Brought.of(request.POST) if kind == CaseKind.APPLICATION else Brought()
    if (draft := mine.filter(case=None).first()) is not None:
        return _go_on(request, draft, brought)
    mine.delete()
    shared = "shared" in request.POST
    answers: Answers = {"shared": shared}
    brought.into(answers)
    Draft(owner=owner_of(key), kind=kind).write(answers, at)
    response = redirect("apply-page", kind=kind, name="what")
    give(response, key, shared=shared)
    return response


def _go_on(request: HttpRequest, draft: Draft, brought: Brought) -> HttpResponse:
    """With the draft that is there; what the search brings becomes one more piece of it."""
    try:
        answers = draft.answers
    except DraftLost:
        answers = {}
    if answers and brought.into(answers):
        draft.write(answers, timezone.now())
        messages.warning(request, _("这台电脑上已有一份草稿，搜索的内容已加在后面。"))
    else:
        messages.warning(request, _("这台电脑上已有一份草稿，接着填写。要从头填写的，先删除草稿。"))
    return redirect("apply-page", kind=draft.kind, name="what")


def _has_agencies() -> bool:
    return Agency.objects.accepting(timezone.localdate()).exists()


def of_a_draft(view: View) -> View:
    """What every page of a draft says of one that is submitted, or cannot be opened any more."""

    @wraps(view)
    def guarded(request: HttpRequest, draft: Draft, **arguments: Any) -> HttpResponse:
        if draft.case_id is not None:
            return redirect("apply-done", kind=draft.kind)
        try:
            response = view(request, draft, **arguments)
            if request.method == "POST" and not draft.answers.get("shared"):
                # As long as the draft itself, which every page gives 14 days more.
                give(response, draft_key(request), shared=False)
            return response
        except DraftLost:
            draft.delete()
            messages.warning(request, _("草稿打不开了，已经删除。请重新填写。"))
            return redirect("apply")

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_draft
def page(request: HttpRequest, draft: Draft, name: str) -> HttpResponse:
    """One page. Whatever button is pressed, what was typed is kept first."""
    if name == wizard.CHECK:
        return _check(request, draft)
    found = wizard.page_named(draft.kind, name)
    if found is None:
        raise Http404
    kind, answers = CaseKind(draft.kind), draft.answers
    if name == "details" and not WhoForm.over(kind, answers).is_valid():
        return redirect("apply-page", kind=kind, name="who")
    if request.method != "POST":
        return _show(request, draft, found, found.form(kind, answers))
    form = found.form(kind, answers, request.POST)
    faults = _keep(request, draft, form, answers)
    do = request.POST.get("do", "next")
    if do == "back":
        return redirect("apply-page", kind=kind, name=wizard.before(kind, name))
    if (do in ("next", "check")) and form.is_valid() and not faults:
        _tidy(draft, form, answers)
        to = wizard.CHECK if do == "check" else wizard.after(kind, name)
        return redirect("apply-page", kind=kind, name=to)
    if do not in ("next", "check"):
        _rearrange(draft, answers, do)
        form = found.form(kind, answers)
    return _show(request, draft, found, form, faults)


@transaction.atomic
def _keep(request: HttpRequest, draft: Draft, form: PageForm, answers: Answers) -> dict[Any, str]:
    answers.update(form.kept())
    purposes = [purpose for purpose, _label, _hint in form.wanted_uploads()]
    faults = uploads.take(draft, answers, purposes, request.FILES)
    draft.write(answers, timezone.now())
    return faults


def _tidy(draft: Draft, form: PageForm, answers: Answers) -> None:
    """Boxes left empty between others close up."""
    if isinstance(form, WantedForm):
        pieces = wanted(answers)
        set_wanted(answers, pieces, len(pieces))
        draft.write(answers, timezone.now())


@transaction.atomic
def _rearrange(draft: Draft, answers: Answers, do: str) -> None:
    """One box more, one less, or a file taken out."""
    word, _dash, number = do.partition("-")
    if word == "add":
        answers["count"] = int(answers.get("count", 1)) + 1
    elif word == "drop" and number.isdecimal() and len(number) < 4:
        boxes = [answers.get(f"wanted-{n}", "") for n in range(1, int(answers.get("count", 1)) + 1)]
        if 1 <= int(number) <= len(boxes) > 1:
            del boxes[int(number) - 1]
            set_wanted(answers, boxes, len(boxes))
    elif word == "remove" and number.isdecimal() and len(number) < 4:
        uploads.remove(draft, answers, int(number))
    draft.write(answers, timezone.now())


def _show(
    request: HttpRequest,
    draft: Draft,
    found: wizard.Page,
    form: PageForm,
    faults: dict[Any, str] | None = None,
) -> HttpResponse:
    faults = faults or {}
    listed = draft.answers.get("files", [])
    files = [
        {
            "name": uploads.field_name(purpose),
            "label": label,
            "hint": hint,
            "fault": faults.get(purpose, ""),
            "there": [one for one in listed if one["purpose"] == purpose.value],
        }
        for purpose, label, hint in form.wanted_uploads()
    ]
    context = {
        "draft": draft,
        "page": found,
        "form": form,
        "uploads": files,
        "accept": ",".join(ACCEPTED),
        "wrong": len(form.errors) + len(faults),
        "likely": likely("\n".join(wanted(form.answers))) if found.form is AgencyForm else (),
        **_frame(draft, found.step, found.title),
    }
    template = f"portal/apply/{found.name}.html"
    refused = request.method == "POST" and context["wrong"]
    return render(request, template, context, status=422 if refused else 200)


def _frame(draft: Draft, step: int, title: Any) -> dict[str, Any]:
    steps = [(number, label) for number, label in enumerate(wizard.STEPS, 1)]
    return {"steps": steps, "step": step, "title": title, "whole": wizard.TITLES[CaseKind(draft.kind)]}


def _check(request: HttpRequest, draft: Draft) -> HttpResponse:
    answers = draft.answers
    sections, faults = [], []
    for found, form in wizard.checked(draft.kind, answers):
        if not form.is_valid():
            faults.append((found, [str(says[0]) for says in form.errors.values()]))
        names = [one for one in answers.get("files", ()) if _belongs(one, form)]
        sections.append({"page": found, "rows": form.rows(), "files": names})
    context = {
        "draft": draft,
        "sections": sections,
        "faults": faults,
        "missing": [] if faults else _missing(draft, finished(draft)),
        **_frame(draft, len(wizard.STEPS), _("核对后提交")),
    }
    return render(request, "portal/apply/check.html", context)


def _belongs(file: dict[str, Any], form: PageForm) -> bool:
    return file["purpose"] in [purpose.value for purpose, _label, _hint in form.wanted_uploads()]


def _missing(draft: Draft, done: Finished) -> list[str]:
    chosen = done.agency.cleaned_data
    today = timezone.localdate()
    intake = preview(draft, draft.answers, chosen["receiver"], chosen["chosen"], today)
    return [defect.label for defect in intake.defects()]


@require_POST
@of_a_draft
def send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """提交申请."""
    try:
        submit(draft.pk, now())
    except NotFinished as unfinished:
        messages.warning(request, _("还没有提交：有一页没有填好。改好后再提交。"))
        return redirect("apply-page", kind=draft.kind, name=unfinished.page.name)
    except Draft.DoesNotExist:
        messages.warning(request, _("草稿已经删除，没有提交。请重新填写。"))
        return redirect("apply")
    return redirect("apply-done", kind=draft.kind)


@require_safe
def done(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Number and query code, on a page made to be printed."""
    receipt = _receipt(request, draft)
    if receipt is None:
        return redirect("apply-page", kind=draft.kind, name=wizard.CHECK)
    return render(request, "portal/apply/done.html", {"draft": draft, "receipt": receipt})


@require_safe
def receipt_file(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The receipt as PDF."""
    receipt = _receipt(request, draft)
    if receipt is None:
        return redirect("apply-page", kind=draft.kind, name=wizard.CHECK)
    response = HttpResponse(write_pdf(receipt_sheet(receipt)), content_type="application/pdf")
    name = re.sub(r"\W", "", f"{TITLE}{receipt.application.number}")
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.pdf")
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response


def _receipt(request: HttpRequest, draft: Draft) -> Receipt | None:
    if draft.case_id is None:
        return None
    try:
        code = draft.answers["code"]
    except DraftLost:
        code = ""
    application = Application.objects.select_related("agency").get(pk=draft.case_id)
    return Receipt(application, code, request.build_absolute_uri(reverse("track")))


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Delete a draft, after a page that asks once; of a submitted one only number and code go from this browser."""
    if request.method != "POST":
        return render(request, "portal/apply/discard.html", {"draft": draft})
    draft.delete()
    messages.success(
        request,
        _("已清除。这台电脑上不再显示编号和查询码。") if draft.case_id else _("草稿已删除，没有提交。"),
    )
    response = redirect("apply")
    if not Draft.objects.filter(owner=draft.owner).exists():
        take_back(response)
    return response

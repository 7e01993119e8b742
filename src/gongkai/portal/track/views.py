"""Pages of the tracking: number and code; the case; correct, withdraw, rate; letters and files."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.actor import PUBLIC
from gongkai.casework.facts import Happened
from gongkai.casework.models import Application
from gongkai.casework.proof_sheet import proof_sheet
from gongkai.casework.recording import happened, stands
from gongkai.casework.step_table import TABLE
from gongkai.casework.taking import form_for, obstacle, take
from gongkai.portal.track import guessing
from gongkai.portal.track.access import forget, remember
from gongkai.portal.track.case_view import case_view
from gongkai.portal.track.finding import find, number_of
from gongkai.portal.track.released import SentLetter, letters_to_applicant, released_files
from gongkai.records.attachments import attachment_response
from gongkai.records.models import Attachment, Event
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused, Taking
from gongkai.workflow.taking import InputsRefused


@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Number and query code; a POST that fits leads to the case."""
    if request.method != "POST":
        return render(request, "portal/track/find.html")
    typed = request.POST.get("number", "").strip()
    number, code = number_of(typed), request.POST.get("code", "")
    if not number or not code.strip():
        return _again(request, typed, _("编号和查询码都要填。它们印在提交时的回执上。"), 422)
    if guessing.must_wait(request, number):
        says = _("输错的次数太多，暂时不能查。请%(minutes)s分钟后再试，或者打电话问机关。")
        return _again(request, typed, says % {"minutes": guessing.MINUTES}, 429)
    application = find(number, code)
    if application is None:
        guessing.count_wrong(request, number)
        return _again(request, typed, _("编号或者查询码不对。请对照回执再输一次，字母不分大小写。"), 422)
    remember(request, application)
    return redirect("tracked")


def _again(request: HttpRequest, number: str, fault: str, status: int) -> HttpResponse:
    response = render(request, "portal/track/find.html", {"number": number, "fault": fault}, status=status)
    if status == 429:
        response.headers["Retry-After"] = str(guessing.MINUTES * 60)
    return response


@require_safe
def case(request: HttpRequest, application: Application) -> HttpResponse:
    """Where it stands, what has happened, what comes next, and what the applicant can do."""
    return _show(request, application)


def _show(request: HttpRequest, application: Application, form: Form | None = None) -> HttpResponse:
    when = now()
    view = case_view(application, history(application), when)
    refused = bool(form and form.errors)
    rating = form or _form("rate", application)
    context = {"application": application, "view": view, "rating": rating}
    return render(request, "portal/track/case.html", context, status=422 if refused else 200)


def history(application: Application) -> list[Happened]:
    """The events of a case as the public log sees them."""
    return happened(Event.objects.filter(case=application.pk).in_order())


@require_safe
def days(request: HttpRequest, application: Application) -> HttpResponse:
    """The period, day by day."""
    sheet = proof_sheet(stands(application).clock, now().today)
    if sheet is None:
        raise Http404
    return render(request, "portal/track/days.html", {"application": application, "sheet": sheet})


def _form(code: str, application: Application) -> Form | None:
    step, taking = TABLE[code], Taking(PUBLIC, now())
    if obstacle(step, application, taking):
        return None
    return form_for(step, application, taking)


def _take(request: HttpRequest, application: Application, code: str, done: str) -> Form | None:
    """Take a step and say `done`, or why it cannot be taken any more; the form where its inputs have faults."""
    try:
        take(code, application.pk, PUBLIC, now(), request.POST, request.FILES)
    except InputsRefused as refused:
        return refused.form
    except StepRefused as refused:
        # Pressed twice, or the desk was quicker.
        messages.warning(request, str(refused))
    else:
        messages.success(request, done)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, application: Application) -> HttpResponse:
    """补正 online."""
    form = _form("submit_correction", application)
    if form is None:
        return _not_now(request, application, "submit_correction")
    if request.method == "POST":
        done = _("已提交补正材料。机关登记后，自今天的次日起重新计算答复期限。")
        refused = _take(request, application, "submit_correction", done)
        if refused is None:
            return redirect("tracked")
        form = refused
    context = {"application": application, "form": form, "view": _view(application)}
    return render(request, "portal/track/correct.html", context, status=422 if form.errors else 200)


def _view(application: Application) -> Any:
    return case_view(application, history(application), now())


def _not_now(request: HttpRequest, application: Application, code: str) -> HttpResponse:
    messages.warning(request, obstacle(TABLE[code], application, Taking(PUBLIC, now())))
    return redirect("tracked")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, application: Application) -> HttpResponse:
    """撤回申请, after a page that asks once."""
    if _form("ask_withdrawal", application) is None:
        return _not_now(request, application, "ask_withdrawal")
    if request.method != "POST":
        context = {"application": application, "confirms": TABLE["ask_withdrawal"].confirms}
        return render(request, "portal/track/withdraw.html", context)
    done = _("已提交撤回申请的要求。机关登记后终止办理，并给您一份告知书。")
    _take(request, application, "ask_withdrawal", done)
    return redirect("tracked")


@require_POST
def rate(request: HttpRequest, application: Application) -> HttpResponse:
    """满意度."""
    if _form("rate", application) is None:
        return _not_now(request, application, "rate")
    refused = _take(request, application, "rate", _("已收到您的评价，谢谢。"))
    return redirect("tracked") if refused is None else _show(request, application, refused)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, application: Application, pk: int) -> HttpResponse:
    """A letter to the applicant. One sent out for download comes by POST, which records its delivery."""
    sent = next((one for one in letters_to_applicant(application) if one.letter.pk == pk), None)
    if sent is None or sent.file is None:
        raise Http404
    return _fetched(request, application, sent, sent.file)


def _fetched(
    request: HttpRequest, application: Application, sent: SentLetter, file: Attachment
) -> HttpResponse:
    """A file of a letter; of one that waits to be fetched, the letter is thereby delivered."""
    if sent.waits:
        if request.method != "POST":
            return redirect("tracked")
        # Pressed twice, the first press has recorded the delivery.
        with suppress(StepRefused):
            take("fetch_letter", application.pk, PUBLIC, now(), about=sent.letter.pk)
    return attachment_response(file)


@require_http_methods(["GET", "HEAD", "POST"])
def released(request: HttpRequest, application: Application, pk: int) -> HttpResponse:
    """A file of the information given. It went out with its letter, and the first download of either delivers both."""
    files = released_files(letters_to_applicant(application))
    given = next((one for one in files if one.file.pk == pk), None)
    if given is None:
        raise Http404
    return _fetched(request, application, given.sent, given.file)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the tracking in this browser."""
    forget(request)
    messages.success(request, _("已退出查询。"))
    return redirect("track")

"""录入放假安排: paste the notice or fill it in, look at what it changes, confirm."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework import calendar_change
from gongkai.casework.models import Application
from gongkai.law.holiday_notice import HolidayNotice
from gongkai.law.holiday_notice_text import NoticeTextUnreadable, read_notice
from gongkai.records.moment import now
from gongkai.workflow import holiday_entry
from gongkai.workflow.calendar import working_days
from gongkai.workflow.desk.holiday_forms import HolidayFormSet, NoticeForm, TextForm, initial, notice_of
from gongkai.workflow.step import StepRefused


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Three submissions of one form: `read` a pasted text, `preview` the changes, `save`."""
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    if wanted == "read":
        return _read(request)
    if wanted in ("preview", "save", "back"):
        return _filled_in(request, actor, wanted)
    return _form(request, TextForm(), NoticeForm(), HolidayFormSet(prefix="row"))


def _read(request: HttpRequest) -> HttpResponse:
    text = TextForm(request.POST)
    head, rows = NoticeForm(), HolidayFormSet(prefix="row")
    read = False
    if text.is_valid():
        try:
            said = initial(read_notice(text.cleaned_data["text"], working_days().notices))
        except NoticeTextUnreadable as fault:
            text.add_error("text", str(fault))
        else:
            head, rows, read = (
                NoticeForm(initial=said[0]),
                HolidayFormSet(prefix="row", initial=said[1]),
                True,
            )
    return _form(request, text, head, rows, read=read)


def _filled_in(request: HttpRequest, actor: Actor, wanted: str) -> HttpResponse:
    head, rows = NoticeForm(request.POST), HolidayFormSet(request.POST, prefix="row")
    # Both are asked, so that every fault is named at once.
    if not all([head.is_valid(), rows.is_valid()]) or wanted == "back":
        return _form(request, TextForm(), head, rows)
    notice = notice_of(head, rows)
    try:
        if wanted == "save":
            calendar_change.enter(notice, actor, now())
            return _saved(request, notice)
        holiday_entry.check(notice)
    except StepRefused as refused:
        head.add_error(refused.field if refused.field in head.fields else None, str(refused))
        return _form(request, TextForm(), head, rows)
    shown = {
        "notice": notice,
        "changes": holiday_entry.changed_days(notice),
        "open_cases": Application.objects.open().count(),
        "replaces": holiday_entry.is_entered(notice.number),
        "typed": [
            (name, value) for name, value in request.POST.items() if name not in ("do", "csrfmiddlewaretoken")
        ],
    }
    return render(request, "casework/holiday_preview.html", shown)


def _saved(request: HttpRequest, notice: HolidayNotice) -> HttpResponse:
    messages.success(
        request,
        _("已保存%(number)s。在办案件的答复期限正在重新计算，期限有变化的会通知经办的人。")
        % {"number": notice.number},
    )
    return redirect(f"{reverse('calendar')}?year={notice.year}")


def _form(
    request: HttpRequest, text: TextForm, head: NoticeForm, rows: Any, *, read: bool = False
) -> HttpResponse:
    wrong = bool(text.errors or head.errors or (rows.is_bound and not rows.is_valid()))
    shown = {"text": text, "head": head, "rows": rows, "read": read}
    return render(request, "casework/holiday_notice.html", shown, status=422 if wrong else 200)

"""期初余额: applications carried in from records kept elsewhere, signed for; their results in later years; striking out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.compiling.opening_signing import (
    Balance,
    compiled_before,
    has_earlier_records,
    left_open,
    may_sign,
    settle,
    sign,
    strike,
)
from gongkai.annual.compiling.refusal import EntryRefused
from gongkai.annual.desk.ground_form import GroundForm
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.models import AnnualReport, OpeningBalance
from gongkai.annual.stage import AT_WORK
from gongkai.casework.desk import once
from gongkai.casework.step_form import text_field
from gongkai.law.outcome import OUTCOMES, Outcome
from gongkai.records.moment import now
from gongkai.report.codes import APPLICANT_COLUMNS, Column
from gongkai.report.forms import COLUMN_LABELS

_OUTCOMES = [(outcome.value, OUTCOMES[outcome].label) for outcome in Outcome]
_COLUMNS = [(column.value, COLUMN_LABELS[column]) for column in APPLICANT_COLUMNS]


class SignForm(GroundForm):
    """How many of which applicants, and what became of them by the end of the year."""

    column = forms.ChoiceField(label="申请人类型", choices=_COLUMNS)
    outcome = forms.ChoiceField(
        label="本年办理结果",
        choices=[("", "年末仍在办理，结转下年度"), *_OUTCOMES],
        required=False,
        help_text="不同结果的分开登记。",
    )
    count = forms.IntegerField(label="件数", min_value=1, max_value=1_000_000)
    despite = text_field(
        "为什么不在本系统的往年记录中",
        "本系统有往年收到的申请，已经计入上年结转；写清这些为什么另计。",
    )
    field_order = ("column", "outcome", "count", "despite", "reason", "document", "file")

    def __init__(self, report: AnnualReport, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        if not has_earlier_records(report):
            del self.fields["despite"]

    def enter(self, report: AnnualReport, actor: Actor) -> OpeningBalance:
        """Sign it."""
        said = self.cleaned_data
        balance = Balance(said["column"], said["outcome"], said["count"])
        return sign(report.pk, balance, self.ground, actor, now(), despite=said.get("despite", ""))


class SettleForm(GroundForm):
    """What became of some of them this year."""

    outcome = forms.ChoiceField(label="办理结果", choices=_OUTCOMES)
    count = forms.IntegerField(label="件数", min_value=1, max_value=1_000_000)
    field_order = ("outcome", "count", "reason", "document", "file")

    def __init__(self, opened: OpeningBalance, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.opened = opened
        left = opened.count - opened.settled  # type: ignore[attr-defined]
        self.fields["count"].help_text = _("还有%(n)s件没有办结。") % {"n": left}
        self.fields["reason"].help_text = _("在哪里办结的，哪一日答复的。")

    def enter(self, report: AnnualReport, actor: Actor) -> OpeningBalance:
        """Record it."""
        said = self.cleaned_data
        return settle(report.pk, self.opened.pk, said["outcome"], said["count"], self.ground, actor, now())


@require_safe
def opening(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """Those of the report's year, and those of earlier years that are still open."""
    rows = OpeningBalance.objects.filter(agency=report.agency_id, year=report.year).order_by("pk")
    signs = report.stage in AT_WORK and may_sign(report, actor)
    listed = [(row, *_words(row)) for row in rows]
    context = {
        "report": report,
        "tabs": tabs(report, "annual-tables"),
        "rows": [one for one in listed if one[0].struck_at is None],
        "struck": [one for one in listed if one[0].struck_at is not None],
        "left": [
            (row, _words(row)[0], row.count - row.settled)  # type: ignore[attr-defined]
            for row in left_open(report)
            if row.count > row.settled  # type: ignore[attr-defined]
        ],
        "signs": signs,
        "compiled_before": compiled_before(report),
        "before": report.year - 1,
    }
    return render(request, "annual/opening.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """A new one."""
    return _entry(
        request,
        actor,
        report,
        lambda *data: SignForm(report, *data),
        _("登记期初余额"),
        _("签字登记"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def settling(request: HttpRequest, actor: Actor, report: AnnualReport, number: int) -> HttpResponse:
    """What became of one of an earlier year."""
    opened = left_open(report).filter(pk=number).first()
    if opened is None:
        raise Http404
    heading = _("%(year)s年期初余额（%(column)s）的办理结果") % {
        "year": opened.year,
        "column": _words(opened)[0],
    }
    return _entry(request, actor, report, lambda *data: SettleForm(opened, *data), heading, _("登记办理结果"))


def _entry(
    request: HttpRequest,
    actor: Actor,
    report: AnnualReport,
    form_of: Callable[..., SignForm | SettleForm],
    heading: str,
    verb: str,
) -> HttpResponse:
    if not may_sign(report, actor):
        raise PermissionDenied
    if request.method == "POST" and once.came_of(request):
        return redirect("annual-opening", report.pk)
    form = form_of(request.POST, request.FILES) if request.method == "POST" else form_of()
    if form.is_valid() and not once.begin(request, actor.person_id):
        form.add_error(None, _("正在保存，不用再按。"))
    elif form.is_valid():
        try:
            entered = form.enter(report, actor)
        except EntryRefused as refused:
            once.give_up(request, actor.person_id)
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            once.remember(request, entered.pk)
            column, outcome = _words(entered)
            words = {"column": column, "outcome": outcome, "n": entered.count}
            messages.success(request, _("已登记期初余额：%(column)s，%(outcome)s，%(n)s件。") % words)
            return redirect("annual-opening", report.pk)
    context = {
        "report": report,
        "tabs": tabs(report, "annual-tables"),
        "form": form,
        "heading": heading,
        "verb": verb,
        "once": once.token(request),
    }
    return render(request, "annual/opening_entry.html", context, status=422 if form.errors else 200)


class _StrikeForm(forms.Form):
    reason = text_field("原因", "写清错在哪里；登记和作废都留在办理经过中。")


@require_http_methods(["GET", "HEAD", "POST"])
def striking(request: HttpRequest, actor: Actor, report: AnnualReport, number: int) -> HttpResponse:
    """One that was entered by mistake."""
    row = OpeningBalance.objects.filter(pk=number, agency=report.agency_id, year=report.year).first()
    if row is None:
        raise Http404
    if not may_sign(report, actor):
        raise PermissionDenied
    form = _StrikeForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        try:
            strike(report.pk, row.pk, form.cleaned_data["reason"], actor, now())
        except EntryRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("已作废这笔期初余额。"))
            return redirect("annual-opening", report.pk)
    column, outcome = _words(row)
    context = {
        "report": report,
        "tabs": tabs(report, "annual-tables"),
        "form": form,
        "heading": _("作废期初余额"),
        "lead": f"{column}，{outcome}，{row.count}件：{row.reason}",
        "verb": _("作废"),
    }
    return render(request, "annual/opening_entry.html", context, status=422 if form.errors else 200)


def _words(row: OpeningBalance) -> tuple[str, str]:
    """Column and outcome in the words of the form."""
    outcome = OUTCOMES[Outcome(row.outcome)].label if row.outcome else _("年末仍在办理")
    return COLUMN_LABELS[Column(row.column)], outcome

"""调整: a cell changed by a signed amount with its ground, and an adjustment taken back."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.compiling import Compiled
from gongkai.annual.compiling.adjusting import Change, adjust, may_adjust, sums_of, withdraw
from gongkai.annual.compiling.balance import Imbalance, unbalanced
from gongkai.annual.compiling.ground import require_at_work
from gongkai.annual.compiling.refusal import EntryRefused
from gongkai.annual.compiling.totals import columns_of_table_3, is_total, parts, printed
from gongkai.annual.desk.ground_form import GroundForm
from gongkai.annual.desk.printed_cells import signed
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.models import Adjustment, AnnualReport
from gongkai.annual.whole_report import counted
from gongkai.casework.desk import once
from gongkai.casework.step_form import text_field
from gongkai.records.attachments import attachment_response
from gongkai.records.moment import now
from gongkai.report.checks.wording import number
from gongkai.report.codes import row_of
from gongkai.report.forms import form_due, label, unit

_CAME_IN = ("t3.received_new", "t3.carried_in")


class AdjustForm(GroundForm):
    """By how much; in Table 3 with the other cell that keeps its column balanced."""

    amount = forms.DecimalField(max_digits=16, decimal_places=6)
    together = forms.ChoiceField(
        label="同时调整",
        required=False,
        help_text="一列的新收加上年结转，要等于办结加结转下年度。选另一格，按同样的件数一起调整。",
    )
    anyway = forms.BooleanField(label="只调整这一格，另一格随后再调；不平的表不能报送", required=False)
    field_order = ("amount", "together", "anyway", "reason", "document", "file")

    def __init__(self, code: str, year: int, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.code = code
        self.fields["amount"].label = _("调整数（%(unit)s）") % {"unit": unit(code)}
        self.fields["amount"].help_text = _("增加写1，减少写-1；填报数等于记录数加调整数。")
        others = _others(code, year)
        if others:
            choices = [("", _("不选")), *((other, label(other).partition("·")[0]) for other in others)]
            self.fields["together"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["together"]
        if "anyway" not in (data or {}):
            del self.fields["anyway"]

    def offer_anyway(self) -> None:
        """The column would not balance: whoever means it says so."""
        self.fields["anyway"] = self.base_fields["anyway"]
        self.order_fields(self.field_order)

    def changes(self) -> list[Change]:
        """The cell, and the one that goes with it: more received is more decided or carried out."""
        amount: Decimal = self.cleaned_data["amount"]
        found = [Change(self.code, amount)]
        if other := self.cleaned_data.get("together"):
            same_side = (row_of(other) in _CAME_IN) == (row_of(self.code) in _CAME_IN)
            found.append(Change(other, -amount if same_side else amount))
        return found


def _others(code: str, year: int) -> tuple[str, ...]:
    """The other counted cells of the same column of Table 3."""
    for column in columns_of_table_3(form_due(year)):
        if code in column:
            return tuple(other for other in column if other != code)
    return ()


@require_http_methods(["GET", "HEAD", "POST"])
def adjusting(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """`?cell=` is the cell; of a total the page names the cells that it adds up."""
    if not may_adjust(report, actor):
        raise PermissionDenied
    code = request.GET.get("cell", "")
    if code not in printed(report.year):
        return redirect("annual-tables", report.pk)
    back = f"{reverse('annual-tables', args=[report.pk])}?cell={code}#open"
    if is_total(code):
        leaves = [(leaf, label(leaf)) for leaf in parts(code, form_due(report.year))]
        return _page(request, report, code, {"leaves": leaves, "back": back})
    try:
        require_at_work(report)
    except EntryRefused as refused:
        return _page(request, report, code, {"refused": str(refused), "back": back})
    if request.method == "POST" and once.came_of(request):
        return redirect(back)
    before = counted(report)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AdjustForm(code, report.year, *data)
    shown: dict[str, Any] = {"form": form, "back": back, "once": once.token(request)}
    shown |= _now(before, code)
    if form.is_valid():
        changes = form.changes()
        gaps = _newly_unbalanced(before, changes)
        if gaps and not form.cleaned_data.get("anyway"):
            form.offer_anyway()
            form.add_error("together" if "together" in form.fields else None, _gaps(gaps))
        elif _saved(request, report, form, changes, actor):
            after = before.adjusted_by(sums_of(changes))
            messages.success(request, "；".join(_said(after, change) for change in changes) + "。")
            return redirect(back)
    return _page(request, report, code, shown)


def _saved(
    request: HttpRequest, report: AnnualReport, form: AdjustForm, changes: list[Change], actor: Actor
) -> bool:
    """Whether it was; what is refused stands beside its field."""
    if not once.begin(request, actor.person_id):
        form.add_error(None, _("正在保存，不用再按。"))
        return False
    try:
        made = adjust(report.pk, changes, form.ground, actor, now())
    except EntryRefused as refused:
        once.give_up(request, actor.person_id)
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    once.remember(request, made[0].pk)
    return True


def _newly_unbalanced(before: Compiled, changes: list[Change]) -> list[Imbalance]:
    """Columns whose gap this makes larger than it was."""
    gaps = {one.column: one.size for one in unbalanced(before)}
    after = unbalanced(before.adjusted_by(sums_of(changes)))
    return [one for one in after if one.size > gaps.get(one.column, 0)]


def _gaps(found: list[Imbalance]) -> str:
    told = "；".join(str(one) for one in found)
    return _("只调整这一格，表三不平：%(gaps)s。选同时调整的另一格，或者勾选只调整这一格。") % {"gaps": told}


def _now(compiled: Compiled, code: str) -> dict[str, Any]:
    cell = compiled.cells[code]
    return {
        "records": number(cell.by_records),
        "adjusted": signed(cell.adjusted) if cell.adjusted else "",
        "value": number(cell.value),
    }


def _said(after: Compiled, change: Change) -> str:
    cell = after.cells[change.code]
    words = {
        "cell": label(change.code).replace("·", "，"),
        "records": number(cell.by_records),
        "amount": signed(cell.adjusted) if cell.adjusted else "0",
        "value": number(cell.value),
        "unit": unit(change.code),
    }
    return _("已调整“%(cell)s”：记录%(records)s，调整%(amount)s，填报%(value)s%(unit)s") % words


def _page(request: HttpRequest, report: AnnualReport, code: str, more: dict[str, Any]) -> HttpResponse:
    context = {
        "report": report,
        "tabs": tabs(report, "annual-tables"),
        "cell": label(code).replace("·", "，"),
        "unit": unit(code),
        **more,
    }
    form = more.get("form")
    return render(request, "annual/adjust.html", context, status=422 if form and form.errors else 200)


class _WithdrawForm(forms.Form):
    reason = text_field("原因", "写入办理经过。")


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawing(request: HttpRequest, actor: Actor, report: AnnualReport, number: int) -> HttpResponse:
    """Take an adjustment back; the cell says again what the records say."""
    adjustment = _of(report, number)
    if not may_adjust(report, actor):
        raise PermissionDenied
    form = _WithdrawForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        try:
            withdraw(adjustment.pk, form.cleaned_data["reason"], actor, now())
        except EntryRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已撤回对“%(cell)s”的调整。") % {"cell": label(adjustment.code)})
            return redirect(f"{reverse('annual-tables', args=[report.pk])}?cell={adjustment.code}#open")
    context = {
        "report": report,
        "tabs": tabs(report, "annual-tables"),
        "form": form,
        "adjustment": adjustment,
        "cell": label(adjustment.code).replace("·", "，"),
        "amount": signed(adjustment.amount),
        "unit": unit(adjustment.code),
    }
    return render(request, "annual/withdraw.html", context, status=422 if form.errors else 200)


@require_safe
def file(_request: HttpRequest, _actor: Actor, report: AnnualReport, number: int) -> HttpResponse:
    """The paper that an adjustment stands on, as a download."""
    adjustment = _of(report, number)
    if adjustment.attachment is None:
        raise Http404
    return attachment_response(adjustment.attachment)


def _of(report: AnnualReport, number: int) -> Adjustment:
    found = report.adjustments.filter(pk=number).select_related("attachment").first()
    if found is None:
        raise Http404
    return found

"""核对: every finding of the report with its cells, and the two ways out: go to the cell, or say why it is right."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.annual import platform_rules, verdicts
from gongkai.annual.checking import Examined
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import AT_WORK
from gongkai.annual.step_table import OFFICE
from gongkai.annual.steps_of_own.submitting import examination
from gongkai.annual.verdicts import Answered, Found
from gongkai.casework.step_form import text_field
from gongkai.records.moment import Moment, now
from gongkai.report.checks import RULES
from gongkai.report.checks.wording import cell_name, number
from gongkai.report.finding import Answer, Severity
from gongkai.report.value import Report
from gongkai.workflow.step import StepRefused

CELLS_SHOWN = 8
"""Cells printed beside a finding; a whole column says nothing."""


class AnswerForm(forms.Form):
    """Which finding, whether it is one, and why."""

    kind = forms.ChoiceField(
        label="这一条",
        choices=[(one.value, one.label) for one in Answered],
        widget=forms.RadioSelect,
        initial=Answered.EXPLAINED.value,
    )
    reason = text_field("说明", "写明原因，随报告报送上级。")


@dataclass(frozen=True, slots=True)
class CellBeside:
    """A cell that a finding names: its words, what is printed, what would be right."""

    code: str
    name: str
    printed: str
    expected: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page prints it; `form` where it may be answered."""

    number: int
    found: Found
    title: str
    cells: tuple[CellBeside, ...]
    more_cells: int
    form: AnswerForm | None

    @property
    def is_error(self) -> bool:
        """Red for a broken rule, ochre for what a person should look at."""
        return self.found.finding.severity is Severity.ERROR

    @property
    def label(self) -> str:
        """How grave."""
        return self.found.finding.severity.label

    @property
    def consequences(self) -> tuple[str, ...]:
        """Codes of the rules that fail only because of this cause."""
        return tuple(dict.fromkeys(one.rule for one in self.found.finding.consequences))


@require_http_methods(["GET", "HEAD", "POST"])
def findings_page(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """The check of the report as it stands; POST answers a finding, or takes an answer back."""
    when = now()
    if request.method != "POST":
        return _page(request, actor, report, when)
    examined = examination(report, when.today)
    mark = request.POST.get("finding", "")
    found = next((one for one in examined.found if one.fingerprint == mark), None)
    if not _answers(report, actor) or found is None:
        says = (
            _("这一条已经不在了：报告或者记录刚有改动。") if _answers(report, actor) else _("现在不能说明。")
        )
        messages.warning(request, says)
        return redirect("annual-findings", report.pk)
    try:
        if "withdraw" in request.POST:
            verdicts.withdraw(report.pk, mark, actor, when)
            messages.success(request, _("已撤回说明。"))
            return redirect("annual-findings", report.pk)
        form = AnswerForm(request.POST, prefix=mark[:12], label_suffix="")
        if not form.is_valid():
            return _page(request, actor, report, when, {mark: form})
        kind = Answered(form.cleaned_data["kind"])
        verdicts.answer(report.pk, found, kind, form.cleaned_data["reason"], actor, when)
    except StepRefused as refused:
        messages.warning(request, str(refused))
        return redirect("annual-findings", report.pk)
    messages.success(request, _("已记下对%(rule)s的说明。") % {"rule": found.finding.rule})
    return redirect("annual-findings", report.pk)


def _answers(report: AnnualReport, actor: Actor) -> bool:
    """Whether the actor may answer findings of the report now."""
    own = actor.agency is not None and actor.agency.pk == report.agency_id
    return own and actor.role in OFFICE and report.stage in AT_WORK


def _page(
    request: HttpRequest,
    actor: Actor,
    report: AnnualReport,
    when: Moment,
    bound: dict[str, AnswerForm] | None = None,
) -> HttpResponse:
    examined = examination(report, when.today)
    may_answer = _answers(report, actor)
    cards = [
        _card(at, one, examined, may_answer, (bound or {}).get(one.fingerprint))
        for at, one in enumerate(examined.found, start=1)
    ]
    context: dict[str, Any] = {
        "report": report,
        "tabs": tabs(report, "annual-findings"),
        "examined": examined,
        "open_cards": [card for card in cards if not card.found.is_dismissed],
        "dismissed": [card for card in cards if card.found.is_dismissed],
        "errors": len(examined.of(Severity.ERROR)),
        "warnings": len(examined.of(Severity.WARNING)),
        "hints": len(examined.of(Severity.HINT)),
        "passed": examined.result.count(Answer.PASS),
        "failed": examined.result.count(Answer.FAIL),
        "cannot_tell": examined.result.count(Answer.CANNOT_TELL),
        "may_answer": may_answer,
    }
    return render(request, "annual/findings.html", context, status=422 if bound else 200)


def _card(at: int, found: Found, examined: Examined, may_answer: bool, bound: AnswerForm | None) -> Card:
    finding = found.finding
    expected = dict(finding.expected)
    codes = tuple(expected) or finding.cells
    cells = tuple(
        CellBeside(code, cell_name(code), _printed(examined.report, code), _number(expected.get(code)))
        for code in codes[:CELLS_SHOWN]
    )
    open_to_answer = may_answer and finding.severity is not Severity.ERROR and found.verdict is None
    form = bound or AnswerForm(prefix=found.fingerprint[:12], label_suffix="") if open_to_answer else None
    rule = _rules().get(finding.rule)
    title = rule.title if rule else finding.rule
    return Card(at, found, title, cells, max(0, len(codes) - CELLS_SHOWN), form)


def _rules() -> dict[str, Any]:
    return {**RULES, **{rule.code: rule for rule in platform_rules.rules()}}


def _printed(report: Report, code: str) -> str:
    cell = report.cells.get(code)
    return cell.raw if cell else ""


def _number(value: Any) -> str:
    return "" if value is None else number(value)

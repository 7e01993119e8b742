"""The agency's annual reports with a button to begin one; for a superior those that were submitted to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import AgencyKind
from gongkai.annual.access import COMPILERS
from gongkai.annual.board.access import OVERSEERS
from gongkai.annual.models import AnnualReport
from gongkai.annual.opening_year import begin
from gongkai.annual.stage import AT_WORK
from gongkai.records.moment import Moment, now
from gongkai.report.forms import FIRST_YEAR
from gongkai.workflow.step import StepRefused

PER_PAGE = 40


class BeginForm(forms.Form):
    """The year; for a government whether its report sums its units'."""

    year = forms.TypedChoiceField(label="报告年度", coerce=int, help_text="还没有开始编制的年度。")
    whole = forms.BooleanField(
        label="汇总本级政府各单位", required=False, initial=True, help_text="不勾选的，只报本机关的数据。"
    )

    def __init__(self, data: Any, *, years: Sequence[int], government: bool) -> None:
        super().__init__(data, label_suffix="")
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)  # noqa: S101
        year.choices = [(one, f"{one}年") for one in years]
        if not government:
            del self.fields["whole"]


@dataclass(frozen=True, slots=True)
class Row:
    """A report as the list prints it."""

    report: AnnualReport
    days_left: int | None
    """Days until it is due, negative when late; none once it was submitted."""


@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The list; POST begins a report, or opens the one that was begun meanwhile."""
    when = now()
    agency = actor.agency
    assert agency is not None  # noqa: S101
    years = _years(actor, when) if actor.role in COMPILERS else []
    posted = request.POST if request.method == "POST" else None
    government = agency.kind == AgencyKind.GOVERNMENT
    form = BeginForm(posted, years=years, government=government) if years else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            made = begin(
                agency, form.cleaned_data["year"], actor, when, whole=form.cleaned_data.get("whole", False)
            )
        except StepRefused as refused:
            form.add_error("year", str(refused))
        else:
            messages.success(request, _("已按%(year)s年的记录生成报告。") % {"year": made.year})
            return redirect("annual-report", made.pk)
    return _page(request, actor, form, when)


def _page(request: HttpRequest, actor: Actor, form: BeginForm | None, when: Moment) -> HttpResponse:
    assert actor.agency is not None  # noqa: S101
    seen = AnnualReport.objects.visible_to(actor).select_related("agency").defer("data", "records")
    own = seen.filter(agency=actor.agency).order_by("-year", "-version")
    below = seen.filter(~Q(agency=actor.agency)).order_by("-year", "agency__path", "-version")
    page = Paginator(below, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "own": [_row(one, when) for one in own],
        "below": [_row(one, when) for one in page],
        "page": page,
        "form": form,
        "compiles": actor.role in COMPILERS,
        "oversees": actor.role in OVERSEERS,
    }
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, "annual/reports.html", context, status=status)


def _row(report: AnnualReport, when: Moment) -> Row:
    return Row(report, (report.due - when.today).days if report.stage in AT_WORK else None)


def _years(actor: Actor, when: Moment) -> list[int]:
    """Years with a prescribed form that are over, newest first, of which there is no report yet."""
    begun = set(AnnualReport.objects.filter(agency=actor.agency).values_list("year", flat=True))
    return [year for year in range(when.today.year - 1, FIRST_YEAR - 1, -1) if year not in begun]

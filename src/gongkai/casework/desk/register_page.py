"""依申请公开台账: every case of the reach, searched and taken away as a list; those whose receipt is not confirmed."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from itertools import chain
from typing import Any, cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Reach
from gongkai.casework.desk import listed
from gongkai.casework.desk.case_filter import CaseFilter, officers
from gongkai.casework.desk.inbox_row import case_row
from gongkai.casework.desk.listed import Listed
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application, ApplicationQuerySet
from gongkai.law.working_days import WorkingDays
from gongkai.records.models import Event
from gongkai.records.moment import now
from gongkai.report.writing.formula import disarmed
from gongkai.report.writing.workbook import workbook, write_list
from gongkai.workflow.calendar import working_days

ON_A_PAGE = 50
MOST_COUNTED = 10_000
"""Cases counted for the pages; a superior's reader of a province narrows the list down instead of leafing on."""
MOST_IN_WORKBOOK = 20_000


class Pages(Paginator[Any]):
    """Pages of the register, counted no further than anybody leafs."""

    @cached_property
    def count(self) -> int:
        """Cases, `MOST_COUNTED` at most."""
        found = cast(ApplicationQuerySet, self.object_list)
        return found[:MOST_COUNTED].count()


@require_safe
def register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The register, newest first."""
    when, days = now(), working_days()
    asked = CaseFilter.of(request.GET)
    found = _found(asked, actor, when.today, days).values_list(*listed.COLUMNS)
    page = Pages(found, ON_A_PAGE).get_page(request.GET.get("page"))
    reach = Application.objects.visible_to(actor)
    return render(
        request,
        "casework/register.html",
        {
            "today": when.today,
            "asked": asked,
            "lists": asked.lists(officers(actor, when.today)),
            "by_name": actor.sees_personal_data,
            "rows": [case_row(Listed(*row), when.today, days) for row in page.object_list],
            "page": page,
            "is_cut": page.paginator.count == MOST_COUNTED,
            "numbers": list(page.paginator.get_elided_page_range(page.number)),
            "unconfirmed": reach.unconfirmed().count(),
            "several": actor.role is not None and actor.role.reach is Reach.SUBTREE,
        },
    )


def _found(asked: CaseFilter, actor: Actor, today: date, days: WorkingDays) -> ApplicationQuerySet:
    condition = asked.condition(today, days, by_name=actor.sees_personal_data)
    return Application.objects.visible_to(actor).filter(condition).order_by("-arrived", "-pk")


HEADS = (
    "登记编号",
    "受理机关",
    "类型",
    "申请内容摘要",
    "申请人",
    "申请人类别",
    "渠道",
    "主题",
    "到达日期",
    "收到日期",
    "答复期限",
    "延长工作日",
    "环节",
    "经办",
    "办结日期",
    "办理结果",
)
_WIDTHS = (24, 24, 12, 48, 16, 16, 20, 12, 12, 12, 12, 10, 12, 16, 12, 32)


@require_safe
def export(request: HttpRequest, actor: Actor, kind: str) -> HttpResponseBase:
    """The cases found as XLSX or CSV, names masked as on screen."""
    when, days = now(), working_days()
    found = _found(CaseFilter.of(request.GET), actor, when.today, days)
    found = found.select_related("person", "unit").defer("request")
    response: HttpResponseBase
    if kind == "csv":
        response = StreamingHttpResponse(_csv(found.iterator(500)), content_type="text/csv; charset=utf-8")
    elif kind == "xlsx":
        stream = BytesIO()
        with workbook(stream) as book:
            write_list(book, "台账", HEADS, _WIDTHS, _lines(found[:MOST_IN_WORKBOOK].iterator(500)))
        media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        response = HttpResponse(stream.getvalue(), content_type=media)
    else:
        raise Http404
    name = f"依申请公开台账{when.today.isoformat()}.{kind}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _lines(found: Iterable[Application]) -> Iterator[tuple[str, ...]]:
    for one in found:
        dates = (one.arrived, one.receipt_date, one.due, one.closed_on)
        arrived, received, due, closed = (day.isoformat() if day else "" for day in dates)
        yield (
            one.number,
            one.agency_name,
            one.get_kind_display(),
            one.title,
            one.applicant_masked,
            one.get_applicant_kind_display(),
            one.get_channel_display(),
            one.get_theme_display(),
            arrived,
            received,
            due,
            str(one.extended_by or ""),
            one.get_stage_display(),
            str(one.person or one.unit or ""),
            closed,
            one.get_outcome_display() if one.outcome else "",
        )


def _csv(found: Iterable[Application]) -> Iterator[str]:
    # The mark by which spreadsheet programs know UTF-8.
    yield "\ufeff"
    for line in chain((HEADS,), _lines(found)):
        stream = StringIO()
        csv.writer(stream, lineterminator="\r\n").writerow([disarmed(text) for text in line])
        yield stream.getvalue()


@dataclass(frozen=True, slots=True)
class Waiting:
    """An application whose clock has not begun: for how many working days, and how often one tried to reach them."""

    application: Application
    age: int
    tried: int


@require_safe
def unconfirmed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """待确认收到, oldest first: silence must not hold the clock off for ever."""
    when, days = now(), working_days()
    page = Paginator(Application.objects.visible_to(actor).unconfirmed(), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    cases = list(page.object_list)
    tries: dict[int, int] = {}
    sought = Event.objects.filter(case__in=[one.pk for one in cases], kind=EventKind.UNREACHABLE)
    for case in sought.values_list("case", flat=True):
        tries[case] = tries.get(case, 0) + 1
    rows = [Waiting(one, days.between(one.arrived, when.today), tries.get(one.pk, 0)) for one in cases]
    context: dict[str, Any] = {"rows": rows, "page": page, "today": when.today}
    return render(request, "casework/unconfirmed.html", context)

"""表四统计: Table 4 of an agency or a subtree by query, every number with its reviews and suits, and its files."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk import table_3_page
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.desk.printed_table import printed
from gongkai.casework.desk.table_file import named_file, report_file
from gongkai.casework.disputes.desk.table_4_page import Asked
from gongkai.casework.disputes.listing import workbook_of
from gongkai.casework.disputes.table_4 import table_4
from gongkai.casework.models import DisputeQuerySet
from gongkai.casework.table_3 import NoSuchCell
from gongkai.report.writing import Kind
from gongkai.workflow.calendar import readings

ON_A_PAGE = 20


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The table; `?cell=` opens the list of a number beside it."""
    asked = asked_of(Asked, request, actor)
    table = table_4(asked.agencies, asked.year)
    report = table.report(asked.name)
    shown: dict[str, object] = {
        "asked": asked,
        "form": report.t3_form,
        "printed": printed(4, report, table.cells, asked),
        "counts_again": readings().pending_counts_again,
        "sees_table_3": actor.role in table_3_page.READERS,
    }
    if asked.cell:
        shown["cases"] = Paginator(_opened(asked), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "casework/disputes/table_4.html", shown)


def _opened(asked: Asked) -> DisputeQuerySet:
    try:
        return asked.disputes()
    except NoSuchCell as nowhere:
        raise Http404 from nowhere


def _as(kind: Kind) -> Callable[[HttpRequest, Actor], HttpResponse]:
    @require_safe
    def download(request: HttpRequest, actor: Actor) -> HttpResponse:
        asked = asked_of(Asked, request, actor)
        return report_file(table_4(asked.agencies, asked.year).report(asked.name), kind)

    return download


workbook = _as(Kind.XLSX)
data = _as(Kind.JSON)


@require_safe
def list_of_disputes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The disputes of one number as a workbook."""
    asked = asked_of(Asked, request, actor)
    content = workbook_of(_opened(asked).iterator(1000))
    return named_file(content, f"{asked.name}{asked.year}年表四：{asked.opened}", Kind.XLSX)

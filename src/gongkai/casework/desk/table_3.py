"""表三统计: Table 3 of an agency or a subtree by query, every number with its cases, and its files."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.case_list import case_list
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.desk.printed_table import printed
from gongkai.casework.desk.table_3_page import Asked, by_channel, by_outcome, by_theme
from gongkai.casework.desk.table_file import named_file, report_file
from gongkai.casework.table_3 import NoSuchCell, received, table_3
from gongkai.report.writing import Kind

ON_A_PAGE = 20


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The table; `?cell=` opens the list of a number beside it."""
    asked = asked_of(Asked, request, actor)
    table = table_3(asked.agencies, asked.year)
    arrived = received(asked.agencies, asked.year)
    shown: dict[str, object] = {
        "asked": asked,
        "table": table,
        "printed": printed(3, table.report(asked.name), table.cells, asked),
        "beside": [
            ("按渠道（本年新收）", by_channel(arrived)),
            ("按主题（本年新收）", by_theme(arrived)),
            ("按办理结果", by_outcome(table)),
        ],
    }
    if asked.cell:
        try:
            found = asked.spells()
        except NoSuchCell as nowhere:
            raise Http404 from nowhere
        shown["cases"] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "casework/table_3.html", shown)


def _as(kind: Kind) -> Callable[[HttpRequest, Actor], HttpResponse]:
    @require_safe
    def download(request: HttpRequest, actor: Actor) -> HttpResponse:
        asked = asked_of(Asked, request, actor)
        return report_file(table_3(asked.agencies, asked.year).report(asked.name), kind)

    return download


workbook = _as(Kind.XLSX)
data = _as(Kind.JSON)


@require_safe
def list_of_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The cases of one number as a workbook."""
    asked = asked_of(Asked, request, actor)
    try:
        spells = asked.spells()
    except NoSuchCell as nowhere:
        raise Http404 from nowhere
    name = f"{asked.name}{asked.year}年表三：{asked.opened}"
    return named_file(case_list(spells.iterator(1000)), name, Kind.XLSX)

"""表三统计: Table 3 of an agency or a subtree by query, every number with its cases, and its files."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.case_list import case_list
from gongkai.casework.desk.table_3_page import Asked, by_channel, by_outcome, by_theme, printed
from gongkai.casework.table_3 import NoSuchCell, received, table_3
from gongkai.records.moment import now
from gongkai.report.checks import check
from gongkai.report.writing import Kind, write

ON_A_PAGE = 20


def _asked(request: HttpRequest, actor: Actor) -> Asked:
    try:
        return Asked(request.GET, actor, now().today)
    except Agency.DoesNotExist as nowhere:
        raise Http404 from nowhere


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The table; `?cell=` opens the list of a number beside it."""
    asked = _asked(request, actor)
    table = table_3(asked.agencies, asked.year)
    arrived = received(asked.agencies, asked.year)
    shown: dict[str, object] = {
        "asked": asked,
        "table": table,
        "printed": printed(table, asked),
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
        asked = _asked(request, actor)
        report = table_3(asked.agencies, asked.year).report(asked.name)
        return _file(write(report, kind, result=check(report)), report.title, kind)

    return download


workbook = _as(Kind.XLSX)
data = _as(Kind.JSON)


@require_safe
def list_of_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The cases of one number as a workbook."""
    asked = _asked(request, actor)
    try:
        spells = asked.spells()
    except NoSuchCell as nowhere:
        raise Http404 from nowhere
    name = f"{asked.name}{asked.year}年表三：{asked.opened}"
    return _file(case_list(spells.iterator(1000)), name, Kind.XLSX)


def _file(content: bytes, name: str, kind: Kind) -> HttpResponse:
    response = HttpResponse(content, content_type=kind.media_type)
    safe = f"{name}.{kind}".replace("/", "／")
    response.headers["Content-Disposition"] = content_disposition_header(True, safe) or "attachment"
    return response

"""发布渠道台账: figures of a period, each of which opens its rows; the rows as a list, a workbook and on paper."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.desk.table_file import named_file
from gongkai.publishing.channels import figures
from gongkai.publishing.channels.desk.asked import AskedLedger
from gongkai.publishing.ledger_access import KEEPERS
from gongkai.publishing.models import ChannelKind, Column, Placement
from gongkai.report.writing import Kind
from gongkai.report.writing.workbook import workbook, write_list

ON_A_PAGE = 50
PRINTED = 2000
"""Entries on the page to print; a longer list is printed from the workbook."""
_HEADS = (
    "发布日期",
    "标题",
    "渠道",
    "账号",
    "栏目",
    "科室",
    "链接或者位置",
    "阅读量",
    "登记人",
    "划销原因",
)
_WIDTHS = (12, 60, 20, 18, 18, 16, 40, 10, 24, 24)


@require_safe
def ledger(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The ledger; its figures count what the filter leaves."""
    asked = asked_of(AskedLedger, request, actor)
    page = Paginator(_named(asked.found()), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {**_figures(asked), **_choices(asked), "page": page, "keeps": actor.role in KEEPERS}
    return render(request, "publishing/channels/ledger.html", context)


@require_safe
def printed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The same on paper, unbroken."""
    asked = asked_of(AskedLedger, request, actor)
    rows = list(_named(asked.found())[: PRINTED + 1])
    context = {**_figures(asked), "rows": rows[:PRINTED], "more": len(rows) > PRINTED}
    return render(request, "publishing/channels/ledger_print.html", context)


@require_safe
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The whole list as a workbook."""
    asked = asked_of(AskedLedger, request, actor)
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(
            book, "发布渠道台账", _HEADS, _WIDTHS, _lines(_named(asked.found()).iterator(chunk_size=1000))
        )
    name = f"{asked.name}发布渠道台账（{asked.first}至{asked.last}）"
    return named_file(stream.getvalue(), name, Kind.XLSX)


def _named(rows: Any) -> Any:
    return rows.select_related("account", "column", "unit").annotate(is_public=F("document__is_public"))


def _figures(asked: AskedLedger) -> dict[str, Any]:
    rows = asked.found()
    tables = (
        ("按渠道", "渠道", "channel", figures.by_channel(rows)),
        ("网站按栏目", "栏目", "column", figures.by_column(rows)),
        ("按科室", "科室", "unit", figures.by_unit(rows)),
    )
    return {
        "asked": asked,
        "whole": figures.whole(rows),
        "tables": [
            (heading, head, [(one, _opens(asked, name, one.code)) for one in found])
            for heading, head, name, found in tables
        ],
    }


def _opens(asked: AskedLedger, name: str, code: str) -> str:
    on_site = {"channel": str(ChannelKind.SITE)} if name == "column" else {}
    return asked.opening(**{name: code}, **on_site)


def _choices(asked: AskedLedger) -> dict[str, Any]:
    columns = Column.objects.filter(agency=asked.agency, in_use=True).order_by("position", "pk")
    return {
        "channels": ChannelKind.choices,
        "columns": list(columns.values_list("code", "name")),
        "units": [
            (str(pk), name) for pk, name in asked.agency.units.order_by("pk").values_list("pk", "name")
        ],
    }


def _lines(rows: Iterable[Placement]) -> Iterator[tuple[str | int, ...]]:
    for one in rows:
        yield (
            one.on.isoformat(),
            one.title,
            one.get_channel_display(),
            one.account.name if one.account else "",
            one.column.name if one.column else "",
            one.unit.name if one.unit else "",
            one.address,
            "" if one.reads is None else one.reads,
            one.entered_by,
            one.struck_reason,
        )

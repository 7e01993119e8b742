"""政府信息公开目录 (条例 Art 12 ¶3): 索引号、名称、内容概述、生成日期 of every public document, as a page and as a table."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.law.validity import Validity
from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.column import REGISTER, Asked
from gongkai.portal.information.listing import Place, page_of
from gongkai.portal.information.page import platform_page
from gongkai.portal.information.platform import PlatformView, none_here, platform_at
from gongkai.portal.information.stamps import PlatformStamp
from gongkai.publishing.models import Column, Publication
from gongkai.publishing.models.publication import PublicationQuerySet

MOST_ROWS = 50_000
"""Of one file. A larger catalogue is downloaded by column or year."""
_READ = (
    "index_number",
    "title",
    "abstract",
    "date_of_document",
    "document_number",
    "issuers",
    "published_at",
    "validity",
)
_HEADS = ("索引号", "名称", "内容概述", "生成日期", "文号", "发布机构", "公开日期", "有效性", "网址")
_MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
@kept_while(stamps.of_platform)
def catalogue(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """A page of the catalogue, newest first; `?column=` and `?year=` narrow it."""
    platform = platform_at(stamp or none_here(pk))
    column, asked = _column(request, platform), Asked.of(request.GET)
    rows = _rows(platform, column, asked)
    address = f"column={column.code}&{asked.address}" if column else asked.address
    return render(
        request,
        "portal/information/catalogue.html",
        {
            **platform_page(platform, "catalogue"),
            "column": column,
            "asked": asked,
            "listing": page_of(rows, Place.asked(request.GET), rows.count(), address),
            "address": address,
            "most": MOST_ROWS,
        },
    )


@require_safe
def download(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The same as a table: XLSX, or CSV in UTF-8 with its mark, which spreadsheet programs want."""
    if kind not in _MEDIA:
        raise Http404
    platform = platform_at(stamps.of_platform(pk) or none_here(pk))
    column = _column(request, platform)
    rows = _rows(platform, column, Asked.of(request.GET)).newest().only(*_READ)[:MOST_ROWS]
    told = (_told(row, request) for row in rows.iterator(chunk_size=2_000))
    response = HttpResponse(_xlsx(told) if kind == "xlsx" else _csv(told), content_type=_MEDIA[kind])
    name = f"{platform.agency.name}{column.name if column else ''}政府信息公开目录.{kind}".replace("/", "／")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Cache-Control"] = "no-cache"
    return response


def _column(request: HttpRequest, platform: PlatformView) -> Column | None:
    code = request.GET.get("column", "")
    return platform.column(code) if code else None


def _rows(platform: PlatformView, column: Column | None, asked: Asked) -> PublicationQuerySet:
    rows = Publication.objects.filter(agency=platform.agency)
    if column:
        rows = rows.filter(column=column)
    return asked.narrow(rows, register=column is not None and column.code in REGISTER)


def _told(row: Publication, request: HttpRequest) -> tuple[str, ...]:
    return (
        row.index_number,
        row.title,
        row.abstract or row.title,
        row.date_of_document.isoformat() if row.date_of_document else "",
        row.document_number,
        row.issuers,
        timezone.localdate(row.published_at).isoformat(),
        Validity(row.validity).label if row.validity else "",
        request.build_absolute_uri(f"/info/{row.pk}/"),
    )


def _xlsx(rows: Iterator[tuple[str, ...]]) -> bytes:
    written = BytesIO()
    # Text stays text: a title that begins with = is no formula, an address no link (a sheet takes only so many).
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        sheet = book.add_worksheet(_("目录"))
        sheet.freeze_panes(1, 0)
        for place, row in enumerate((_HEADS, *rows)):
            sheet.write_row(place, 0, row)
    return written.getvalue()


def _csv(rows: Iterator[tuple[str, ...]]) -> bytes:
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(_HEADS)
    writer.writerows([_no_formula(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _no_formula(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value

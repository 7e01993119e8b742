"""Annual reports as open data: the page with the dictionary of fields and cell codes, and the downloads."""

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.annual.models import LibraryReport
from gongkai.annual.open_fields import FIELDS, TEXTS, cell_codes
from gongkai.portal.annual_reports.stamps import LibraryStamp, of_library
from gongkai.portal.cached_pages import kept_while
from gongkai.portal.open_data.report_rows import ReportFormat, written
from gongkai.portal.open_data.sending import sent


@require_safe
@kept_while(of_library)
def page(request: HttpRequest, stamp: LibraryStamp) -> HttpResponse:
    """What can be downloaded, of which years, and what its fields and cell codes say."""
    years = LibraryReport.objects.order_by("-year").values("year").annotate(reports=Count("pk"))
    codes = cell_codes()
    return render(
        request,
        "portal/open_data/reports.html",
        {
            "whole": stamp.reports,
            "years": years,
            "kinds": [(kind.value, kind.name) for kind in ReportFormat],
            "fields": FIELDS,
            "texts": TEXTS,
            "tables": [
                (_("表%(n)s") % {"n": numeral}, [cell for cell in codes if cell.table == table])
                for table, numeral in ((2, "二"), (3, "三"), (4, "四"))
            ],
        },
    )


@require_safe
def dictionary(_request: HttpRequest) -> HttpResponse:
    """The same dictionary as JSON."""
    said = {
        "fields": [
            {
                "name": field.name,
                "label": field.label,
                "type": field.type,
                "says": field.says,
                "example": field.example,
                "in_csv": field in FIELDS,
            }
            for field in (*FIELDS, *TEXTS)
        ],
        "cells": [
            {
                "code": cell.code,
                "table": cell.table,
                "label": cell.label,
                "unit": cell.unit,
                "forms": cell.forms,
            }
            for cell in cell_codes()
        ],
    }
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def whole(request: HttpRequest, kind: str) -> HttpResponseBase:
    """All units and years in one file."""
    if kind not in tuple(ReportFormat):
        raise Http404
    file = ReportFormat(kind)
    name = f"{_('政府信息公开年报数据')}.{file}"
    return sent(request, name, file.media_type, of_library(), lambda site: written(file, site))

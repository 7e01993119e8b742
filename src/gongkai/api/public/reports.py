"""Annual reports of the public library, each as the JSON of our published schema."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router

from gongkai.annual.models import LibraryReport
from gongkai.api.public.asked import ReportsAsked
from gongkai.api.public.keyset import number_of
from gongkai.api.public.schemas import FaultOut, ReportsOut
from gongkai.api.public.site import site_of
from gongkai.report.writing.json import as_json

router = Router(tags=["年度报告"])


@router.get("/reports", response={200: ReportsOut, 422: FaultOut}, summary="年度报告列表")
def reports(request: HttpRequest, asked: Query[ReportsAsked]) -> dict[str, Any]:
    """年报库里的政府信息公开工作年度报告，后入库的在前。"""
    rows = LibraryReport.objects.matching(agency=asked.agency, year=asked.year)
    if asked.after:
        rows = rows.filter(pk__lt=number_of(asked.after))
    brief = rows.select_related("own").defer("data", "text", "own__data", "own__records")
    found = list(brief.order_by("-pk")[: asked.most + 1])
    shown, site = found[: asked.most], site_of(request)
    return {
        "reports": [
            {
                "number": one.pk,
                "agency": one.agency,
                "year": one.year,
                "title": one.title,
                "published_on": one.published_on,
                "version": one.own.version if one.own else None,
                "corrected_for": one.own.reason if one.own else "",
                "address": f"{site}/reports/{one.pk}/",
                "data": f"{site}/api/v1/public/reports/{one.pk}",
            }
            for one in shown
        ],
        "next": str(shown[-1].pk) if len(found) > asked.most else None,
    }


@router.get("/reports/{int:pk}", response={200: dict[str, Any], 404: FaultOut}, summary="一份年度报告")
def report(request: HttpRequest, pk: int) -> dict[str, Any]:  # noqa: ARG001 (the library's name)
    """报告的全部内容，格式见/schema/report.schema.json。"""
    found = LibraryReport.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return as_json(found.report)

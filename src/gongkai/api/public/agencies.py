"""Agencies with a platform: contacts, guide, columns."""

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router

from gongkai.agencies.models import Agency
from gongkai.api.public.asked import AgenciesAsked
from gongkai.api.public.keyset import number_of
from gongkai.api.public.schemas import AgenciesOut, AgencyOut, ColumnOut, FaultOut, GuideOut
from gongkai.api.public.site import site_of
from gongkai.publishing.guide.element import Guide
from gongkai.publishing.models import Column, GuideChange, Publication

router = Router(tags=["机关"])
_SAME = (
    "name",
    "short_name",
    "region_code",
    "ogi_office",
    "address",
    "postcode",
    "office_hours",
    "telephone",
    "fax",
    "email",
    "accepts_applications",
    "accepts_online",
    "duties",
)


@router.get("/agencies", response={200: AgenciesOut, 422: FaultOut}, summary="机关列表")
def agencies(request: HttpRequest, asked: Query[AgenciesAsked]) -> dict[str, Any]:
    """开通公开平台的现有机关，按编号。"""
    rows = _with_platform().in_being(timezone.localdate()).filter(asked.chosen()).order_by("pk")
    if asked.after:
        rows = rows.filter(pk__gt=number_of(asked.after))
    found = list(rows[: asked.most + 1])
    shown = found[: asked.most]
    site = site_of(request)
    return {
        "agencies": [_told(one, site) for one in shown],
        "next": str(shown[-1].pk) if len(found) > asked.most else None,
    }


@router.get("/agencies/{int:pk}", response={200: AgencyOut, 404: FaultOut}, summary="一个机关")
def agency(request: HttpRequest, pk: int) -> dict[str, Any]:
    """联系方式和职责。"""
    return _told(_found(pk), site_of(request))


@router.get("/agencies/{int:pk}/guide", response={200: GuideOut, 404: FaultOut}, summary="公开指南")
def guide(request: HttpRequest, pk: int) -> dict[str, Any]:  # noqa: ARG001 (the library's name)
    """指南的各要素（条例第十二条），写了的才有。"""
    found = _found(pk)
    return {
        "agency": pk,
        "updated_on": GuideChange.objects.filter(agency=found)
        .order_by("-on")
        .values_list("on", flat=True)
        .first(),
        "elements": [
            {
                "code": said.element.code,
                "label": said.element.label,
                "article": said.element.article,
                "value": said.value,
            }
            for said in Guide.of(found).spoken
        ],
    }


@router.get("/agencies/{int:pk}/columns", response={200: list[ColumnOut], 404: FaultOut}, summary="栏目")
def columns(request: HttpRequest, pk: int) -> list[dict[str, Any]]:
    """公开平台使用中的栏目，按页面上的顺序。"""
    found, site = _found(pk), site_of(request)
    counted = dict(
        Publication.objects.filter(agency=found).order_by().values_list("column").annotate(Count("pk"))
    )
    return [
        {
            "code": column.code,
            "name": column.name,
            "type": column.type,
            "section": column.get_section_display(),
            "documents": counted.get(column.pk, 0),
            "address": f"{site}/agencies/{pk}/columns/{column.code}/",
            "feed": f"{site}/feeds/agencies/{pk}/{column.code}.xml",
        }
        for column in Column.objects.filter(agency=found, in_use=True).order_by("position", "pk")
    ]


def _with_platform() -> Any:
    return Agency.objects.filter(platform__isnull=False)


def _found(pk: int) -> Agency:
    found: Agency | None = _with_platform().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _told(agency: Agency, site: str) -> dict[str, Any]:
    return {
        "number": agency.pk,
        **{name: getattr(agency, name) for name in _SAME},
        "kind": agency.get_kind_display(),
        "parent": agency.parent_id,
        "platform": f"{site}/agencies/{agency.pk}/",
    }

"""Documents and their files; the register of rules and normative documents with its counts."""

from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpRequest
from ninja import Query, Router, Status

from gongkai.api.public.asked import REGISTERED, CountsAsked, DocumentsAsked, RegisterAsked
from gongkai.api.public.keyset import Place
from gongkai.api.public.schemas import (
    DocumentOut,
    DocumentsOut,
    FaultOut,
    FileOut,
    GoneOut,
    RegisterCountsOut,
)
from gongkai.api.public.site import site_of
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Publication, Trace
from gongkai.publishing.open_fields import BRIEF, FIELDS, told

router = Router(tags=["信息"])
_IN_FORCE = [one.value for one in Validity if one.counts_in_force]


@router.get("/documents", response={200: DocumentsOut, 422: FaultOut}, summary="信息列表")
def documents(request: HttpRequest, asked: Query[DocumentsAsked]) -> dict[str, Any]:
    """公开的信息，新发布的在前，可以按机关、栏目、信息类型、主题、有效性和发布日期筛选。"""
    return _page(request, asked.chosen(), asked)


@router.get(
    "/documents/{int:pk}", response={200: DocumentOut, 404: FaultOut, 410: GoneOut}, summary="一件信息"
)
def document(request: HttpRequest, pk: int) -> Any:
    """全部著录项目、正文和附件。撤下的答410，写明撤下日期和说明。"""
    found = Publication.objects.select_related("agency", "column").filter(pk=pk).first()
    return told(found, site_of(request)) if found else _gone(pk)


@router.get(
    "/documents/{int:pk}/files",
    response={200: list[FileOut], 404: FaultOut, 410: GoneOut},
    summary="信息的附件",
)
def files(request: HttpRequest, pk: int) -> Any:
    """附件的名称、大小和下载网址。"""
    found = Publication.objects.defer("body").filter(pk=pk).first()
    if found is None:
        return _gone(pk)
    [field] = (one for one in FIELDS if one.name == "files")
    return field.value(found, site_of(request))


@router.get("/register", response={200: DocumentsOut, 422: FaultOut}, summary="规章和规范性文件")
def register(request: HttpRequest, asked: Query[RegisterAsked]) -> dict[str, Any]:
    """公开的规章、行政规范性文件，包括已经废止、失效的，新发布的在前。"""
    return _page(request, asked.chosen(), asked)


@router.get(
    "/register/counts", response={200: RegisterCountsOut, 422: FaultOut}, summary="规章和规范性文件的件数"
)
def counts(request: HttpRequest, asked: Query[CountsAsked]) -> dict[str, Any]:  # noqa: ARG001 (the library's name)
    """本年制发、废止和现在有效的件数，只数现在公开的。年度报告表二由登记台账统计，没有网页的文件也在内。"""
    counted = (
        Publication.objects.filter(asked.theirs(), kind__in=REGISTERED)
        .order_by()
        .values("kind")
        .annotate(
            issued=Count("pk", filter=Q(date_of_document__year=asked.year)),
            ended=Count("pk", filter=Q(repealed_date__year=asked.year)),
            in_force=Count("pk", filter=Q(validity__in=_IN_FORCE)),
        )
    )
    found = {row["kind"]: row for row in counted}
    nothing = {"issued": 0, "ended": 0, "in_force": 0}
    return {
        "year": asked.year,
        "counts": [
            {**nothing, **found.get(kind, {}), "kind": kind, "kind_label": DocumentKind(kind).label}
            for kind in REGISTERED
        ],
    }


def _page(request: HttpRequest, chosen: Q, asked: DocumentsAsked | RegisterAsked) -> dict[str, Any]:
    rows = Publication.objects.filter(chosen).newest().lean().select_related("agency", "column")
    if asked.after:
        place = Place.read(asked.after)
        rows = rows.beyond(place.at, place.number)
    found = list(rows[: asked.most + 1])
    shown = found[: asked.most]
    site = site_of(request)
    return {
        "documents": [told(one, site, BRIEF) for one in shown],
        "next": str(Place.of(shown[-1])) if len(found) > asked.most else None,
    }


def _gone(pk: int) -> Any:
    trace = Trace.objects.filter(pk=pk).first()
    if trace is None:
        raise Http404
    # What takes its place is named only while it is public itself.
    instead = Publication.objects.filter(pk=trace.instead_id).values_list("pk", flat=True).first()
    return Status(410, {"detail": trace.says, "taken_down_on": trace.on, "instead": instead})

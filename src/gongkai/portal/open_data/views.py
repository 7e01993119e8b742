"""The page of the open data, its dictionary, and the downloads."""

from collections.abc import Hashable
from typing import get_args, get_origin

from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.platform import none_here
from gongkai.portal.information.stamps import SiteStamp
from gongkai.portal.open_data.rows import Format, written
from gongkai.portal.open_data.sending import sent
from gongkai.publishing.models import Publication
from gongkai.publishing.models.publication import PublicationQuerySet
from gongkai.publishing.open_fields import CODES, FIELDS, OpenField

_TYPES = {int: "整数", str: "文字", bool: "是或否", list: "列表", dict: "名称和内容"}


@require_safe
@kept_while(stamps.of_site)
def page(request: HttpRequest, _stamp: SiteStamp) -> HttpResponse:
    """What can be downloaded, how much there is, what its fields say and how it may be used."""
    counted = Publication.objects.order_by().values_list("agency").annotate(Count("pk"), Max("published_at"))
    by_agency = {agency: (documents, latest) for agency, documents, latest in counted}
    having = Agency.objects.filter(pk__in=by_agency).in_order().only("name")
    return render(
        request,
        "portal/open_data/page.html",
        {
            "agencies": [(agency, *by_agency[agency.pk]) for agency in having],
            "whole": sum(documents for documents, _latest in by_agency.values()),
            "latest": max((latest for _documents, latest in by_agency.values()), default=None),
            "fields": [(field, type_of(field)) for field in FIELDS],
            "codes": CODES,
        },
    )


@require_safe
def dictionary(_request: HttpRequest) -> HttpResponse:
    """The dictionary of fields as JSON."""
    said = {
        "fields": [
            {
                "name": field.name,
                "label": field.label,
                "type": type_of(field),
                "says": field.says,
                "example": field.example,
                "in_csv": field.in_table,
            }
            for field in FIELDS
        ],
        "codes": CODES,
    }
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def whole(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Everything that is public on the site."""
    return _sent(request, kind, Publication.objects.all(), stamps.of_site(), _("全站"))


@require_safe
def of_agency(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    """Everything that an agency publishes."""
    stamp = stamps.of_platform(pk) or none_here(pk)
    return _sent(request, kind, Publication.objects.filter(agency=pk), stamp, Agency.objects.get(pk=pk).name)


def type_of(field: OpenField) -> str:
    """The type of a field in words."""
    parts = [part for part in get_args(field.type) if part is not type(None)]
    of = field.type if isinstance(field.type, type) else get_origin(field.type)
    return _TYPES[of if of in _TYPES else parts[0]]


def _sent(
    request: HttpRequest, kind: str, rows: PublicationQuerySet, stamp: Hashable, whose: str
) -> HttpResponseBase:
    if kind not in tuple(Format):
        raise Http404
    file = Format(kind)
    name = f"{_('%(whose)s公开信息') % {'whose': whose}}.{file}"
    return sent(request, name, file.media_type, stamp, lambda site: written(rows, file, site))

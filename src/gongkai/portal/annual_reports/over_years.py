"""历年数字: the figures of an agency's reports side by side, with the breaks between them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.annual.models import LibraryReport
from gongkai.annual.names_borne import names_of
from gongkai.portal.information import stamps
from gongkai.portal.information.page import platform_page
from gongkai.portal.information.platform import none_here, platform_at
from gongkai.publishing.models import Section
from gongkai.report.over_years import Line, over_years

YEARS = 10
"""Side by side, the newest last."""


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an agency that has reports."""
    platform = platform_at(stamps.of_platform(pk) or none_here(pk))
    filed = LibraryReport.objects.filter(agency__in=names_of(platform.agency)).order_by("-year")
    rows = list(filed.defer("text")[:YEARS])[::-1]
    if not rows:
        raise Http404
    found = over_years([row.report for row in rows])
    response = render(
        request,
        "portal/annual_reports/years.html",
        {
            **platform_page(platform, Section.REPORTS, "reports"),
            "rows": rows,
            "found": found,
            "broken": {one.year for one in found.breaks},
            "tables": [
                (title, [_printed(line) for line in found.lines[table]])
                for table, title in (
                    (2, _("主动公开政府信息")),
                    (3, _("收到和处理政府信息公开申请（总计）")),
                    (4, _("行政复议、行政诉讼")),
                )
                if found.lines[table]
            ],
            "repeated": [None if share is None else f"{share:.0%}" for share in found.repeated],
        },
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


def _printed(line: Line) -> tuple[str, list[str]]:
    """Its words with the unit of an amount, where they do not say it."""
    said = line.label
    if line.unit in ("元", "万元") and line.unit not in said:
        said += _("（单位：%(unit)s）") % {"unit": line.unit}
    return said, ["—" if number is None else str(number) for number in line.numbers]

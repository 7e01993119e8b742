"""A report as a file that a browser saves."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai.report.value import Report
from gongkai.report.writing import Kind


def as_file(content: bytes, report: Report, kind: Kind, suffix: str = "") -> HttpResponse:
    """An answer that a browser saves under the report's own name."""
    year = f"{report.year}年" if report.year else ""
    named = report.title or f"{report.agency}{year}{_('政府信息公开工作年度报告')}"
    name = f"{named}{suffix}.{kind}".replace("/", "／")
    response = HttpResponse(content, content_type=kind.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response

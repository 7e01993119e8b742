"""Files that the pages of the statutory tables hand out."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongkai.report.checks import check
from gongkai.report.value import Report
from gongkai.report.writing import Kind, write


def report_file(report: Report, kind: Kind) -> HttpResponse:
    """A table with what the checks say of it, named by its title."""
    return named_file(write(report, kind, result=check(report)), report.title, kind)


def named_file(content: bytes, name: str, kind: Kind) -> HttpResponse:
    """The bytes to save under a name in Chinese."""
    response = HttpResponse(content, content_type=kind.media_type)
    safe = f"{name}.{kind}".replace("/", "／")
    response.headers["Content-Disposition"] = content_disposition_header(True, safe) or "attachment"
    return response

"""The JSON Schema of reports as data, published where whoever reads the data can fetch it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.report.writing.json import SCHEMA


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    """The schema of this version of the program; any page of any site may fetch it, as it is public."""
    response = HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response

"""The report as it stands as a file: a draft to pass round before it is submitted, then what was submitted."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.desk.report_page import KINDS
from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import FROZEN
from gongkai.annual.steps_of_own.submitting import examination
from gongkai.records.moment import now
from gongkai.report.writing import Kind, write


@require_safe
def draft_file(_request: HttpRequest, _actor: Actor, report: AnnualReport, kind: str) -> HttpResponse:
    """The whole report in one of the kinds; a workbook and JSON carry the findings. Its name says that it is a draft."""
    if kind not in KINDS:
        raise Http404
    today: date = now().today
    found = examination(report, today)
    content = write(found.report, Kind(kind), result=found.result)
    draft = _("（草稿）") if report.stage not in FROZEN else ""
    name = f"{found.report.title}{draft}.{kind}".replace("/", "／")
    response = HttpResponse(content, content_type=Kind(kind).media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response

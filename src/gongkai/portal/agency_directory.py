"""各机关的联系方式: where, when and how each agency takes applications (Art 12, 27), its platform, and the blank form."""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.casework.application_form import NAME, application_form
from gongkai.paper.docx import write_docx
from gongkai.paper.pdf import write_pdf
from gongkai.portal.apply.agency_choice import groups
from gongkai.publishing.models import Platform
from gongkai.report.writing import Kind

_TO_BE_WRITTEN = "＿" * 10
"""In place of the agency's name."""
_WRITERS = {Kind.DOCX: write_docx, Kind.PDF: write_pdf}


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Every agency that discloses or takes applications, by government."""
    open_platform = Exists(Platform.objects.filter(agency=OuterRef("pk")))
    agencies = Agency.objects.in_being(timezone.localdate()).annotate(has_platform=open_platform)
    listed = agencies.filter(Q(accepts_applications=True) | Q(has_platform=True)).in_order()
    return render(request, "portal/agency_directory.html", {"groups": groups(listed)})


@require_safe
def blank_form(_request: HttpRequest, kind: str) -> HttpResponse:
    """The form without an agency's particulars, to be filled in by hand."""
    if kind not in _WRITERS:
        raise Http404
    return _sent(Agency(name=_TO_BE_WRITTEN), Kind(kind), NAME)


@require_safe
def form_of_agency(_request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The form with the address, hours and telephone of one agency."""
    agency = Agency.objects.accepting(timezone.localdate()).filter(pk=pk).first()
    if agency is None or kind not in _WRITERS:
        raise Http404
    return _sent(agency, Kind(kind), f"{agency.name}{NAME}")


def _sent(agency: Agency, kind: Kind, name: str) -> HttpResponse:
    response = HttpResponse(_WRITERS[kind](application_form(agency)), content_type=kind.media_type)
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{kind.value}")
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response

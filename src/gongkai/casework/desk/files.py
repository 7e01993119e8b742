"""Files out of a case, and its proof sheet on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.access import FROM_APPLICANT, held_back, may_open
from gongkai.casework.desk.reveal import ReasonForm
from gongkai.casework.models import Application
from gongkai.casework.proof_paper import proof_document
from gongkai.casework.proof_sheet import ProofSheet, proof_sheet
from gongkai.casework.recording import stands
from gongkai.paper.pdf import write_pdf
from gongkai.records.attachments import attachment_response
from gongkai.records.models import Attachment
from gongkai.records.moment import now
from gongkai.records.vault import record_looking


@require_http_methods(["GET", "HEAD", "POST"])
def attachment(request: HttpRequest, actor: Actor, application: Application, number: int) -> HttpResponse:
    """A file of the case as a download; one that names people only for whom may see that.

    A paper that says who the applicant is comes by POST with a reason, which is put on record.
    """
    kept = Attachment.objects.kept().filter(case=application.pk)
    found = get_object_or_404(kept, pk=number)
    if not may_open(actor, found, held_back(application.redactions.all())):
        raise Http404
    if found.purpose not in FROM_APPLICANT:
        return attachment_response(found)
    form = ReasonForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        seen = [("applicant", found.purpose)]
        record_looking(application.pk, seen, actor, now(), form.cleaned_data["reason"])
        return attachment_response(found)
    context = {"application": application, "form": form, "file": found}
    return render(request, "casework/reveal.html", context, status=422 if form.errors else 200)


def _sheet(application: Application) -> ProofSheet:
    sheet = proof_sheet(stands(application).clock, now().today)
    if sheet is None:
        raise Http404
    return sheet


@require_safe
def proof(request: HttpRequest, _actor: Actor, application: Application) -> HttpResponse:
    """逐日计算表 as a page of its own, to be printed."""
    context = {
        "application": application,
        "sheet": _sheet(application),
        "agency": application.agency_name,
        "case_number": application.number,
    }
    return render(request, "casework/proof.html", context)


@require_safe
def proof_pdf(_request: HttpRequest, _actor: Actor, application: Application) -> HttpResponse:
    """The same as PDF, with every day listed, as evidence."""
    document = proof_document(_sheet(application), application.agency_name, application.number)
    response = HttpResponse(write_pdf(document), content_type="application/pdf")
    name = f"{application.number}办理期限逐日计算表.pdf".replace("/", "／")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response

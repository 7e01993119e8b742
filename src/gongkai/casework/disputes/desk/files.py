"""Papers out of a review or suit, and who the claimant is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.reveal import RIGHT_MISSING, ReasonForm
from gongkai.casework.models import Dispute
from gongkai.records.attachments import attachment_response
from gongkai.records.models import Attachment, Secret
from gongkai.records.moment import now
from gongkai.records.vault import NotOpened, Revealed, RevealRefused, reveal


@require_safe
def paper(_request: HttpRequest, actor: Actor, dispute: Dispute, number: int) -> HttpResponse:
    """A paper as a download: they name the claimant, so the right to see personal data is needed."""
    found = get_object_or_404(Attachment.objects.kept().filter(case=dispute.pk), pk=number)
    if not actor.sees_personal_data:
        raise Http404
    return attachment_response(found)


@require_http_methods(["GET", "HEAD", "POST"])
def claimant(request: HttpRequest, actor: Actor, dispute: Dispute) -> HttpResponse:
    """Asks for the reason; then shows the claimant in the answer itself, which no cache keeps."""
    form = ReasonForm(request.POST if request.method == "POST" else None, label_suffix="")
    shown: list[Revealed] = []
    refused = ""
    if form.is_valid():
        secrets = Secret.objects.kept().filter(case=dispute.pk).select_related("case").order_by("pk")
        try:
            shown = list(reveal(secrets, actor, now(), form.cleaned_data["reason"]))
        except (RevealRefused, NotOpened) as error:
            refused = str(error)
    elif not actor.sees_personal_data:
        refused = str(RIGHT_MISSING)
    status = 403 if refused else 422 if form.errors else 200
    context = {"dispute": dispute, "form": form, "shown": shown, "refused": refused}
    return render(request, "casework/disputes/claimant.html", context, status=status)

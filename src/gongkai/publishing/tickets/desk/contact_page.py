"""Looking at how to reach whoever found the error: with a reason, on the record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.reveal import RIGHT_MISSING, ReasonForm
from gongkai.publishing.models import SiteError
from gongkai.publishing.tickets.reporting import WHOSE
from gongkai.records.models import Secret
from gongkai.records.moment import now
from gongkai.records.vault import NotOpened, Revealed, RevealRefused, reveal


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, actor: Actor, row: SiteError) -> HttpResponse:
    """Asks for the reason; then shows the data in the answer itself, which no cache keeps."""
    form = ReasonForm(request.POST if request.method == "POST" else None, label_suffix="")
    shown: list[Revealed] = []
    refused = ""
    if form.is_valid():
        secrets = Secret.objects.kept().filter(case=row.pk, whose=WHOSE).select_related("case").order_by("pk")
        try:
            shown = reveal(secrets, actor, now(), form.cleaned_data["reason"])
        except (RevealRefused, NotOpened) as error:
            refused = str(error)
    elif not actor.sees_personal_data:
        refused = str(RIGHT_MISSING)
    status = 403 if refused else 422 if form.errors else 200
    context = {"row": row, "form": form, "shown": shown, "refused": refused}
    return render(request, "publishing/tickets/contact.html", context, status=status)

"""Taking the file of a closed case out as one package, with or without the applicant's personal data."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.access import held_back, may_open
from gongkai.casework.archive_package import Packaged, Person, package
from gongkai.casework.desk.case_page import known, people_of
from gongkai.casework.desk.reveal import ReasonForm, by_person
from gongkai.casework.models import Application
from gongkai.records.models import Attachment, Purpose
from gongkai.records.moment import Moment, now
from gongkai.records.vault import NotOpened, RevealRefused, reveal


class PackageForm(ReasonForm):
    """Why one takes out personal data with the package."""

    field_order = ("reason",)

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        self.fields["reason"].label = _("取出案卷包的理由")
        self.fields["reason"].help_text = _("例如：移交档案室。包里有申请人的个人信息，理由记入办理经过。")


@require_http_methods(["GET", "HEAD", "POST"])
def package_page(request: HttpRequest, actor: Actor, application: Application) -> HttpResponseBase:
    """Whoever sees personal data gives a reason, which is recorded; anybody else gets the package without them."""
    if application.is_open:
        raise Http404
    when, form = now(), PackageForm(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and (form.is_valid() or not actor.sees_personal_data):
        try:
            return _download(application, actor, when, request.POST.get("reason", ""))
        except (RevealRefused, NotOpened) as error:
            refused = str(error)
    context = {
        "application": application,
        "form": form,
        "refused": refused,
        "whole": actor.sees_personal_data,
    }
    status = 422 if refused or (form.is_bound and form.errors) else 200
    response: HttpResponse = render(request, "casework/archive_package.html", context, status=status)
    return response


def _download(application: Application, actor: Actor, when: Moment, reason: str) -> StreamingHttpResponse:
    people: list[Person]
    if actor.sees_personal_data:
        secrets = people_of(application.pk).kept().select_related("case")
        shown = reveal(secrets, actor, when, reason)
        people = [
            (whose, [(one.secret.get_kind_display(), one.value) for one in values])
            for whose, values in by_person(shown)
        ]
        application.case.refresh_from_db()
    else:
        people = [
            (one.label, [(secret.get_kind_display(), secret.masked) for secret in one.secrets])
            for one in known(application)
        ]
    of_case = Attachment.objects.kept().filter(case=application.pk)
    kept = list(of_case.exclude(purpose=Purpose.WORKING).order_by("pk"))
    held = held_back(application.redactions.all())
    allowed = [attachment for attachment in kept if may_open(actor, attachment, held)]
    packaged = Packaged(application, people, allowed, len(kept) - len(allowed))
    response = StreamingHttpResponse(package(packaged, when), content_type="application/zip")
    name = f"{application.number}案卷.zip".replace("/", "／")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response

"""登记来信来访: staff write down what came in by post, by fax or at the counter."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk import once
from gongkai.casework.desk.registration_form import UPLOADS, RegistrationForm
from gongkai.casework.event_kind import EventKind
from gongkai.casework.intake import Intake
from gongkai.casework.likeness import Alike, alike
from gongkai.casework.models import Application, LinkKind
from gongkai.casework.recording import stands
from gongkai.casework.steps.registration import Registered, register
from gongkai.casework.taking import take
from gongkai.law.correction import Defect
from gongkai.records.attachments import Refused
from gongkai.records.models import CaseKind, Event, SecretKind
from gongkai.records.moment import Moment, now
from gongkai.records.vault import same_value
from gongkai.text.identity_number import is_identity_number

_TOLD = "registered"
_IDENTITY_DIGITS = 18
_LONG_AGO = 30
"""Days after which a day of arrival looks like a slip of the pen."""


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The form; before anything is saved it says what looks like a duplicate or a slip."""
    when, agency = now(), actor.agency
    assert agency is not None, "the policy admits clerks only, who belong to an agency"  # noqa: S101
    if request.method != "POST":
        return _form(request, RegistrationForm(agency=agency, when=when))
    if (done := once.came_of(request)) is not None:
        messages.warning(request, _("这一份刚才已经登记过，没有再登记一次。"))
        return redirect("application", done)
    form = RegistrationForm(request.POST, request.FILES, agency=agency, when=when)
    if not form.is_valid():
        return _form(request, form)
    intake = form.intake()
    if "checked" not in request.POST and (doubts := doubts_about(intake, actor, when)):
        return _form(request, form, doubts)
    if not once.begin(request, actor.person_id):
        messages.warning(request, _("这一份正在登记，没有再登记一次。"))
        return redirect("applications")
    try:
        new = _register(intake, form.cleaned_data["about"], actor, when)
    except Refused as refused:
        once.give_up(request, actor.person_id)
        form.add_error(_refused_field(intake, form), str(refused))
        return _form(request, form)
    once.remember(request, new.application.pk)
    request.session[_TOLD] = {"case": new.application.pk, "code": new.query_code}
    return redirect("registered")


def _form(request: HttpRequest, form: RegistrationForm, doubts: "Doubts | None" = None) -> HttpResponse:
    context = {
        "form": form,
        "doubts": doubts,
        "has_files": bool(request.FILES),
        "once": once.token(request),
    }
    status = 422 if form.is_bound and (form.errors or doubts) else 200
    return render(request, "casework/registration.html", context, status=status)


def _refused_field(intake: Intake, form: RegistrationForm) -> str | None:
    """Where to say that a file was refused: beside the only one, else above the form."""
    given = [name for name in UPLOADS if form.cleaned_data.get(name)]
    return given[0] if len(given) == 1 and intake.uploads else None


@transaction.atomic
def _register(intake: Intake, about: Application | None, actor: Actor, when: Moment) -> Registered:
    new = register(intake, actor, when)
    if about is not None:
        kind = LinkKind.RELATED if intake.kind == CaseKind.APPLICATION else LinkKind.FOLLOWS
        take("link", new.application.pk, actor, when, {"number": about.number, "kind": kind})
    return new


@dataclass(frozen=True, slots=True)
class Doubts:
    """What to look at before saving: cases of the same applicant, cases like it, slips of the pen."""

    same: list[Application]
    alike: list[Alike]
    slips: list[str]

    def __bool__(self) -> bool:
        return bool(self.same or self.alike or self.slips)


def doubts_about(intake: Intake, actor: Actor, when: Moment) -> Doubts:
    """Duplicates among the agency's cases of two years, and a number that its check digit contradicts."""
    applicant, same = intake.applicant, set[int]()
    known = {SecretKind.IDENTITY_NUMBER: applicant.identity_number, SecretKind.TELEPHONE: applicant.telephone}
    for kind, value in known.items():
        if value.strip():
            found = same_value(kind, value).filter(whose="applicant")
            same.update(found.values_list("case", flat=True))
    since = date(when.today.year - 2, when.today.month, 1)
    cases = Application.objects.visible_to(actor).filter(pk__in=same, arrived__gte=since)
    slips = []
    number = "".join(applicant.identity_number.split())
    if intake.is_natural_person and len(number) == _IDENTITY_DIGITS and not is_identity_number(number):
        slips.append(_("证件号码与校验位不符，可能抄错一位。"))
    if (when.today - intake.arrived).days > _LONG_AGO:
        slips.append(_("到达日期在30天以前，请核对年份和月份。"))
    return Doubts(
        list(cases.order_by("-arrived", "-pk")[:10]),
        alike(intake.agency, "\n".join(intake.wanted), when.today),
        slips,
    )


@require_safe
def done(request: HttpRequest, actor: Actor) -> HttpResponse:
    """回执: number and query code, told once, to be printed for the applicant."""
    told = request.session.pop(_TOLD, None)
    if told is None:
        return redirect("applications")
    seen = Application.objects.visible_to(actor).select_related("agency")
    application = get_object_or_404(seen, pk=told["case"])
    known = stands(application).facts
    context = {
        "application": application,
        "code": told["code"],
        "to_do": known.receipt.to_do if known.receipt else "",
        "missing": [Defect(code).label for code in _missing(application)],
    }
    return render(request, "casework/registered.html", context)


def _missing(application: Application) -> list[str]:
    """What Art 29 asks for and the application does not contain, as it was registered."""
    event = Event.objects.filter(case=application.pk, kind=EventKind.REGISTERED).first()
    found: list[str] = event.values.get("missing", []) if event else []
    return found

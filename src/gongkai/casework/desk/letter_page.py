"""A letter on a page: its text, what the check finds, who has approved, and its printed files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.access import may_open
from gongkai.casework.desk.case_page import File
from gongkai.casework.desk.next_steps import button
from gongkai.casework.facts import LetterState
from gongkai.casework.giving import given_with, redactions_given
from gongkai.casework.letter_file import check_letter
from gongkai.casework.letters.dispatch import DispatchFinding
from gongkai.casework.models import Application, Letter, Redaction
from gongkai.casework.taking import offers_about
from gongkai.records.models import Attachment, Secret
from gongkai.records.moment import now
from gongkai.workflow.step import Subject
from gongkai.workflow.taking import Offer

_UNDER_WAY = (LetterState.DRAFT, LetterState.IN_REVIEW, LetterState.APPROVED)


_FORWARDS = ("submit_letter", "approve_letter", "dispatch_letter", "consultation_answered", "deliver_letter")
"""Steps that bring a letter on its way; they stand first."""


def _forwards(offer: Offer[Application]) -> bool:
    return offer.step.code not in _FORWARDS


@require_safe
def letter_page(request: HttpRequest, actor: Actor, application: Application, number: int) -> HttpResponse:
    """文书: read before it is submitted, approved, dispatched."""
    related = ("docx", "pdf", "stamped", "proof", "drafted_by")
    letter = get_object_or_404(application.letters.select_related(*related), pk=number)
    when = now()
    offers = offers_about(application, Subject.LETTER, letter.pk, actor, when)
    findings: tuple[DispatchFinding, ...] = ()
    if letter.state in _UNDER_WAY:
        findings = check_letter(letter, when.today, submitting=letter.state == LetterState.DRAFT)
    context = {
        "application": application,
        "letter": letter,
        "recipient": recipient(application, letter),
        "levels": letter.levels.select_related("person"),
        "buttons": [button(application, offer.step, letter.pk) for offer in sorted(offers, key=_forwards)],
        "findings": findings,
        "checked": letter.state in _UNDER_WAY,
        "files": [
            File(file, may_open(actor, file, ()))
            for file in (letter.stamped, letter.pdf, letter.docx, letter.proof)
            if file and file.erased_at is None
        ],
        "given": _given(letter),
    }
    return render(request, "casework/letter.html", context)


def _given(letter: Letter) -> list[tuple[Attachment, Redaction | None]]:
    """The files that go out with it; of a released one the redaction that it comes from."""
    of = {redaction.released_id: redaction for redaction in redactions_given(letter)}
    return [(file, of.get(file.pk)) for file in given_with(letter)]


def recipient(application: Application, letter: Letter) -> str:
    """To whom it goes, masked."""
    if letter.organ:
        return letter.organ
    if letter.whose == "applicant":
        return application.applicant_masked
    name = Secret.objects.filter(case=application.pk, whose=letter.whose, kind="name").first()
    return name.masked if name else ""

"""How long personal data of a case is kept: a number of years after its handling has ended."""

from datetime import date

from django.db.models import Q, QuerySet

from gongkai.casework.models import (
    Application,
    Assignment,
    Dispute,
    Item,
    Letter,
    LetterLevel,
    Mark,
    Redaction,
)
from gongkai.records.models import Case
from gongkai.records.vault.masking import ERASED
from gongkai.workflow.models import Notice


def closed_by(day: date) -> QuerySet[Case]:
    """The cases whose handling ended on or before a day and has not begun again.

    An application stays whole while a review or suit over it is open or has closed since: it is its evidence.
    """
    disputes = Dispute.objects.filter(closed_on__lte=day)
    fought_over = Dispute.objects.exclude(pk__in=disputes.values("pk")).exclude(application=None)
    applications = Application.objects.filter(closed_on__lte=day)
    applications = applications.exclude(pk__in=fought_over.values("application"))
    return Case.objects.filter(Q(pk__in=applications.values("pk")) | Q(pk__in=disputes.values("pk")))


def forget(case: Case) -> None:
    """Clear what stands in free words and may name somebody; number, days, outcome and counts stay."""
    of_case = Application.objects.filter(pk=case.pk)
    of_case.update(title=ERASED, request=ERASED, applicant_masked=ERASED, help_needed="", query_code="")
    Item.objects.filter(application=case.pk).update(what=ERASED, reason="", particulars={})
    Letter.objects.filter(application=case.pk).update(text="", inputs={}, organ="", tracking="")
    LetterLevel.objects.filter(letter__application=case.pk).update(comment="")
    Assignment.objects.filter(application=case.pk).update(contribution="", instruction="")
    Redaction.objects.filter(application=case.pk).update(accepted=[], problem="", left_out=[])
    Mark.objects.filter(redaction__application=case.pk).update(note="")
    of_dispute = Dispute.objects.filter(pk=case.pk)
    of_dispute.update(title=ERASED, claims="", claimant_masked=ERASED, lesson="")
    Notice.objects.filter(case=case).delete()

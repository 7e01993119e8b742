"""How many items an applicant has asked for in a month: the base of the fee by item, and of the monitor (Art 35, 42)."""

from calendar import monthrange
from collections.abc import Iterable

from django.db.models import Count

from gongkai.casework.models import Application
from gongkai.records.models import Secret, SecretKind
from gongkai.workflow.calendar import readings


def same_applicant(application: Application) -> list[int]:
    """Other cases of the same applicant: by identity number if there is one, else by telephone; their ids."""
    own = Secret.objects.kept().filter(case=application.pk, whose="applicant")
    return same_by(application, own)


def same_by(application: Application, secrets: Iterable[Secret]) -> list[int]:
    """The same from secrets of the case that the caller has read; one question to the database at most."""
    blind = {secret.kind: secret.blind for secret in secrets if secret.whose == "applicant"}
    for kind in (SecretKind.IDENTITY_NUMBER, SecretKind.TELEPHONE):
        if value := blind.get(kind):
            same = Secret.objects.filter(kind=kind, blind=value, whose="applicant")
            return list(same.exclude(case=application.pk).values_list("case", flat=True))
    return []


def items_this_month(application: Application) -> int:
    """Items of the same applicant received earlier in the same calendar month (109号 Art 4), 件.

    Of the same agency on the default reading (docs/readings/fee-items-per-agency.md).
    """
    if application.receipt_date is None:
        return 0
    received = application.receipt_date
    first = received.replace(day=1)
    last = received.replace(day=monthrange(received.year, received.month)[1])
    earlier = (
        Application.objects.in_table_3()
        .filter(pk__in=same_applicant(application), receipt_date__range=(first, last))
        .filter(registered_at__lt=application.registered_at)
    )
    if readings().fee_items_per_agency:
        earlier = earlier.filter(agency=application.agency)
    return sum(earlier.annotate(count=Count("items")).values_list("count", flat=True))

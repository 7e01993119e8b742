"""How long personal data of a case is kept: a number of years after its handling has ended."""

from datetime import date

from django.db.models import QuerySet

from gongkai.casework.models import Application
from gongkai.records.models import Case


def closed_by(day: date) -> QuerySet[Case]:
    """The cases whose handling ended on or before a day and has not begun again."""
    return Case.objects.filter(pk__in=Application.objects.filter(closed_on__lte=day).values("pk"))

"""When something is done: the Beijing date that the law counts by, and the instant."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Moment:
    """`today` is a Beijing date, `at` aware. An argument everywhere; only the edge asks the clock."""

    today: date
    at: datetime


def now() -> Moment:
    """The present moment, for views, commands and jobs."""
    at = timezone.now()
    return Moment(timezone.localdate(at), at)

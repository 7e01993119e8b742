"""Which periods of which duties are over and nothing has been published for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.publishing.duties.period import period_ends, period_name
from gongkai.publishing.models import Duty, DutyDone


@dataclass(frozen=True, slots=True)
class Owed:
    """A period of a duty, and the last day on which it is in time."""

    duty: Duty
    period_end: date

    @property
    def due(self) -> date:
        """Calendar days after the period has ended."""
        return self.period_end + timedelta(days=self.duty.within)

    @property
    def name(self) -> str:
        """2026年第1季度."""
        return period_name(self.duty.period, self.period_end)


def owed(agencies: QuerySet[Agency], today: date) -> Iterator[Owed]:
    """Of the duties of these agencies, the oldest period of each first; two questions to the database."""
    duties = list(Duty.objects.filter(agency__in=agencies).select_related("unit").order_by("pk"))
    done = set(DutyDone.objects.filter(duty__in=duties).values_list("duty", "period_end"))
    for duty in duties:
        for end in period_ends(duty.period, duty.since, duty.until, today):
            if (duty.pk, end) not in done:
                yield Owed(duty, end)

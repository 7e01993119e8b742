"""How far a sweep has come, and about how long it will still take."""

import math
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from gongkai.annual.models import Sweep, SweptUnit


@dataclass(frozen=True, slots=True)
class Progress:
    """Units done of all, those published, and the seconds that the work has taken and will still take by this rate."""

    sweep: Sweep
    units: int
    done: int
    published: int
    seconds: float

    @property
    def has_ended(self) -> bool:
        """Whether the sum is made too."""
        return self.sweep.ended_at is not None

    @property
    def a_second(self) -> float | None:
        """Units a second so far; None before the first."""
        return self.done / self.seconds if self.done and self.seconds > 0 else None

    @property
    def seconds_left(self) -> int | None:
        """Rounded up; None while nothing is known."""
        rate = self.a_second
        return None if rate is None else math.ceil((self.units - self.done) / rate)


def progress(sweep: Sweep) -> Progress:
    """One question to the database. The time is that until the last unit was done."""
    told = sweep.units.aggregate(
        units=Count("pk"),
        done=Count("pk", filter=~Q(done_at=None)),
        published=Count("pk", filter=Q(published=True)),
        last=Max("done_at"),
    )
    last: datetime = sweep.ended_at or told["last"] or sweep.begun_at
    seconds = (last - sweep.begun_at).total_seconds()
    return Progress(sweep, told["units"], told["done"], told["published"], seconds)


def in_trouble(sweep: Sweep) -> QuerySet[SweptUnit]:
    """Units that could not be done, each with the reason."""
    return sweep.units.exclude(trouble="").select_related("agency").order_by("agency__path")

"""Applications that say much the same: candidates for 重复申请 and for linking (features: duplicate and repeat detection)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.casework.models import Application, ApplicationQuerySet
from gongkai.text.likeness import likeness

YEARS = 2
"""How far back one looks."""
MOST = 2000
"""Applications compared at most, the newest first."""
ALIKE = 0.6
"""Share of common pairs of characters from which two texts are shown as alike; the officer decides."""
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Alike:
    """An application and how much it has in common with the text, 0 to 1."""

    application: Application
    share: float

    @property
    def percent(self) -> int:
        """For the page."""
        return round(100 * self.share)


def alike(agency: Agency, text: str, today: date, *, but: int | None = None) -> list[Alike]:
    """Applications to the agency of the last two years whose text is like this one, the likest first."""
    if not text.strip():
        return []
    found = [one for one in _compared(_candidates(agency, today, but), text) if one.share >= ALIKE]
    return sorted(found, key=lambda one: (-one.share, -one.application.pk))[:SHOWN]


def _candidates(agency: Agency, today: date, but: int | None) -> ApplicationQuerySet:
    since = date(today.year - YEARS, today.month, 1)
    recent = Application.objects.filter(agency=agency, arrived__gte=since).exclude(pk=but)
    columns = ("number", "title", "request", "stage", "arrived", "outcome", "applicant_masked", "agency_name")
    return recent.only(*columns).order_by("-arrived", "-pk")[:MOST]


def _compared(candidates: ApplicationQuerySet, text: str) -> Iterator[Alike]:
    for application in candidates:
        yield Alike(application, likeness(application.request, text) or 0.0)

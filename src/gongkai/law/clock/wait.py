"""What a reckoning holds besides dates: waits for the applicant, and deadlines set as a date."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Wait:
    """Something asked of the applicant: when, until when, and whether that end is our assumption."""

    asked: date
    ends: date
    assumed: bool
    met: date | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A deadline set as a date: from which day it holds, and what set it."""

    since: date
    says: str
    article: str

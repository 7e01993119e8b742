"""What the records say of a year, in the words of annual reports."""

from dataclasses import dataclass

from gongkai.agencies.models import Agency


@dataclass(frozen=True, slots=True)
class Drafted:
    """A passage as the records suggest it; the fields are those of `models.Passage`."""

    section: int
    position: int
    heading: str
    text: str


def draft(agency: Agency, year: int, *, whole: bool = False) -> list[Drafted]:
    """All passages of a report, in order; `whole` over the agency and all below it."""
    raise NotImplementedError

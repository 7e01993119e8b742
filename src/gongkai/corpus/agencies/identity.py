"""Whose report it is: the answer, in the columns of IDENTITY that do not depend on other reports."""

from dataclasses import dataclass
from enum import StrEnum

GOVERNMENT = "人民政府"
"""Canonical rest of the name of a government, of a township's or a street's too."""

OFFICE = "人民政府办公室"
"""Canonical rest of the name of a government's own office, 办公厅 or 办公室."""


def government_name(place: str, level: int) -> str:
    """The full name of a place's government: a street has an office (办事处), a 地区 or 盟 an agency (行政公署)."""
    if place.endswith("办事处"):
        return place
    if level == 4:
        return place + ("办事处" if place.endswith(("街道", "地区")) else GOVERNMENT)
    return place + ("行政公署" if level == 2 and place.endswith(("地区", "盟")) else GOVERNMENT)


class Match(StrEnum):
    """How the name led to the unit; the values of the column `match`."""

    EXACT = "exact"
    ALIAS = "alias"
    FORMER = "former"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


class Scope(StrEnum):
    """What a report covers; the values of the column `scope`."""

    WHOLE = "whole"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Identity:
    """A unit and its place; the fields are columns of IDENTITY and mean what is said there.

    `division` is the code that the place had in the report's year; `unit` begins with the code that it has in the
    end, so that a unit keeps its number when its county becomes a district.
    """

    unit: str
    unit_name: str
    division: str | None = None
    level: int | None = None
    province: str | None = None
    prefecture: str | None = None
    county: str | None = None
    township: str | None = None
    kind: str | None = None
    scope: str | None = None
    match: str = Match.NONE
    flags: tuple[str, ...] = ()

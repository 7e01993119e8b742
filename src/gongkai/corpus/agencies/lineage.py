"""A division through the years: which code it had when, and which it has in the end.

A county that becomes a district or a city, takes another name or comes under another prefecture is one division all
the while, although its code changes. One that is merged or split up ends there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from gongkai.divisions import Division, Kind, Level, packaged_divisions
from gongkai.divisions.succession import SINCE

_GOES_ON = (Kind.RENAMED, Kind.CONVERTED, Kind.MOVED)

LEVELS = {Level.PROVINCE: 1, Level.PREFECTURE: 2, Level.COUNTY: 3, Level.TOWNSHIP: 4}
"""Numbers of the column `level`; 0 is the nation."""


@dataclass(frozen=True, slots=True)
class Above:
    """Codes of a division and those above it, each in the column of its level."""

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None
    township: str | None = None


def last_day(year: int | None) -> date:
    """The day by which the divisions of a report year are told: its end, when its figures close.

    Years before the record of changes count as its first; without a year it is the state of today's list.
    """
    if year is None:
        return date.max
    # A report may print any number as its year.
    return SINCE if year < SINCE.year else date(min(year, date.max.year), 12, 31)


@cache
def names_ever() -> Mapping[str, tuple[str, ...]]:
    """Every name that a code has or had, by code, the latest first."""
    divisions = packaged_divisions()
    found = {code: [name] for code, name in {**divisions.history.former, **divisions.table.names}.items()}
    for change in divisions.history.changes:
        if change.before and change.before.name not in found[change.before.code]:
            found[change.before.code].append(change.before.name)
    return {code: tuple(names) for code, names in found.items()}


@cache
def _next() -> Mapping[str, str]:
    steps = [
        (change.before.code, change.after[0].code)
        for change in packaged_divisions().history.changes
        if change.kind in _GOES_ON and change.before and len(change.after) == 1
    ]
    heirs = [heir for code, heir in steps if code != heir]
    return {code: heir for code, heir in steps if code != heir and heirs.count(heir) == 1}


@cache
def _previous() -> Mapping[str, str]:
    return {heir: code for code, heir in _next().items()}


def last_code(code: str) -> str:
    """The code that the division has in the end; a township goes with its county."""
    county, rest = code[:6], code[6:]
    while county in _next():
        county = _next()[county]
    return county + rest if not rest or county + rest in names_ever() else code


def code_in(code: str, year: int | None) -> str | None:
    """The code under which the division stood in that year; None if it did not exist then."""
    current: str | None = last_code(code)
    while current is not None:
        if stands(current, year):
            return current
        before = _previous().get(current[:6])
        current = None if before is None or before + current[6:] not in names_ever() else before + current[6:]
    return None


def stands(code: str, year: int | None) -> bool:
    """Whether the code was in use at the end of that year."""
    return name_in(code, year) is not None


def name_in(code: str, year: int | None) -> str | None:
    """What the code stood for at the end of that year; None if it was not in use. Of townships one name is known."""
    if len(code) == 6:
        return _name_in(code, year)
    return names_ever()[code][0] if _name_in(superior_of(code), year) else None


@cache
def _name_in(code: str, year: int | None) -> str | None:
    found = packaged_divisions().as_of(code, last_day(year))
    return None if found is None else found.name


@lru_cache(maxsize=65_536)
def above(code: str) -> Above:
    """The codes of a division and its superiors by level.

    A municipality's district has no prefecture, a county right under its province neither, 虎门镇 has no county.
    """
    known = names_ever()
    prefecture, county = f"{code[:4]}00", code[:6]
    return Above(
        province=f"{code[:2]}0000",
        prefecture=prefecture if not code[:6].endswith("0000") and prefecture in known else None,
        county=county if not county.endswith("00") and county in known else None,
        township=code if len(code) == 9 else None,
    )


def superior_of(township: str) -> str:
    """The code of a township's county, or of its prefecture where that has no counties."""
    county = township[:6]
    return county if county in names_ever() else f"{county[:4]}00"


def full_name_in(code: str, year: int | None) -> str:
    """Names from the province down, of that year where the list knows them."""
    if len(code) == 6:
        return _full_name_in(code, year)
    return _full_name_in(superior_of(code), year) + names_ever()[code][0]


@cache
def _full_name_in(code: str, year: int | None) -> str:
    chain = above(code)
    codes = [c for c in (chain.province, chain.prefecture, chain.county) if c]
    return "".join(name_in(c, year) or names_ever()[c][0] for c in codes)


def level_of(code: str) -> int:
    """1 for a province to 4 for a township."""
    return LEVELS[Level.of_code(code)]


def statutory(code: str) -> bool:
    """Whether it is a division by law, and not one of statistics alone."""
    return Division(code, names_ever()[code][0], Level.of_code(code), None).statutory

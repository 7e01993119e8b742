"""Dates and periods in Chinese text: 2021年1月1日至12月31日, 二〇二一年一月八日, 2021-01-11.

Copies of web pages lose characters (`202111日`, `12月31止`). A date whose parts cannot be told apart is unknown,
never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.text.chinese_numerals import hanzi_value

_D = "0-9０-９"
_Y = rf"(?:[{_D}]{{4}}|[〇零○一二三四五六七八九]{{4}})"
_M = rf"(?:[{_D}]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
_S = r"\s{0,3}"
_YEAR = re.compile(rf"(?<![{_D}])(?P<year>{_Y}){_S}年(?!{_S}级)")
_DATE = re.compile(
    rf"(?<![{_D}])(?:(?:(?P<year>{_Y}){_S}年{_S})?(?P<month>{_M}){_S}月{_S}(?P<day>{_M}){_S}(?P<unit>[日号號]|(?=止))"
    rf"|(?P<iso_year>[{_D}]{{4}})(?P<mark>[-/.．－])(?P<iso_month>[{_D}]{{1,2}})(?P=mark)(?P<iso_day>[{_D}]{{1,2}})(?![{_D}]))"
)
_END = rf"(?:{_DATE.pattern})".replace("?P<", "?P<to_").replace("(?P=mark)", "(?P=to_mark)")
_UNTIL = rf"{_S}(?:起{_S})?(?:至|到|—+|－|-|~|～){_S}"
_PERIOD = re.compile(rf"(?:{_DATE.pattern}){_UNTIL}{_END}")
_DAMAGED = re.compile(rf"(?<![{_D}])(?:19|20|１９|２０)[{_D}]{{2,6}}{_S}日")
"""Digits of a date with 年 and 月 lost."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in a text (`text[start:end]`). `day` is None where no such day exists or characters were lost."""

    day: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """A stated span of days, both ends counted.

    An end is None where it cannot be told. `years_stated` is False for 1月1日至12月31日, whose year the reader
    takes from elsewhere; its ends then carry `default_year`, if one was given.
    """

    first: date | None
    last: date | None
    start: int
    end: int
    years_stated: bool = True


def year(text: str) -> int | None:
    """A year of four characters, digits or 〇…九; None for anything else."""
    plain = text.strip()
    value = int(plain) if plain.isdecimal() else hanzi_value(plain)
    return value if value is not None and len(plain) == 4 else None


def years(text: str) -> Iterator[tuple[int, int, int]]:
    """Years that are named (2021年, 二〇二一年): year, start, end."""
    for match in _YEAR.finditer(text):
        if (named := year(match["year"])) is not None:
            yield named, match.start(), match.end()


def parse(text: str) -> date | None:
    """The day that `text` names, with its year, and nothing else; None for anything else."""
    match = _DATE.fullmatch(text.strip())
    return _day(match, "", None) if match else None


def find(text: str) -> Iterator[StatedDate]:
    """Whole dates (with their year) in order, damaged ones with `day` None."""
    found = [
        StatedDate(_day(match, "", None), match.start(), match.end())
        for match in _DATE.finditer(text)
        if match["year"] or match["iso_year"]
    ]
    found += [StatedDate(None, match.start(), match.end()) for match in _DAMAGED.finditer(text)]
    yield from sorted(found, key=lambda stated: stated.start)


def periods(text: str, default_year: int | None = None) -> Iterator[Period]:
    """Spans from one day to another, in order. The second day takes the first's year where it names none."""
    for match in _PERIOD.finditer(text):
        stated = bool(match["year"] or match["iso_year"])
        first = _day(match, "", default_year)
        last = _day(match, "to_", first.year if first else default_year)
        yield Period(first, last, match.start(), match.end(), stated)


def damaged(text: str) -> bool:
    """Whether the text holds the remains of a date whose 年 or 月 was lost."""
    return _DAMAGED.search(text) is not None


def _day(match: re.Match[str], end: str, default_year: int | None) -> date | None:
    if match[f"{end}iso_year"]:
        parts: list[int | None] = [int(match[f"{end}iso_{part}"]) for part in ("year", "month", "day")]
    else:
        named = match[f"{end}year"]
        parts = [
            year(named) if named else default_year,
            _number(match[f"{end}month"]),
            _number(match[f"{end}day"]),
        ]
    if None in parts:
        return None
    try:
        return date(*(part for part in parts if part is not None))
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else hanzi_value(text)

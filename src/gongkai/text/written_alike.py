"""Dates and document numbers, which are written in many ways, under one name each.

2026年3月10日, 2026-03-10 and 二〇二六年三月十日 are one day; 青政规〔2026〕1号 and 青政规(2026)第1号 are one document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.text import dates, document_number


@dataclass(frozen=True, slots=True)
class Written:
    """A date, or year and serial number of a document number (without the issuing word), at `text[start:end]`."""

    name: str
    start: int
    end: int

    @property
    def is_date(self) -> bool:
        """Whether a day is named."""
        return self.name.startswith(_DAY)


def written(text: str) -> Iterator[Written]:
    """Every whole date, then every document number with a year, each kind in order."""
    for stated in dates.find(text):
        if stated.day is not None:
            yield Written(name_of_day(stated.day), stated.start, stated.end)
    for number in document_number.find(text):
        if number.year is not None:
            name = f"{_NUMBER}{number.year}_{number.number}"
            yield Written(name, number.start + len(number.issuer), number.end)


def name_of_day(day: date) -> str:
    """The name of a day: `_d20260310`."""
    return f"{_DAY}{day:%Y%m%d}"


_DAY, _NUMBER = "_d", "_n"
"""A token of a text never begins with _, so that no beginning of a word is met by a name."""

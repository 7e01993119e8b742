"""A day as a ledger writes it: a date, or where the month is enough, the month or the year."""

import re
from calendar import monthrange
from datetime import date

from gongkai.casework.register_import.dates import ReadDate, read_date
from gongkai.text.folding import folded

_MONTH = re.compile(r"(\d{4})(?:年|[-/.])(0?[1-9]|1[0-2])(?:月)?份?(?:底|末)?(?:之?前)?")
_YEAR = re.compile(r"(\d{4})年(?:度|底|末|年底|年末)?(?:之?前)?")


def read_day(text: str, *, month_is_enough: bool = False) -> ReadDate:
    """The day; with `month_is_enough` 2020年3月 is its last day, and 2020年底 the last of the year."""
    said = folded(text).replace(" ", "").strip()
    if month_is_enough:
        if found := _MONTH.fullmatch(said):
            year, month = int(found[1]), int(found[2])
        elif found := _YEAR.fullmatch(said):
            year, month = int(found[1]), 12
        if found and date.min.year <= year:
            return ReadDate(date(year, month, monthrange(year, month)[1]))
    return read_date(text)

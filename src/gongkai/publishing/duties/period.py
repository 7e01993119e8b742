"""The periods of a recurring duty: on which days they end, and by when each is to be published. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.publishing.models import Period

_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


def period_ends(period: str, since: date, until: date | None, today: date) -> Iterator[date]:
    """Last days of the periods that are over: begun or running on `since`, over before `today`, not beyond `until`.

    A period is one of the calendar: a quarter ends with March, June, September and December.
    """
    months = _MONTHS[Period(period)]
    last = _end(since, months)
    while last < today and (until is None or last <= until):
        yield last
        last = _end(last + timedelta(days=1), months)


def _end(day: date, months: int) -> date:
    """Last day of the period in which the day lies."""
    after = -(-day.month // months) * months + 1
    first_after = date(day.year + (after > 12), after - 12 if after > 12 else after, 1)
    return first_after - timedelta(days=1)


def period_name(period: str, end: date) -> str:
    """2026年第1季度."""
    match Period(period):
        case Period.MONTH:
            return f"{end.year}年{end.month}月"
        case Period.QUARTER:
            return f"{end.year}年第{end.month // 3}季度"
        case Period.HALF_YEAR:
            return f"{end.year}年{'上' if end.month == 6 else '下'}半年"
        case Period.YEAR:
            return f"{end.year}年"

"""Which items of the list of powers stand on a day, and which came or went within days: said once, for whoever counts."""

from datetime import date, timedelta

from django.db.models import Case, Q, Value, When


def in_being(day: date) -> Q:
    """An item is there from its `since` on, none being before all records, and gone on its `until`."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gt=day))


def added(first: date, last: date) -> Q:
    """Those in being on the last day that were not the day before the first."""
    return Q(since__range=(first, last)) & in_being(last)


def dropped(first: date, last: date) -> Q:
    """Those in being the day before the first that are not on the last day; one that came and went within changed nothing."""
    return Q(until__range=(first, last)) & in_being(first - timedelta(days=1))


def change(first: date, last: date) -> Case:
    """Of an item added or dropped: 1 or -1."""
    return Case(When(added(first, last), then=Value(1)), default=Value(-1))

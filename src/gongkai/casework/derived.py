"""Files of rooms above whose stored columns follow from their events: they say here how these are derived anew.

A room registers its kind when its app is ready; `rederive` and a new holiday notice walk all of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.casework.rederiving import Difference
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import Moment


@dataclass(frozen=True, slots=True)
class Derived:
    """One kind of file.

    `every(days)` gives the id of each with what is stored otherwise than its events say; `put_right(pk, days)` stores
    it anew. `renew(reason, key, when)` derives the open ones after a change of the calendar and tells whoever works
    on one whose day has moved, once for the key.
    """

    every: Callable[[WorkingDays], Iterator[tuple[int, list[Difference]]]]
    put_right: Callable[[int, WorkingDays], object]
    renew: Callable[[str, str, Moment], None]


_KINDS: list[Derived] = []


def register_derived(kind: Derived) -> None:
    """Called by a room's `AppConfig.ready`."""
    _KINDS.append(kind)


def registered() -> tuple[Derived, ...]:
    """All that were registered."""
    return tuple(_KINDS)

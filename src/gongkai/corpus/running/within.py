"""A limit of time for one input, that holds for code written in C as well."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

_lock = Lock()
_deadlines: dict[object, float] = {}
_expendable = False


def expendable() -> None:
    """This process may be ended at any moment: its runner puts another in its place and does its shard again."""
    global _expendable
    _expendable = True


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What takes longer than this ends with the process that does it, if a runner stands ready to replace it.

    An exception would reach Python code only, and a parser that hangs in C never returns to Python. The alarm is
    left to its default action, which asks nobody. In a process that is not a runner's, such as a notebook or the
    plain loop, there is no limit.
    """
    if not _expendable:
        yield
        return
    mark = object()
    _until(mark, monotonic() + seconds)
    try:
        yield
    finally:
        _until(mark, None)


def _until(mark: object, deadline: float | None) -> None:
    # A process has one alarm, a worker of a cluster several threads: the alarm stands at the earliest deadline.
    with _lock:
        if deadline is None:
            del _deadlines[mark]
        else:
            _deadlines[mark] = deadline
        left = max(0.001, min(_deadlines.values()) - monotonic()) if _deadlines else 0
        signal.setitimer(signal.ITIMER_REAL, left)

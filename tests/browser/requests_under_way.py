"""Which requests a test's server is answering just now."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.signals import request_finished, request_started


@contextmanager
def requests_under_way() -> Iterator[Callable[[], int]]:
    """Their number, asked at any time during the block; those that the test's own thread makes do not count."""
    answering: set[int] = set()

    def begins(**_said: object) -> None:
        if threading.current_thread() is not threading.main_thread():
            answering.add(threading.get_ident())

    def ends(**_said: object) -> None:
        answering.discard(threading.get_ident())

    request_started.connect(begins, weak=False)
    request_finished.connect(ends, weak=False)
    try:
        yield lambda: len(answering & {thread.ident for thread in threading.enumerate()})
    finally:
        request_started.disconnect(begins)
        request_finished.disconnect(ends)

"""Which requests a test's server is answering just now."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.core.signals import request_finished, request_started


@contextmanager
def requests_under_way() -> Iterator[Callable[[], list[str]]]:
    """Their paths, asked at any time during the block; those that the test's own thread makes do not count."""
    # Threads, not their numbers: a number goes to the next thread when its own has ended.
    answering: dict[threading.Thread, str] = {}

    def begins(environ: Mapping[str, str], **_said: object) -> None:
        if threading.current_thread() is not threading.main_thread():
            answering[threading.current_thread()] = environ["PATH_INFO"]

    def ends(**_said: object) -> None:
        answering.pop(threading.current_thread(), None)

    request_started.connect(begins, weak=False)
    request_finished.connect(ends, weak=False)
    try:
        yield lambda: [path for thread, path in answering.copy().items() if thread.is_alive()]
    finally:
        request_started.disconnect(begins)
        request_finished.disconnect(ends)

"""Questions to an object store that nobody waits long for: its driver may try for minutes before it gives up."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

ANSWERED_WITHIN = 5.0
"""Seconds after which whoever asks is told that there is no answer."""

Answer = TypeVar("Answer")


@dataclass
class InTime(Generic[Answer]):
    """A question that is asked once at a time, in a thread of its own: all who ask meanwhile get the one answer.

    While it is under way for too long nobody else waits, so that a store that says nothing does not keep the threads
    of the site, which answer other pages too.
    """

    question: Callable[[], Answer]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _under_way: tuple[Future[Answer], float] | None = None

    def answer(self) -> Answer:
        """Raises TimeoutError, and what the question raises."""
        with self._lock:
            if self._under_way is None or self._under_way[0].done():
                future: Future[Answer] = Future()
                self._under_way = (future, time.monotonic())
                threading.Thread(target=self._ask, args=(future,), daemon=True).start()
            future, begun = self._under_way
        return future.result(max(0.0, begun + ANSWERED_WITHIN - time.monotonic()))

    def _ask(self, future: Future[Answer]) -> None:
        try:
            future.set_result(self.question())
        except BaseException as error:
            future.set_exception(error)

"""No test waits for ever: one that a process or a thread keeps from going on fails, and says where it stood."""

import signal
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

LIMIT = 480
"""Seconds for each of what a test sets up, the test, and what it takes down; the longest takes about 120."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None]:
    with no_longer(LIMIT):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    with no_longer(LIMIT):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None]:
    with no_longer(LIMIT):
        return (yield)


@contextmanager
def no_longer(seconds: float) -> Iterator[None]:
    """Raises `AssertionError` in the main thread, wherever it waits."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"still at it after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

import signal
from concurrent.futures import Future
from multiprocessing import resource_tracker
from typing import Any

import pytest

from gongkai.corpus.places.place import Place
from gongkai.corpus.running import pool


def _held_back() -> set[int]:
    return signal.pthread_sigmask(signal.SIG_BLOCK, set())


class _Executor:
    """Starts no process, but asks what it would inherit."""

    inherited: set[int]

    def __init__(self, *_: Any, **__: Any) -> None: ...

    def submit(self, *_: Any) -> Future[None]:
        # As it is done right before a process is started.
        resource_tracker.ensure_running()
        type(self).inherited = _held_back()
        return Future()


def test_ctrl_c_in_a_terminal_is_for_the_driver_alone_from_the_first_moment_of_a_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "ProcessPoolExecutor", _Executor)
    pool._Hand(Place("memory://x"), 1 << 32, 1)
    assert signal.SIGINT in _Executor.inherited
    assert signal.SIGINT not in _held_back()

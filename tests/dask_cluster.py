"""A Dask cluster on loopback for tests: a scheduler and two workers as processes of their own.

    from tests.dask_cluster import cluster  # a fixture

Any member can be killed and started again. Workers find the modules of `tests` and `bench`.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[1]


class DaskCluster:
    """A scheduler on a port of 127.0.0.1 and its workers, each of one thread, under a nanny each."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._scheduler = self._start_scheduler()
        self._workers = [self._start_worker(name) for name in range(workers)]

    def kill_scheduler(self) -> None:
        """With -9; the workers end themselves when they notice."""
        self._scheduler.kill()
        self._scheduler.wait()

    def start_again(self) -> None:
        """The scheduler at the same address, and its workers, as an operator's service manager does."""
        self._scheduler = self._start_scheduler()
        for name, worker in enumerate(self._workers):
            _end(worker)
            self._workers[name] = self._start_worker(name)

    def pids_of_workers(self) -> list[int]:
        """Processes that do tasks, as far as they are up: those below a nanny."""
        return [
            child.pid
            for worker in self._workers
            for child in psutil.Process(worker.pid).children(recursive=True)
            if "spawn_main" in " ".join(child.cmdline())
        ]

    def end(self) -> None:
        """Everything ended."""
        for worker in self._workers:
            _end(worker)
        _end(self._scheduler)

    def _start_scheduler(self) -> subprocess.Popen[bytes]:
        return self._started("scheduler", "--port", str(self.port))

    def _start_worker(self, name: int) -> subprocess.Popen[bytes]:
        scratch = str(self.folder / f"worker-{name}")
        return self._started(
            "worker", self.address, "--nthreads", "1", "--local-directory", scratch, "--memory-limit", "2GB"
        )

    def _started(self, *arguments: str) -> subprocess.Popen[bytes]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            log = stack.enter_context((self.folder / f"{arguments[0]}.log").open("ab"))
            return subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:],
                 "--host", "127.0.0.1", "--no-dashboard"],
                env=_environment(),
                cwd=self.folder, stdout=log, stderr=log,
            )  # fmt: skip


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "POLARS_MAX_THREADS": "1",
        # A task over which two workers died is given back, not only after four.
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        below = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        below = []
    process.kill()
    process.wait()
    for child in below:
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Started once for the tests of a module."""
    started = DaskCluster(tmp_path_factory.mktemp("cluster"))
    try:
        yield started
    finally:
        started.end()

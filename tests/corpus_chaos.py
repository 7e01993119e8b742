"""A corpus job whose workers, driver and scheduler are killed with -9 while it runs, and whose disk fills up."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from gongkai.corpus.places.place import Place
from tests.dask_cluster import ROOT, DaskCluster
from tests.shards_to_survive import FULL

PATIENCE = 120
"""Seconds without anything done."""


class Job:
    """A job of `tests.corpus_job` in a folder, by so many shards; on a cluster if one is given."""

    def __init__(
        self,
        folder: Path,
        step: str,
        shards: int,
        arguments: Sequence[str],
        cluster: DaskCluster | None = None,
        *,
        full: Path | None = None,
    ) -> None:
        self.place = Place(str(folder))
        self.folder, self.step, self.shards, self.cluster, self.full = folder, step, shards, cluster, full
        self._arguments = [*arguments, *(["--scheduler", cluster.address] if cluster else [])]
        self.said: list[str] = []
        self.start()

    def start(self) -> None:
        """The driver, for the first time or again with the same command."""
        self._driver = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.corpus_job",
                self._arguments[0],
                str(self.folder),
                *self._arguments[1:],
            ],
            cwd=ROOT,
            env={**os.environ, **({FULL: str(self.full)} if self.full else {})},
            stderr=subprocess.PIPE,
        )

    def until(self, share: float) -> None:
        """Wait until this share of the shards is done."""
        since, last = time.monotonic(), -1
        while (done := self._done()) < share * self.shards:
            if self._driver.poll() is not None:
                raise AssertionError(f"over at {done} of {self.shards}: {self._errors()}")
            if done != last:
                since, last = time.monotonic(), done
            if time.monotonic() - since > PATIENCE:
                self._driver.kill()
                raise AssertionError(f"still at {done} of {self.shards}")
            time.sleep(0.02)

    def kill_worker(self) -> None:
        """One of those that do shards, with -9."""
        since = time.monotonic()
        while time.monotonic() - since < PATIENCE:
            with suppress(psutil.NoSuchProcess, ProcessLookupError):
                for worker in self._workers():
                    os.kill(worker, signal.SIGKILL)
                    return
            time.sleep(0.05)
        raise AssertionError("no worker came up")

    def kill_driver(self) -> None:
        """With -9; its own workers have to end by themselves."""
        workers = [] if self.cluster else self._workers()
        self._driver.kill()
        self._errors()
        psutil.wait_procs(
            [psutil.Process(pid) for pid in workers if psutil.pid_exists(pid)], timeout=PATIENCE
        )
        if left := [pid for pid in workers if psutil.pid_exists(pid)]:
            raise AssertionError(f"workers outlive their driver: {left}")

    def fill_disk(self) -> None:
        """No space for any writer, until one has been refused; nothing if there is no file that says so."""
        if self.full is None:
            return
        self.full.touch()
        since = time.monotonic()
        while not self.full.with_suffix(".refused").exists():
            if time.monotonic() - since > PATIENCE:
                raise AssertionError("nobody wrote")
            time.sleep(0.02)
        self.full.unlink()

    def finish(self) -> None:
        """Wait for the end, which must be a good one."""
        with suppress(AssertionError):
            # Over before it was seen at its last shard: how it ended is asked below.
            self.until(1)
        said = self._errors()
        if self._driver.returncode:
            raise AssertionError(said)

    def _done(self) -> int:
        return len(self.place.names(f"receipts/{self.step}"))

    def _workers(self) -> list[int]:
        if self.cluster:
            return self.cluster.pids_of_workers()
        children = psutil.Process(self._driver.pid).children()
        return [child.pid for child in children if "spawn_main" in " ".join(child.cmdline())]

    def _errors(self) -> str:
        try:
            return self._driver.communicate(timeout=PATIENCE)[1].decode()
        except subprocess.TimeoutExpired:
            self._driver.kill()
            raise


def survive(job: Job) -> None:
    """Everything that may happen to a job, in the course of one."""
    job.until(0.1)
    job.kill_worker()
    job.until(0.3)
    job.kill_worker()
    job.until(0.45)
    job.kill_driver()
    job.start()
    job.until(0.6)
    job.kill_worker()
    job.until(0.7)
    job.fill_disk()
    if job.cluster:
        job.until(0.8)
        job.cluster.kill_scheduler()
        job.cluster.start_again()
    job.until(0.9)
    job.kill_worker()
    job.finish()

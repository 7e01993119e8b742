"""Processes on this machine; one that dies is replaced, and its shard done again."""

import os
import resource
import signal
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from threading import Thread, current_thread, main_thread

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.backlog import Backlog, Task
from gongkai.corpus.running.shard import Receipt, Shard, Shards, Step
from gongkai.corpus.running.storing import do_shard
from gongkai.corpus.running.within import expendable

LEAST_MEMORY = 4 << 30
"""Bytes of address space, of which a process that only starts already takes one gigabyte."""
STARTS = 3
THREADS = "POLARS_MAX_THREADS"


class CannotStart(CorpusError):
    """No process comes up, whatever its work."""


@dataclass(frozen=True)
class Pool:
    """So many processes (None: one a core), each with at most so many bytes of memory.

    None for `memory`: its share of the machine's, at least four gigabytes. A process that wants more gets
    `MemoryError` or dies, and its shard is done again, in the end input by input.
    """

    processes: int | None = None
    memory: int | None = None

    def done(self, step: Step, shards: Shards, place: Place) -> Iterator[Receipt]:
        """Do the shards, in any order. Raises what a step's function raises, once the shards under way are stored."""
        backlog = Backlog(step, shards, place)
        count = min(self.processes or cores(), max(1, len(shards)))
        hands = [_Hand(place, self.memory or _share(count), max(1, cores() // count)) for _ in range(count)]
        under_way: dict[Future[Receipt], tuple[_Hand, Task]] = {}
        try:
            while True:
                busy = {hand for hand, _ in under_way.values()}
                for hand in hands:
                    if hand not in busy and (task := backlog.take()):
                        under_way[hand.do(task)] = (hand, task)
                if not under_way:
                    break
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    hand, task = under_way.pop(future)
                    yield from _outcome(future, hand, task, backlog)
        finally:
            for hand in hands:
                hand.end()
        backlog.end()


def _outcome(future: Future[Receipt], hand: "_Hand", task: Task, backlog: Backlog) -> Iterator[Receipt]:
    try:
        receipt = future.result()
    except BrokenProcessPool:
        if hand.replaced():
            yield from backlog.lost(task)
        else:
            backlog.put_back(task)
    except MemoryError:
        yield from backlog.lost(task)
    else:
        yield from backlog.done(task, receipt)


class _Hand:
    """One process with one shard at a time: when it dies, it is known over which."""

    def __init__(self, place: Place, memory: int, threads: int) -> None:
        self._given = (place, memory)
        self._threads = threads
        self._failed_starts = 0
        self._start()

    def _start(self) -> None:
        # Started afresh, not forked: a fork of a process with threads, as Polars has them, may stand still for ever.
        self._executor = ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_begin, initargs=self._given
        )
        with _threads_of_polars(self._threads), _deaf():
            self._up = self._executor.submit(_ready)

    def do(self, task: Task) -> Future[Receipt]:
        """Begin a task."""
        try:
            return self._executor.submit(_do, task.step, task.shard)
        except BrokenProcessPool:
            # Dead since its last shard.
            self.replaced()
            return self._executor.submit(_do, task.step, task.shard)

    def replaced(self) -> bool:
        """Put a new process in the place of a dead one; whether the dead one had come up at all."""
        was_up = self._up.done() and not self._up.cancelled() and self._up.exception() is None
        self._failed_starts = 0 if was_up else self._failed_starts + 1
        if self._failed_starts == STARTS:
            raise CannotStart(
                "工作进程启动不了，连续三次都在启动时中断。多半是内存不足；"
                "在自己的脚本里调用的，要把调用放在 if __name__ == '__main__': 之下。"
            ) from self._up.exception()
        self._executor.shutdown(wait=False)
        self._start()
        return was_up

    def end(self) -> None:
        """Let the shard under way be finished and stored, then end the process."""
        self._executor.shutdown(cancel_futures=True)


@contextmanager
def _threads_of_polars(count: int) -> Iterator[None]:
    """A process started meanwhile has so many, unless the environment says otherwise: Polars looks when imported."""
    if THREADS in os.environ:
        yield
        return
    os.environ[THREADS] = str(count)
    try:
        yield
    finally:
        del os.environ[THREADS]


@contextmanager
def _deaf() -> Iterator[None]:
    """A process started meanwhile never hears Ctrl-C, not even while it comes up; this one hears it afterwards.

    The driver is asked to stop, and it lets the shards under way be finished.
    """
    # Started with the first process, and in doing so it would end what is begun here.
    resource_tracker.ensure_running()
    heard: list[int] = []
    # Python tells its main thread of what any thread heard, and a process half begun would complain.
    is_main = current_thread() is main_thread()
    usual = signal.signal(signal.SIGINT, lambda number, _: heard.append(number)) if is_main else None
    held_back = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held_back)
        if is_main:
            signal.signal(signal.SIGINT, usual)
        if heard:
            signal.raise_signal(signal.SIGINT)


_place: Place


def _begin(place: Place, memory: int) -> None:
    global _place
    _place = place
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    expendable()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _ready() -> None:
    """Done by a process that has come up."""


def _do(step: Step, shard: Shard) -> Receipt:
    return do_shard(step, shard, _place)


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def _share(processes: int) -> int:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(LEAST_MEMORY, memory // processes)

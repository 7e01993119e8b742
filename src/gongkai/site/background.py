"""The worker beside the server: a process of its own that starts, is replaced and ends with `gongkai site run`."""

import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from gongkai.workflow.jobs.worker import Working

COMMAND = (sys.executable, "-m", "gongkai.site.background")
GRACE = 3
"""Seconds that the job at hand gets when the server stops; one cut off is done again at the next start."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before a worker that ended by itself is replaced; doubled each time."""


class Background:
    """Keeps one worker process as long as the block lasts. Its standard input is the tie: it ends when that closes,
    and so also when this process is killed.
    """

    def __init__(self) -> None:
        self._leaving = threading.Event()
        self._replacing = threading.Lock()
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        self._process = self._start()
        self._keeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._replacing:
            self._leaving.set()
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._keeper.join()

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl+C in the terminal is the server's to hear.
        return subprocess.Popen(COMMAND, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603

    def _keep(self) -> None:
        wait = FIRST_WAIT
        while True:
            self._process.wait()
            self._leaving.wait(wait)
            with self._replacing:
                if self._leaving.is_set():
                    return
                print("后台任务进程意外结束，已重新启动。", file=sys.stderr, flush=True)
                self._process = self._start()
            wait = min(wait * 2, LONGEST_WAIT)


def work() -> None:
    """Do jobs in this process until interrupted or terminated; the job at hand is finished first."""
    worker = _worker()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: worker.stop())
    worker.run()


def _worker() -> "Working":
    from gongkai.site.loading import load_django

    load_django()
    from gongkai.workflow.jobs.worker import Working

    return Working()


def _work_while_held() -> None:
    """Work until standard input closes."""
    worker = _worker()

    def end() -> None:
        sys.stdin.buffer.read()
        worker.stop()

    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    threading.Thread(target=end, daemon=True).start()
    worker.run()


if __name__ == "__main__":
    _work_while_held()

"""Files are read in processes of their own: a hostile one costs at most its time, and is ended with its process."""

import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.annual.limits import READING_PROCESSES, READING_SECONDS
from gongkai.annual.reading_process import receive, send

logger = logging.getLogger(__name__)

GRACE = 3
"""Seconds for a process to remove its temporary files."""
COMMAND = (sys.executable, "-m", "gongkai.annual.reading_process")
FILES_A_PROCESS = 200
"""After so many files a process is replaced, so that what libraries leak stays small."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The report as stored text, or the Chinese sentence why there is none; one of the two is empty."""

    report: str = ""
    problem: str = ""


class _Reader:
    """One reading process, started when the first file comes."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def read(self, name: str, data: bytes, seconds: float) -> Reading:
        process = self._running()
        # The pipes have no time limit of their own: ending the process is what frees a reading that hangs.
        late = threading.Event()

        def stop() -> None:
            late.set()
            _end(process)

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            send(process.stdin, name.encode())  # type: ignore[arg-type]
            send(process.stdin, data)  # type: ignore[arg-type]
            content = receive(process.stdout)  # type: ignore[arg-type]
        except OSError:
            content = None
        finally:
            timer.cancel()
        self._files += 1
        if content is not None:
            return Reading(**json.loads(content))
        self.end()
        if late.is_set():
            return Reading(
                problem=_("读了%(seconds)s秒还没有读完，已停止。请另存为DOCX或网页后再选。")
                % {"seconds": f"{seconds:g}"}
            )
        logger.error("reading process ended while it read %r (%d bytes)", name, len(data))
        return Reading(problem=_("读这个文件时出错，已停止。请另存为DOCX或网页后再选。"))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._files >= FILES_A_PROCESS:
            self.end()
        if self._process is None or self._process.poll() is not None:
            self._files = 0
            self._process = subprocess.Popen(  # noqa: S603
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # A group of its own, to be ended whole.
                start_new_session=True,
            )
        return self._process

    def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _end(process)
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to clean up and go; end it with all that it started if it does not."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


class ReadingPool:
    """A few reading processes; whoever comes while all are busy waits for the next free one."""

    def __init__(self, processes: int = READING_PROCESSES, seconds: float = READING_SECONDS) -> None:
        self.seconds = seconds
        self._readers = [_Reader() for _ in range(processes)]
        self._free: queue.Queue[_Reader] = queue.Queue()
        for reader in self._readers:
            self._free.put(reader)

    def read(self, name: str, data: bytes) -> Reading:
        """Read one file. Never raises for what is in the file."""
        reader = self._free.get()
        try:
            return reader.read(name, data, self.seconds)
        finally:
            self._free.put(reader)

    def close(self) -> None:
        """End all processes."""
        for reader in self._readers:
            reader.end()


POOL = ReadingPool()
"""The server's own; no process runs before the first file comes."""

"""Files are read in processes of their own: a hostile one costs at most its time, and is ended with its process."""

import json
import logging
import queue
import sys
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.annual.limits import READING_PROCESSES, READING_SECONDS
from gongkai.workflow.child_process import ChildProcess, Ended, Late

logger = logging.getLogger(__name__)

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
        self._process = ChildProcess(COMMAND)
        self._files = 0

    def read(self, name: str, data: bytes, seconds: float) -> Reading:
        if self._files >= FILES_A_PROCESS:
            self.end()
        self._files = self._files + 1 if self._process.running else 1
        try:
            with self._process.conversation(seconds) as conversation:
                conversation.send(name.encode())
                conversation.send(data)
                return Reading(**json.loads(conversation.receive()))
        except Late:
            return Reading(
                problem=_("读了%(seconds)s秒还没有读完，已停止。请另存为DOCX或网页后再选。")
                % {"seconds": f"{seconds:g}"}
            )
        except Ended:
            logger.error("reading process ended while it read %r (%d bytes)", name, len(data))
            return Reading(problem=_("读这个文件时出错，已停止。请另存为DOCX或网页后再选。"))

    def end(self) -> None:
        self._process.end()


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

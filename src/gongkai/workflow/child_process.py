"""Processes of their own for strangers' files: a hostile file costs at most its time, and ends with its process.

No Django here: the child imports this too. What crosses the pipes is length-prefixed bytes, never pickled objects.
"""

import os
import resource
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO

GRACE = 3
"""Seconds for a process to remove its temporary files."""
LENGTH = struct.Struct("!Q")
MOST_BYTES = 1_000_000_000
"""Of one piece; whoever announces more is not listened to."""
# Settings hold keys and passwords, which a process that opens strangers' files has no use for.
_PASSED_ON = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "PYTHONPATH", "LD_LIBRARY_PATH")
_ORPHANED_EVERY = 2.0
"""Seconds between two looks whether the parent still lives."""


class Ended(Exception):
    """The process ended before it had answered."""


class Late(Ended):
    """It was ended, because its time was up."""


def send(pipe: BinaryIO, content: bytes) -> None:
    """Write one length-prefixed piece."""
    pipe.write(LENGTH.pack(len(content)) + content)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Read one piece; None when the other side has closed the pipe, or announces more than `MOST_BYTES`."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > MOST_BYTES:
        return None
    content = pipe.read(length)
    return content if len(content) == length else None


class Conversation:
    """What is said and heard while a process has its attention on one task."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._seconds = seconds
        self._late = threading.Event()
        self._timer = self._started()

    def send(self, content: bytes) -> None:
        """Send a piece. Raises `Late` or `Ended`."""
        with self._heard():
            send(self._process.stdin, content)  # type: ignore[arg-type]

    def receive(self) -> bytes:
        """The next piece; its time starts anew with every piece. Raises `Late` or `Ended`."""
        with self._heard():
            content = receive(self._process.stdout)  # type: ignore[arg-type]
            if content is None:
                raise Ended
        self._timer.cancel()
        self._timer = self._started()
        return content

    def close(self) -> None:
        """Stop the clock."""
        self._timer.cancel()

    @contextmanager
    def _heard(self) -> Iterator[None]:
        try:
            yield
        except (OSError, Ended) as error:
            # The kernel ends a process whose processor time is up with a signal of its own.
            self._timer.cancel()
            end(self._process)
            worn_out = self._process.wait() == -signal.SIGXCPU
            raise (Late if self._late.is_set() or worn_out else Ended) from error

    def _started(self) -> threading.Timer:
        # The pipes have no time limit of their own: ending the process is what frees a task that hangs.
        timer = threading.Timer(self._seconds, self._stop)
        timer.daemon = True
        timer.start()
        return timer

    def _stop(self) -> None:
        self._late.set()
        end(self._process)


class ChildProcess:
    """One process, started when it is first needed, and again after it ended. For one conversation at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether there is a process now."""
        return self._process is not None and self._process.poll() is None

    @contextmanager
    def conversation(self, seconds: float) -> Iterator[Conversation]:
        """Talk to the process, which is ended unless the conversation comes to its end.

        `seconds` may pass before each piece that it sends.
        """
        conversation = Conversation(self._started(), seconds)
        try:
            yield conversation
        except BaseException:
            # Whatever it is still about to say answers a question that nobody asks any more.
            conversation.close()
            self.end()
            raise
        conversation.close()

    def end(self) -> None:
        """End the process, with all that it started."""
        process, self._process = self._process, None
        if process is not None:
            end(process)
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or not self.running:
            self.end()
            self._process = subprocess.Popen(  # noqa: S603 - a fixed command of ours
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
                # A group of its own, to be ended whole.
                start_new_session=True,
            )
        return self._process


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to clean up and go; end it with all that it started if it does not."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def begin(memory: int) -> tuple[BinaryIO, BinaryIO]:
    """In the child: the pipes inward and outward, with at most `memory` bytes of address space from now on.

    The process ends with its parent, even when that was killed.
    """
    # An exit instead of the plain end, so that whoever started a program (LibreOffice) ends it too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    inward, outward = sys.stdin.buffer, sys.stdout.buffer
    # A library that prints would break the protocol.
    sys.stdout = sys.stderr
    return inward, outward


def allow(seconds: int) -> None:
    """In the child: so much more processor time, after which the kernel ends it."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until if most < 0 else min(until, most), most))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_ORPHANED_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(os.getpgrp(), signal.SIGKILL)

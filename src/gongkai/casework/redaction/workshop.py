"""Where files are redacted: in processes of their own, since they are strangers' files.

The server and the worker of jobs call this and never open such a file themselves. A process that crashes, or takes
too long, is ended and replaced; what was asked of it becomes `CannotRedact`.
"""

import logging
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from gongkai.casework.redaction import wire
from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.proof import Proof
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.suggestion import Suggestion
from gongkai.casework.redaction.wire import Message, Said
from gongkai.casework.redaction.working_copy import WorkingCopy
from gongkai.workflow.child_process import ChildProcess, Conversation, Ended, Late

logger = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "gongkai.casework.redaction.workshop_process")
IDLE_SECONDS = 300.0
"""After which a process that nobody asks anything ends."""
PAGE_SECONDS = 20.0
SEARCH_SECONDS = 60.0
"""For one page, with recognition."""
COPY_SECONDS = 240.0
"""For a working copy; LibreOffice has 90 for a conversion, and old files need two."""
SILENT_SECONDS = 120.0
"""Between two pages of a file that is built or proved."""

_Answer = TypeVar("_Answer")
Load = Callable[[], bytes]
Progress = Callable[[int], None]
"""Gets the number of pages done."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, and which pages are scans whose text was not recognised: not installed, or time was up.

    Asking again goes on with those.
    """

    found: tuple[Suggestion, ...]
    unread: tuple[int, ...] = ()


class Workshop:
    """One for a server process; safe to be called by several threads. No process runs before the first call.

    Pages for the desk have a process of their own, so that nobody at a page waits for a search or a file being built.
    Every call may raise `CannotRedact`; `key` names a document by what it holds (its SM3), and `load` gives its bytes
    where it is not open yet: those of a working copy or of a released file.
    """

    def __init__(self) -> None:
        self._pages = _Lane()
        self._tasks = _Lane()

    def page(self, key: str, load: Load, number: int) -> Page:
        """Page `number` (from 1) with its characters."""
        said = {"task": "page", "key": key, "number": number}
        return self._pages.ask(said, PAGE_SECONDS, lambda message: wire.page_heard(message.said), load=load)

    def picture(self, key: str, load: Load, number: int, dpi: float) -> bytes:
        """A JPEG of page `number` (from 1)."""
        said = {"task": "picture", "key": key, "number": number, "dpi": dpi}
        return self._pages.ask(said, PAGE_SECONDS, _content, load=load)

    def suggest(self, key: str, load: Load, names: Sequence[str], pages: Sequence[int]) -> Searched:
        """What may have to be covered on these pages, and every occurrence of these names."""
        said = {"task": "suggest", "key": key, "names": list(names), "pages": list(pages)}
        return self._tasks.ask(said, SEARCH_SECONDS, _searched, load=load)

    def working_copy(self, content: bytes, media: str) -> WorkingCopy:
        """A file of the media type as PDF pages."""
        return self._tasks.ask(
            {"task": "working_copy", "media": media}, COPY_SECONDS, _copied, contents=(content,)
        )

    def rebuild(
        self,
        working: bytes,
        covered: Sequence[Covered],
        progress: Progress,
        unsaid: Iterable[str] = (),
    ) -> bytes:
        """The released PDF; `unsaid` words are given nowhere as text."""
        said = {"task": "rebuild", "covered": wire.covered_said(covered), "unsaid": sorted(unsaid)}
        return self._tasks.ask(said, SILENT_SECONDS, _content, contents=(working,), progress=progress)

    def prove(
        self,
        released: bytes,
        working: bytes,
        covered: Sequence[Covered],
        progress: Progress,
        kept: Iterable[str] = (),
    ) -> Proof:
        """What of the covered can still be found in the released file; `kept` words may stay."""
        said = {"task": "prove", "covered": wire.covered_said(covered), "kept": list(kept)}
        return self._tasks.ask(
            said,
            SILENT_SECONDS,
            lambda message: wire.proof_heard(message.said),
            contents=(released, working),
            progress=progress,
        )

    def close(self) -> None:
        """End the processes."""
        self._pages.close()
        self._tasks.close()


class _Lane:
    """A process, which does one task after the other."""

    def __init__(self) -> None:
        self._process = ChildProcess(COMMAND)
        self._lock = threading.Lock()
        self._idle: threading.Timer | None = None

    def ask(
        self,
        said: Said,
        seconds: float,
        heard: Callable[[Message], _Answer],
        *,
        contents: tuple[bytes, ...] = (),
        load: Load | None = None,
        progress: Progress | None = None,
    ) -> _Answer:
        """What the process answers. Raises `CannotRedact`, and what `load` and `progress` raise."""
        with self._lock:
            try:
                with self._process.conversation(seconds) as conversation:
                    wire.send(Message(said, contents), conversation.send)
                    answer = _last(conversation, progress)
                    if answer.said.get("needed") and load is not None:
                        wire.send(Message(said, (load(),)), conversation.send)
                        answer = _last(conversation, progress)
                if answer.said.get("ends"):
                    self._process.end()
                return _understood(answer, heard)
            except Late:
                raise CannotRedact(_LATE) from None
            except (Ended, _Fault) as error:
                logger.error("redaction workshop, %s: %s %s", said["task"], type(error).__name__, error)
                raise CannotRedact(_FAILED) from None
            finally:
                self._rest_later()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._idle is not None:
                self._idle.cancel()
            self._process.end()

    def _rest_later(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        self._idle = threading.Timer(IDLE_SECONDS, self._rest)
        self._idle.daemon = True
        self._idle.start()

    def _rest(self) -> None:
        # Whoever holds the lock now asks something, and will have it rest later.
        if self._lock.acquire(blocking=False):
            try:
                self._process.end()
            finally:
                self._lock.release()


class _Fault(Exception):
    """Something of ours went wrong in the process, or what came from it is no answer."""


def _last(conversation: Conversation, progress: Progress | None) -> Message:
    """The answer, after all notes of how far the work is."""
    while True:
        with _sense():
            message = wire.receive(conversation.receive(), conversation.receive)
            done = message.said.get("done")
            done = None if done is None else int(done)
        if done is None:
            return message
        if progress is not None:
            progress(done)


def _understood(answer: Message, heard: Callable[[Message], _Answer]) -> _Answer:
    if "refused" in answer.said:
        raise CannotRedact(str(answer.said["refused"]))
    if "fault" in answer.said:
        raise _Fault(str(answer.said["fault"]))
    with _sense():
        return heard(answer)


@contextmanager
def _sense() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, LookupError) as error:
        raise _Fault("no answer") from error


def _content(message: Message) -> bytes:
    (content,) = message.contents
    return content


def _copied(message: Message) -> WorkingCopy:
    left_out = tuple(str(what) for what in message.said["left_out"])
    return WorkingCopy(_content(message), int(message.said["pages"]), left_out)


def _searched(message: Message) -> Searched:
    found = tuple(wire.suggestion_heard(one) for one in message.said["found"])
    return Searched(found, tuple(int(number) for number in message.said["unread"]))


_LATE = "处理这个文件用的时间太长，已停止。拆成几个文件，或打印后扫描，再上传。"
_FAILED = "处理这个文件时出错，已停止。用原来的软件另存为 PDF，或打印后扫描，再上传。"

WORKSHOP = Workshop()
"""The server's own."""

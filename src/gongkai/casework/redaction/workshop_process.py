"""The process that opens strangers' files to redact them: no database, no keys, ceilings on memory and time.

Run as `python -m gongkai.casework.redaction.workshop_process` by `workshop`. It keeps the last documents open, so
that the pages of one come one after the other without being sent again.
"""

import sys
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import pypdfium2

from gongkai.casework.redaction import pages, recognition, wire
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.suggestion import suggest
from gongkai.casework.redaction.wire import Message
from gongkai.workflow.child_process import allow, begin, receive, send

MEMORY = 2_000_000_000
"""Bytes of address space; LibreOffice maps about one and a half billion."""
DOCUMENTS_OPEN = 4
_TOO_MUCH = "处理这个文件要用的内存超过上限。拆成几个文件，或打印后扫描，再上传。"
RECOGNISING_SECONDS = 8.0
"""For one search of pages without text; those not reached are told, and come next time."""

Progress = Callable[[int], None]


class Needed(Exception):
    """The document is not open here: its bytes are to be sent."""


@dataclass(slots=True)
class _Document:
    pdf: pypdfium2.PdfDocument
    recognised: dict[int, Page] = field(default_factory=dict)


class Documents:
    """The documents that are open, by key; the one not used for longest is closed first."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, _Document] = OrderedDict()

    def get(self, message: Message) -> _Document:
        """The document that a message names or brings. Raises `Needed`."""
        key = str(message.said["key"])
        if message.contents and key not in self._open:
            self._open[key] = _Document(pages.open_document(message.contents[0]))
        if key not in self._open:
            raise Needed
        self._open.move_to_end(key)
        while len(self._open) > DOCUMENTS_OPEN:
            _, oldest = self._open.popitem(last=False)
            oldest.pdf.close()
        return self._open[key]


def _page(documents: Documents, message: Message, _progress: Progress) -> Message:
    document = documents.get(message)
    return Message(wire.page_said(pages.read_page(document.pdf, int(message.said["number"]))))


def _picture(documents: Documents, message: Message, _progress: Progress) -> Message:
    document, said = documents.get(message), message.said
    return Message({}, (pages.picture(document.pdf, int(said["number"]), float(said["dpi"])),))


def _suggest(documents: Documents, message: Message, progress: Progress) -> Message:
    document, said = documents.get(message), message.said
    unread: list[int] = []
    found = suggest(_texts(document, said["pages"], unread, progress), [str(name) for name in said["names"]])
    return Message({"found": [wire.suggestion_said(one) for one in found], "unread": unread})


def _texts(document: _Document, numbers: list[int], unread: list[int], progress: Progress) -> Iterator[Page]:
    """The pages with their characters, of scans also with those recognised; scans not recognised are `unread`."""
    until = time.monotonic() + RECOGNISING_SECONDS
    for done, number in enumerate(numbers):
        # A sign of life: the pages of a long file together may take longer than one piece of work may.
        progress(done)
        yield pages.read_page(document.pdf, number)
        if pages.may_be_scanned(document.pdf, number):
            if number not in document.recognised and time.monotonic() < until and recognition.installed():
                document.recognised[number] = pages.recognised(document.pdf, number)
            if number in document.recognised:
                yield document.recognised[number]
            else:
                unread.append(number)


# What only some tasks need is loaded with the first of them: the desk's pages come sooner.


def _working_copy(_documents: Documents, message: Message, _progress: Progress) -> Message:
    from gongkai.casework.redaction.working_copy import working_copy

    copy = working_copy(message.contents[0], str(message.said["media"]))
    return Message({"pages": copy.pages, "left_out": list(copy.left_out)}, (copy.pdf,))


def _rebuild(_documents: Documents, message: Message, progress: Progress) -> Message:
    from gongkai.casework.redaction.rebuilding import rebuild

    (working,) = message.contents
    covered = wire.covered_heard(message.said["covered"])
    return Message({}, (rebuild(working, covered, progress, message.said["unsaid"]),))


def _prove(_documents: Documents, message: Message, progress: Progress) -> Message:
    from gongkai.casework.redaction.proving import prove

    released, working = message.contents
    covered = wire.covered_heard(message.said["covered"])
    return Message(wire.proof_said(prove(released, working, covered, progress, message.said["kept"])))


_TASKS: dict[str, tuple[Callable[[Documents, Message, Progress], Message], int]] = {
    "page": (_page, 20),
    "picture": (_picture, 20),
    "suggest": (_suggest, 120),
    "working_copy": (_working_copy, 300),
    "rebuild": (_rebuild, 3_600),
    "prove": (_prove, 7_200),
}
"""What it does, and the processor seconds that it may take; text of a thousand scanned pages is recognised in 2,500."""


def answered(documents: Documents, message: Message, progress: Progress) -> Message:
    """Do a task. What cannot be redacted, and what went wrong, is said in the answer."""
    task, seconds = _TASKS[message.said["task"]]
    allow(seconds)
    try:
        return task(documents, message, progress)
    except Needed:
        return Message({"needed": True})
    except CannotRedact as refused:
        return Message({"refused": str(refused)})
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        # Where, not what: the words of an error may be words of the document.
        places = traceback.extract_tb(error.__traceback__)[-3:]
        where = " < ".join(f"{place.name}:{place.lineno}" for place in reversed(places))
        return Message({"fault": f"{type(error).__name__} in {where}"})


def main() -> None:
    """Answer until the server closes the pipe."""
    inward, outward = begin(MEMORY)
    documents = Documents()
    say = partial(send, outward)

    def hear() -> bytes:
        content = receive(inward)
        if content is None:
            sys.exit(1)
        return content

    def progress(done: int) -> None:
        wire.send(Message({"done": done}), say)

    while (head := receive(inward)) is not None:
        message = wire.receive(head, hear)
        try:
            answer = answered(documents, message, progress)
        except (MemoryError, RecursionError):
            wire.send(Message({"refused": _TOO_MUCH, "ends": True}), say)
            # What is still held may be what was too much.
            sys.exit(1)
        wire.send(answer, say)


if __name__ == "__main__":
    main()

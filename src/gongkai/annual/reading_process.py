"""The process that opens strangers' files: no database, no network use, a ceiling on memory.

Run as `python -m gongkai.annual.reading_process`. It takes one file after another on standard input and answers
each on standard output; what crosses the pipe is length-prefixed bytes and JSON, never pickled objects.
"""

import json
import resource
import signal
import struct
import sys
from typing import Any, BinaryIO

from gongkai.annual import stored
from gongkai.annual.limits import READING_MEMORY
from gongkai.report.errors import ReportError, TooLarge

LENGTH = struct.Struct("!Q")


def send(pipe: BinaryIO, content: bytes) -> None:
    """Write one length-prefixed piece."""
    pipe.write(LENGTH.pack(len(content)) + content)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Read one piece; None when the other side has closed the pipe."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    content = pipe.read(length)
    return content if len(content) == length else None


def answer(name: str, data: bytes) -> dict[str, Any]:
    """`{"report": JSON text}`, or `{"problem": sentence}` for a source that no reader takes."""
    from gongkai.report.reading import read_bytes

    try:
        return {"report": stored.to_text(read_bytes(data, name))}
    except ReportError as error:
        return {"problem": str(error)}
    except (MemoryError, RecursionError):
        return {"problem": str(TooLarge("读这个文件要用的内存超过上限。请拆分或另存后再选。"))}


def main() -> None:
    """Answer until the server closes the pipe, or ends a reading that takes too long."""
    # An exit instead of the plain end, so that whoever started a program (LibreOffice) ends it too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    resource.setrlimit(resource.RLIMIT_AS, (READING_MEMORY, READING_MEMORY))
    inward, outward = sys.stdin.buffer, sys.stdout.buffer
    # A library that prints would break the protocol.
    sys.stdout = sys.stderr
    while (name := receive(inward)) is not None and (data := receive(inward)) is not None:
        send(outward, json.dumps(answer(name.decode(), data)).encode())


if __name__ == "__main__":
    main()

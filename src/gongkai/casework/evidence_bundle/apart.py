"""Having strangers' files opened, and all papers bound, in a process apart that may end badly without harm.

Files pass as open temporary files that have no name: what they hold is gone when they are closed.
"""

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass
from typing import IO, Any

from gongkai.casework.evidence_bundle.binding import Bookmark
from gongkai.casework.evidence_bundle.placing import CannotPlace, Size

logger = logging.getLogger(__name__)

_COMMAND = (sys.executable, "-m", "gongkai.casework.evidence_bundle.process")
_SECONDS = 400
"""By the clock; the process itself ends after less time of the processor."""


class NotBound(RuntimeError):
    """Binding ended badly: a bug of ours, or a machine without memory."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Papers ready to be bound: a file of upright pages, and width and height of each in points."""

    file: IO[bytes]
    sizes: tuple[Size, ...]


def placed(content: bytes, media: str) -> Pages:
    """The pages of a stranger's PDF or picture. Raises `CannotPlace` for whatever is wrong with it."""
    with ExitStack() as unless_placed:
        out = unless_placed.enter_context(tempfile.TemporaryFile())
        with tempfile.TemporaryFile() as given:
            given.write(content)
            given.flush()
            given.seek(0)
            order = {"do": "place", "media": media, "content": given.fileno(), "out": out.fileno()}
            answer = _ask(order, (given, out))
        if answer is None:
            raise CannotPlace("打开这个文件时出错，已停止")
        if "problem" in answer:
            raise CannotPlace(answer["problem"])
        unless_placed.pop_all()
    return Pages(out, tuple((width, height) for width, height in answer["sizes"]))


def bound(
    parts: Sequence[IO[bytes]], stamps: bytes, bookmarks: Sequence[Bookmark], described: dict[str, str]
) -> bytes:
    """All parts as one PDF, each page under its stamp. Raises `NotBound`."""
    with tempfile.TemporaryFile() as over, tempfile.TemporaryFile() as out:
        over.write(stamps)
        for file in (over, *parts):
            file.flush()
            file.seek(0)
        order = {
            "do": "bind",
            "parts": [part.fileno() for part in parts],
            "stamps": over.fileno(),
            "bookmarks": [astuple(bookmark) for bookmark in bookmarks],
            "described": described,
            "out": out.fileno(),
        }
        if _ask(order, (over, out, *parts)) is None:
            raise NotBound("证据材料没有装订成功。")
        out.seek(0)
        return out.read()


def _ask(order: dict[str, Any], files: Sequence[IO[bytes]]) -> dict[str, Any] | None:
    """The answer; None where the process ended without one or took too long."""
    try:
        done = subprocess.run(  # noqa: S603
            _COMMAND,
            input=json.dumps(order).encode(),
            stdout=subprocess.PIPE,
            pass_fds=[file.fileno() for file in files],
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        logger.error("process that was to %s ended with %d", order["do"], done.returncode)
        return None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer

"""The process that opens strangers' files for the bundle: no database, a ceiling on memory, time and what it writes.

Run as `python -m gongkai.casework.evidence_bundle.process` with one order as JSON on standard input, naming open files
by their descriptors; it answers with JSON on standard output and ends.
"""

import json
import os
import resource
import sys
from typing import Any

from gongkai.casework.evidence_bundle.binding import Bookmark, bind
from gongkai.casework.evidence_bundle.placing import CannotPlace, place

MEMORY, SECONDS, WRITTEN = 2 << 30, 300, 1 << 30
"""Bytes of memory, seconds of processor time, bytes of a file: for 1,000 scanned pages many times enough."""


def main() -> None:
    """Do the one thing asked for."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    order = json.load(sys.stdin)
    answer = _place(order) if order["do"] == "place" else _bind(order)
    json.dump(answer, sys.stdout)


def _place(order: dict[str, Any]) -> dict[str, Any]:
    with os.fdopen(order["content"], "rb") as file:
        content = file.read()
    try:
        with os.fdopen(order["out"], "wb") as out:
            return {"sizes": place(content, order["media"], out)}
    except CannotPlace as problem:
        return {"problem": str(problem)}
    except MemoryError:
        return {"problem": "打开这个文件要用的内存超过上限"}


def _bind(order: dict[str, Any]) -> dict[str, Any]:
    parts = [os.fdopen(number, "rb") for number in order["parts"]]
    bookmarks = [Bookmark(*bookmark) for bookmark in order["bookmarks"]]
    with os.fdopen(order["stamps"], "rb") as stamps, os.fdopen(order["out"], "wb") as out:
        bind(parts, stamps, bookmarks, order["described"], out)
    return {}


if __name__ == "__main__":
    main()

"""Progress on standard error, where a person is watching and there is more than one thing to do."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Sequence[Item]) -> Iterator[Item]:
    """Yield `items`, counting them on one line of the terminal; silent in a pipe and for one item."""
    watched = len(items) > 1 and sys.stderr.isatty()
    for number, item in enumerate(items, 1):
        if watched:
            print(f"\r第{number}份，共{len(items)}份", end="", file=sys.stderr, flush=True)
        yield item
    if watched:
        print("\r\033[K", end="", file=sys.stderr, flush=True)

"""Pictures of pages that were looked at last, in memory: of drafts none may lie on the disk unencrypted."""

import threading
from collections import OrderedDict
from collections.abc import Callable

MOST_BYTES = 24 << 20
"""About 150 pages."""
Page = tuple[str, int]
"""What the document holds (its SM3), and the number of the page."""


class KeptPictures:
    """The last pictures asked for, at most `MOST_BYTES` of them together; safe for several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Page, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, page: Page, draw: Callable[[], bytes]) -> bytes:
        """The picture, drawn if it is not there; raises what `draw` raises."""
        with self._lock:
            if page in self._kept:
                self._kept.move_to_end(page)
                return self._kept[page]
        drawn = draw()
        with self._lock:
            self._size += len(drawn) - len(self._kept.pop(page, b""))
            self._kept[page] = drawn
            while self._size > MOST_BYTES:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest)
        return drawn

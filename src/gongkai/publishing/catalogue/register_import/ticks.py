"""Ticks of the printed catalogue: a cell that is ticked, and a list in one cell of which some are."""

import re

_TICKS = "■☑√✓✔●◆▣Rþ"
_EMPTY = "□☐○◇¨"
_MARKED = re.compile(f"([{_TICKS}{_EMPTY}]?)\\s*([^{_TICKS}{_EMPTY}\\s、,，;；]+)")
_SAID = frozenset({"是", "有", "1", "v", "V", "y", "Y", "*", "★", "＊"})


def is_ticked(text: str) -> bool:
    """Whether a cell under a head of its own is ticked; words that say for whom are a tick."""
    plain = text.strip()
    if not plain or plain[0] in _EMPTY or plain in ("否", "无", "/", "-", "—", "×", "0"):
        return False
    return plain in _SAID or plain[0] in _TICKS or not plain.isascii()


def ticked(text: str) -> tuple[str, ...]:
    """Of a list those that are ticked; all of a list without any marks."""
    found = [(mark, name) for mark, name in _MARKED.findall(text) if name]
    marked = any(mark for mark, _name in found)
    return tuple(dict.fromkeys(name for mark, name in found if not marked or (mark and mark in _TICKS)))

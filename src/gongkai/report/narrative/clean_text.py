"""Text made fit for reading numbers: one width, one punctuation, no line wraps, no noise of copies.

Positions lead back to the text as printed.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from gongkai.text import document_number
from gongkai.text.folding import INVISIBLE, simplified

MASK = "□"
"""Stands for each character of a title or a document number: its digits count nothing."""

_WIDTH = str.maketrans(
    {chr(0xFF10 + d): str(d) for d in range(10)}
    | dict(zip("為別財態臺訪併無", "为别财态台访并无", strict=True))
    | {"％": "%", "．": ".", "(": "（", ")": "）", ";": "；", ":": "：", "!": "！", "?": "？", "\u3000": " "}
)
_COMMA = re.compile(r",(?![0-9]{3}(?![0-9]))|(?<![0-9]),")
_STOP = re.compile(r"\.(?![0-9A-Za-z])|(?<![0-9A-Za-z])\.")
_DROPPED = re.compile(
    r"(?<=[\u3400-\u9fff])（[a-zü\u00e0-\u01dc\u0300-\u036f]{1,6}）"
    rf"|(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z\s])|[{INVISIBLE}]+"
)
_TITLE = re.compile(r"《[^《》]{1,80}》")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Cleaned text; `origin` tells where a character stood in the text as printed."""

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Offset in the printed text of the character at `offset` here."""
        place = bisect_right(self._starts, offset) - 1
        return offset + (self._shifts[place] if place >= 0 else 0)


def clean(printed: str) -> CleanText:
    """The text without readings in brackets, spaces and wraps, in simplified characters and one punctuation."""
    text = simplified(printed).translate(_WIDTH)
    text = _STOP.sub("。", _COMMA.sub("，", text))
    kept: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = shift = last = 0
    for match in _DROPPED.finditer(text):
        kept.append(text[last : match.start()])
        length += match.start() - last
        shift += match.end() - match.start()
        starts.append(length)
        shifts.append(shift)
        last = match.end()
    kept.append(text[last:])
    return CleanText(_masked("".join(kept)), tuple(starts), tuple(shifts))


def _masked(text: str) -> str:
    text = _TITLE.sub(lambda title: "《" + MASK * (len(title[0]) - 2) + "》", text)
    if "号" not in text:
        return text
    parts: list[str] = []
    last = 0
    for number in document_number.find(text):
        if number.start >= last:
            parts += [text[last : number.start], MASK * (number.end - number.start)]
            last = number.end
    return "".join((*parts, text[last:]))

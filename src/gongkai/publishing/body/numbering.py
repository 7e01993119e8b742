"""Numbers before paragraphs as word processors set them: which a list of HTML can say, and which stay words."""

import re
from dataclasses import dataclass

_BULLETS = frozenset("·•●○◦o■□▪▫◆◇▶►➢➤✓✔√※§Øüvnlu-–—*★☆\uf0b7\uf0a7\uf0d8\uf06c\uf06e\uf075\uf0fc")
_DECIMAL = re.compile(r"(\d{1,4})[.．、)）]?")
_LETTER = re.compile(r"([a-zA-Z])[.．、)）]")
_ROMAN = re.compile(r"([ivxl]{1,7}|[IVXL]{1,7})[.．、)）]")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Number:
    """The kind of a list (`ul` or `ol`), the type of its numbers as HTML has it, and which number this is."""

    kind: str
    numbers: str = ""
    value: int = 1


def number_of(marker: str, expected: Number | None = None) -> Number | None:
    """What a marker says; None where a list of HTML would show it otherwise: 一、, （二）, 第三条, (1).

    People cite such numbers, so they stay as they are. `expected` decides between letters and Roman numerals.
    """
    marker = marker.strip(" \u00a0\u3000\t\n\r")
    if not marker or (len(marker) == 1 and marker in _BULLETS):
        return Number("ul")
    if found := _DECIMAL.fullmatch(marker):
        return Number("ol", "", int(found[1]))
    roman = _ROMAN.fullmatch(marker)
    letter = _LETTER.fullmatch(marker)
    if letter and (not roman or (expected is not None and expected.numbers in ("a", "A"))):
        upper = letter[1].isupper()
        return Number("ol", "A" if upper else "a", ord(letter[1].lower()) - ord("a") + 1)
    if roman:
        return Number("ol", "I" if roman[1].isupper() else "i", _roman(roman[1].lower()))
    return None


def _roman(written: str) -> int:
    values = [_WORTH[one] for one in written]
    return sum(
        -value if any(later > value for later in values[at + 1 :]) else value
        for at, value in enumerate(values)
    )

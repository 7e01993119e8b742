"""A text made easy to search, in which every place is still known in the text as it stands."""

import unicodedata
from dataclasses import dataclass

from gongkai.text.folding import INVISIBLE

_INVISIBLE = frozenset(INVISIBLE)
_PLAIN = {
    point: folded
    for point in (*range(0xFF01, 0xFF5F), 0x3000, 0x00A0)
    if len(folded := unicodedata.normalize("NFKC", chr(point))) == 1
}
"""Full-width letters, digits and marks, and the wide blanks: one character each, so that places stay."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`text` with plain letters, digits and marks and without invisible characters.

    `places` holds for each of its characters the place in the original, none where they are the same.
    """

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Place in the original of a place in the folded text."""
        if self.places is None:
            return start, end
        if start == end:
            at = self.places[start] if start < len(self.places) else (self.places or (0,))[-1]
            return at, at
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> FoldedText:
    """Folded for searching; total."""
    if _INVISIBLE.isdisjoint(text):
        return FoldedText(text.translate(_PLAIN))
    places = tuple(at for at, character in enumerate(text) if character not in _INVISIBLE)
    return FoldedText("".join(text[at] for at in places).translate(_PLAIN), places)


def plain(text: str) -> str:
    """The folded text alone, for words of which no place is asked."""
    return fold(text).text

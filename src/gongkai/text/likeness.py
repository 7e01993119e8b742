"""How much two Chinese texts have in common, by overlapping pairs of characters.

Pairs need no dictionary and no cutting into words; spaces and punctuation do not count, full-width and half-width
forms are the same.
"""

import unicodedata
from collections import Counter


def bigrams(text: str) -> Counter[str]:
    """Overlapping pairs of the letters, figures and 汉字 of a text, folded (NFKC, lower case), with their counts."""
    folded = [c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum()]
    return Counter(map(str.__add__, folded, folded[1:]))


def likeness(one: str, other: str) -> float | None:
    """Dice's coefficient of the two bags of pairs, 0 to 1; None where neither text has a pair."""
    left, right = bigrams(one), bigrams(other)
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if size else None


def share_repeated(text: str, earlier: str) -> float | None:
    """Share of `text` that stands in `earlier` already, 0 to 1; None where `text` has no pair.

    Not symmetric: a short text lifted from a long one is repeated whole.
    """
    pairs = bigrams(text)
    size = pairs.total()
    return (pairs & bigrams(earlier)).total() / size if size else None

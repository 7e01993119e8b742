"""One text compared with thousands at once: `likeness` with each, without going through those that share nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from gongkai.text.likeness import bigrams


class LikeTexts:
    """Texts by their pairs of characters; equal ones are kept once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._size: dict[str, int] = {}
        self._with: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            pairs = bigrams(text)
            self._size[text] = pairs.total()
            for pair, count in pairs.items():
                self._with[pair].append((text, count))

    def shares(self, wanted: str) -> dict[str, float]:
        """How like `wanted` each text is, 0 to 1; those that share no pair with it are left out."""
        pairs = bigrams(wanted)
        size, common = pairs.total(), Counter[str]()
        for pair, count in pairs.items():
            for text, there in self._with.get(pair, ()):
                common[text] += count if count < there else there
        return {text: 2 * found / (size + self._size[text]) for text, found in common.items()}

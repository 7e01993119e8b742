"""Which precedents are shown beside an item: by ground and by like text, what was set aside first. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.casework.precedents.precedent import Find, Precedent, PrecedentKind
from gongkai.law.outcome import Outcome
from gongkai.text.likeness import bigrams, dice

SHOWN = 5
"""Finds beside an item."""
LIKE = 0.4
"""Share of common pairs of characters from which two requests are shown as alike; the officer judges."""
_AT_FIRST = {PrecedentKind.LOST: 2, PrecedentKind.MODEL_ANSWER: 2}
"""Of a kind that would otherwise fill the panel alone."""
_ORDER = list(PrecedentKind)


class Finder:
    """Precedents with their texts cut into pairs once, to be asked for every item of a case."""

    def __init__(self, precedents: Iterable[Precedent]) -> None:
        self._precedents = list(precedents)
        self._pairs: dict[str, Counter[str]] = {}

    def find(self, text: str, grounds: frozenset[Outcome]) -> list[Find]:
        """At most `SHOWN` for an item: `text` is what is asked for, `grounds` what it may be decided on, or nothing yet."""
        wanted = bigrams(text)
        found = [
            Find(one, one.grounds & grounds, share if share >= LIKE else 0.0)
            for one in self._precedents
            if (share := self._share(one, wanted, grounds)) is not None
        ]
        return _chosen(sorted(found, key=_rank))

    def _share(self, one: Precedent, wanted: Counter[str], grounds: frozenset[Outcome]) -> float | None:
        """How like the texts are; None for what is not shown at all."""
        same = bool(one.grounds & grounds)
        if one.kind is PrecedentKind.MODEL_ANSWER:
            return 0.0 if same else None
        if one.kind is PrecedentKind.CLOSED and grounds and not same:
            return None
        share = max((dice(wanted, self._pairs_of(text)) or 0.0 for text in one.compared), default=0.0)
        return share if share >= LIKE or (same and one.kind is not PrecedentKind.CLOSED) else None

    def _pairs_of(self, text: str) -> Counter[str]:
        if text not in self._pairs:
            self._pairs[text] = bigrams(text)
        return self._pairs[text]


def _rank(find: Find) -> tuple[int, bool, float, int, int]:
    one = find.precedent
    return (_ORDER.index(one.kind), not find.same, -find.share, -one.day.toordinal(), -one.pk)


def _chosen(ranked: Sequence[Find]) -> list[Find]:
    counted: Counter[PrecedentKind] = Counter()
    first: list[Find] = []
    later: list[Find] = []
    for find in ranked:
        kind = find.precedent.kind
        counted[kind] += 1
        (later if counted[kind] > _AT_FIRST.get(kind, SHOWN) else first).append(find)
    return sorted([*first, *later][:SHOWN], key=_rank)

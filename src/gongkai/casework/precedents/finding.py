"""Which precedents are shown beside an item: by ground and by like text, what was set aside first. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.casework.precedents.precedent import Find, Precedent, PrecedentKind
from gongkai.law.outcome import Outcome
from gongkai.text.like_texts import LikeTexts

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
        self._texts = LikeTexts(text for one in self._precedents for text in one.compared)

    def find(self, text: str, grounds: frozenset[Outcome]) -> list[Find]:
        """At most `SHOWN` for an item: `text` is what is asked for, `grounds` what it may be decided on, or nothing yet."""
        shares = {like: share for like, share in self._texts.shares(text).items() if share >= LIKE}
        found = (
            Find(
                one, one.grounds & grounds, max((shares.get(like, 0.0) for like in one.compared), default=0.0)
            )
            for one in self._precedents
        )
        return _chosen(sorted((find for find in found if _helps(find, grounds)), key=_rank))


def _helps(find: Find, grounds: frozenset[Outcome]) -> bool:
    """By ground or by like text; of the many ordinary cases by both, once a ground is chosen."""
    if find.precedent.kind is PrecedentKind.CLOSED:
        return find.share > 0 and (bool(find.same) or not grounds)
    return bool(find.same) or find.share > 0


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

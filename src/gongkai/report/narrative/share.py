"""Percentages that a text gives for its own counts (59件、占45.3%; 公开率为95.19%), worked out again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.narrative.count import Count, Manner
from gongkai.report.narrative.division import Fit
from gongkai.report.value import Number

_OF_WHOLE = re.compile(r"占(?:比|总数的?|全部的?)?(?:约|为|达)?$")
_RATE = re.compile(r"(?:率|占比|比例|比重)(?:约|为|达到?|是)?$")
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class StatedShare:
    """A percentage with the words before it; `after` is how many counts of the paragraph stand before it."""

    percent: Number
    step: Number
    phrase: str
    sentence: int
    after: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage and the two counts that it relates, as places in the tuple of counts."""

    percent: Number
    part: int
    whole: int
    fit: Fit


def ratios(shares: Sequence[StatedShare], counts: Sequence[Count]) -> tuple[Ratio, ...]:
    """What each percentage relates. One after a part of a list (占…) must be its share of the whole; any other is
    only recognised where two counts yield it."""
    return tuple(ratio for share in shares if (ratio := _ratio(share, counts)))


def _ratio(share: StatedShare, counts: Sequence[Count]) -> Ratio | None:
    if _OF_WHOLE.search(share.phrase):
        if not share.after:
            return None
        part = share.after - 1
        whole = counts[part].part_of
        if whole is None or counts[part].sentence != share.sentence or not counts[whole].value:
            return None
        fit = Fit.HOLDS if _yields(counts[part], counts[whole], share) else Fit.FAILS
        return Ratio(share.percent, part, whole, fit)
    if not _RATE.search(share.phrase):
        return None
    near = [
        place
        for place in range(max(0, share.after - _LOOK_BACK), share.after)
        if counts[place].manner is Manner.STATED and counts[place].sentence >= share.sentence - 1
    ]
    for part in reversed(near):
        for whole in reversed(near):
            if part != whole and counts[whole].value and _yields(counts[part], counts[whole], share):
                return Ratio(share.percent, part, whole, Fit.HOLDS)
    return None


def _yields(part: Count, whole: Count, share: StatedShare) -> bool:
    """Whether part of whole is the percentage, rounded or cut off after its last digit."""
    gap = part.value * 100 - share.percent * whole.value
    return -share.step * whole.value < gap < share.step * whole.value

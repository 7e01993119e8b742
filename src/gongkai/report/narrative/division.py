"""Wholes that a text divides (A条，其中 a条、b条；甲3件，乙2件) and whether the parts make the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.report.narrative.count import Count, Manner
from gongkai.report.narrative.topic import (
    APPLICATIONS,
    BY_TRACK,
    FACETS,
    OUTCOME_GROUPS,
    PROCEEDINGS,
    RESULTS_OF,
    SETTLED,
    Topic,
)
from gongkai.report.value import Number
from gongkai.text.chinese_numerals import Bound

MARKER = re.compile(r"其中|内有|包括|包含|(?<!不)含|具体[为是：]|分为|类别：|分别|如下：|由[^，]{0,10}组成")
_FOLLOWING = re.compile(r"^[^，。；0-9]{0,14}(?:其中|具体|包括|类别|分别|来看|按|通过|从)")
_AND_OTHERS = re.compile(r"[，；]?(?:等|其余|其他)")
_REMARK = re.compile(r"（[^（）]*）")
_MOST_PARTS = 60
_DEEPEST = 4
_NEAR = 6


class Fit(StrEnum):
    """Whether the parts make the whole, or the wording (余, 等) leaves it open."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and parts of it, as places in the tuple of counts. `gap` is parts minus whole.

    `marked` tells a division announced by a word (其中) from one that only the sums show.
    """

    whole: int
    parts: tuple[int, ...]
    fit: Fit
    gap: Number
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A count with the words between it and the one before, and the few after it."""

    count: Count
    between: str
    after: str = ""


def divisions(placed: Sequence[Placed], *, complete: bool = True) -> tuple[Division, ...]:
    """Every division that a paragraph's counts make, marked ones first in the order of their wholes.

    A paragraph that is not `complete` (cut off in a sentence) leaves open whether its last parts make their whole.
    """
    reader = _Reader(placed, complete)
    marked = reader.marked()
    told = {part for division in marked for part in division.parts}
    wholes = {division.whole for division in marked}
    return (*marked, *_unmarked(placed, told, wholes))


class _Reader:
    def __init__(self, placed: Sequence[Placed], complete: bool) -> None:
        self.placed = placed
        self.complete = complete
        self.found: list[Division] = []

    def marked(self) -> list[Division]:
        place = 0
        while place < len(self.placed):
            if not self._opens(place):
                place += 1
                continue
            after = self._division(self._whole(place), place + 1, 0)
            # `177件（含结转3件），其中…`: the last part of one division can stand before another.
            place = after - 1 if after - 1 > place and self._opens(after - 1) else after
        return sorted(self.found, key=lambda division: division.whole)

    def _opens(self, place: int) -> bool:
        following = place + 1
        if following >= len(self.placed):
            return False
        one, other = self.placed[place].count, self.placed[following].count
        between = _REMARK.sub("", self.placed[following].between)
        if other.paragraph != one.paragraph or other.sentence > one.sentence + 1:
            return False
        if other.sentence > one.sentence:
            return bool(_FOLLOWING.match(between.rpartition("。")[2]) and MARKER.search(between))
        return bool(MARKER.search(between.replace("包括但不限于", "")))

    def _opens_within(self, place: int) -> bool:
        """Whether a part is itself divided, in the same sentence and not in a bracketed remark that ends there."""
        return (
            self._opens(place)
            and self.placed[place + 1].count.sentence == self.placed[place].count.sentence
            and not _closes(self.placed[place + 1].between)
        )

    def _whole(self, place: int) -> int:
        """The count that the division after `place` divides: one before a bracketed remark, if `place` ends it, and
        the cases handled, where `place` only says how many of them were carried over."""
        whole = place
        if _closes(self.placed[place + 1].between):
            while whole > place - _MOST_PARTS and whole and "（" not in self.placed[whole].between:
                whole -= 1
            whole = max(whole - 1, 0)
        elif self.placed[place].count.topic in (Topic.CARRIED_IN, Topic.CARRIED_OUT):
            sentence = self.placed[place].count.sentence
            while (
                whole > place - _MOST_PARTS
                and whole
                and self.placed[whole].count.topic
                not in (
                    Topic.HANDLED,
                    Topic.RECEIVED,
                    Topic.PROCESSED,
                )
            ):
                whole -= 1
            if self.placed[whole].count.sentence != sentence:
                return place
        return whole

    def _division(self, whole: int, start: int, depth: int) -> int:
        """Read the parts of `whole` from `start` on; answers the place after them."""
        first = self.placed[start].count
        opening = self.placed[start].between
        bracketed = opening.count("（") > opening.count("）")
        parts: list[int] = []
        place = start
        level = 1 if bracketed else 0
        while place < len(self.placed) and len(parts) < _MOST_PARTS:
            step = self.placed[place]
            if step.count.paragraph != first.paragraph or step.count.sentence != first.sentence:
                break
            if parts:
                level += step.between.count("（") - step.between.count("）")
                if (bracketed and level <= 0) or (
                    depth and not bracketed and ("；" in step.between or level < 0)
                ):
                    break
                if (
                    depth
                    and not bracketed
                    and self._sum(parts) == self.placed[whole].count.value
                    and len(parts) > 1
                ):
                    break
            by_commas = len(parts) > 1 and all("；" not in self.placed[part].between for part in parts)
            if not depth and by_commas and step.count.topic is None and "；" in step.between:
                break  # What follows the first semicolon is another matter.
            if step.count.manner is not Manner.STATED:
                place += 1
                continue
            parts.append(place)
            if depth < _DEEPEST and self._opens_within(place):
                place = self._division(place, place + 1, depth + 1)
            else:
                place += 1
        self._judge(whole, parts)
        return place

    def _sum(self, parts: Sequence[int]) -> Number:
        return sum((self.placed[part].count.value for part in parts), start=0)

    def _judge(self, whole: int, parts: list[int]) -> None:
        count = self.placed[whole].count
        own = [part for part in parts if _same_kind(self.placed[part].count, count)]
        if count.topic not in APPLICATIONS and count.topic not in PROCEEDINGS:
            self._settle(whole, own)
            return
        for facet in FACETS:
            in_facet = [part for part in own if self.placed[part].count.topic in facet]
            if len(in_facet) < 2:
                continue
            of = self._whole_of(facet, whole)
            if of is not None:
                unnamed = any(
                    in_facet[0] - 1 <= p <= in_facet[-1] + 1 and not self.placed[p].count.topic for p in own
                )
                done = self._completed(facet, in_facet, own, self.placed[of].count)
                self._settle(of, done, unnamed=unnamed)

    def _whole_of(self, facet: frozenset[Topic], whole: int) -> int | None:
        """The count that a facet divides: results of 复议 divide 复议 even where 诉讼 was named after it."""
        tracks = {results: track for track, results in RESULTS_OF.items()}
        track = Topic.SUIT if facet is BY_TRACK else tracks.get(facet)
        if track is None:
            return whole if self.placed[whole].count.topic in APPLICATIONS else None
        near = range(whole, max(whole - _NEAR, -1), -1)
        return next((place for place in near if self.placed[place].count.topic is track), None)

    def _completed(
        self, facet: frozenset[Topic], parts: list[int], own: list[int], whole: Count
    ) -> list[int]:
        """Outcomes and what was carried out together make all that was taken in."""
        if facet is not OUTCOME_GROUPS or self._sum(parts) == whole.value:
            return parts
        more = [
            part for part in own if self.placed[part].count.topic is Topic.CARRIED_OUT and part not in parts
        ]
        return sorted(parts + more) if more and self._sum(parts + more) == whole.value else parts

    def _settle(self, whole: int, parts: list[int], *, unnamed: bool = False) -> None:
        """Judge parts against their whole; `unnamed` tells that one stands among them whose words are not known."""
        counts = [self.placed[part].count for part in parts]
        count = self.placed[whole].count
        running: Number = 0
        for taken, part in enumerate(counts, start=1):
            running += part.value
            if taken > 1 and running == count.value > 0 and taken < len(counts):
                parts, counts = parts[:taken], counts[:taken]
                break
        if len(parts) < 2:
            return
        total = self._sum(parts)
        fit = _fit(count, counts, total)
        cut_off = not self.complete and counts[-1].sentence == self.placed[-1].count.sentence
        if (
            fit is Fit.FAILS
            and total < count.value
            and (cut_off or unnamed or _AND_OTHERS.match(self.placed[parts[-1]].after))
        ):
            fit = Fit.OPEN
        self.found.append(Division(whole, tuple(parts), fit, total - count.value))


def _closes(between: str) -> bool:
    """Whether a bracketed remark ends here before a new division is announced."""
    between = _REMARK.sub("", between)
    marker = MARKER.search(between)
    return 0 <= between.find("）") < (marker.start() if marker else len(between))


def _same_kind(part: Count, whole: Count) -> bool:
    units = {part.unit, whole.unit}
    loose = {"件", "条", "宗", "份", "篇", "起", "", "条次", "件次", "个"}
    return ((part.unit == whole.unit or units <= loose) and part.span == whole.span) or part.topic in SETTLED


def _fit(whole: Count, parts: Sequence[Count], total: Number) -> Fit:
    if total == whole.value:
        return Fit.HOLDS
    if whole.bound is Bound.AT_LEAST:
        return Fit.FAILS if total >= whole.value + whole.room else Fit.OPEN
    if any(part.bound is not Bound.EXACT for part in parts):
        return (
            Fit.FAILS
            if total > whole.value and all(p.bound in (Bound.EXACT, Bound.AT_LEAST) for p in parts)
            else Fit.OPEN
        )
    return Fit.FAILS


def _unmarked(placed: Sequence[Placed], told: set[int], wholes: set[int]) -> list[Division]:
    """Divisions that no word announces but that the sum shows: `82条，甲3条，乙2条，丙4条，丁73条`."""
    found: list[Division] = []
    for whole, step in enumerate(placed):
        count = step.count
        if whole in wholes or count.manner is not Manner.STATED or not count.value:
            continue
        running: Number = 0
        parts: list[int] = []
        for place in range(whole + 1, min(len(placed), whole + 1 + _MOST_PARTS)):
            part = placed[place].count
            if part.paragraph != count.paragraph or part.sentence > count.sentence + 1:
                break
            if (
                place in told
                or part.unit != count.unit
                or part.manner is not Manner.STATED
                or part.span != count.span
            ):
                if part.topic is not None and part.topic == count.topic:
                    break
                continue
            running += part.value
            parts.append(place)
            if running >= count.value:
                break
        if running == count.value and sum(placed[part].count.value > 0 for part in parts) > 1:
            found.append(Division(whole, tuple(parts), Fit.HOLDS, 0, marked=False))
            told.update(parts)
    return found

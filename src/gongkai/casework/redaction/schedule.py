"""The schedule of redactions (区分处理清单): what was covered where and on which ground; an annex of the letter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.casework.redaction.box import Covered
from gongkai.law.redaction import RedactionGround


@dataclass(frozen=True, slots=True)
class Entry:
    """One covered place: its number, which is also printed on its box, its page (both from 1), ground and note."""

    number: int
    page: int
    ground: RedactionGround
    note: str = ""

    @property
    def label(self) -> str:
        """The ground in Chinese."""
        return self.ground.label

    @property
    def article(self) -> str:
        """The article that the ground rests on, as a letter cites it."""
        return self.ground.article


def numbered(covered: Iterable[Covered]) -> tuple[tuple[int, Covered], ...]:
    """Numbers from 1, from the top of the first page downwards, left before right; what ties stays as it came."""
    return tuple(enumerate(sorted(covered, key=_place), start=1))


def schedule(noted: Iterable[tuple[Covered, str]]) -> tuple[Entry, ...]:
    """The entries of covered places with their notes, numbered as on the boxes of the released file."""
    in_order = sorted(noted, key=lambda one: _place(one[0]))
    return tuple(
        Entry(number, covered.box.page, covered.ground, note)
        for number, (covered, note) in enumerate(in_order, start=1)
    )


def count_by_ground(grounds: Iterable[RedactionGround]) -> dict[RedactionGround, int]:
    """How many places (处) were covered on each ground, in the order of the law; grounds not used are left out."""
    counts = Counter(grounds)
    return {ground: counts[ground] for ground in RedactionGround if counts[ground]}


def _place(covered: Covered) -> tuple[int, float, float]:
    return covered.box.page, covered.box.top, covered.box.left

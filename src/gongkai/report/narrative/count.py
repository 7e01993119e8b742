"""A number stated in the text of a report, with what it says and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.report.narrative.topic import Topic
from gongkai.report.value import Number
from gongkai.text.chinese_numerals import Bound


class Certainty(StrEnum):
    """Whether phrase and scope leave one reading, or a person has to look."""

    UNAMBIGUOUS = "unambiguous"
    HINT = "hint"


class Manner(StrEnum):
    """How the text says it: with a number, by denying (未收到…申请 is 0), or by what it says of another number
    (收到2件，均已办结)."""

    STATED = "stated"
    DENIED = "denied"
    IMPLIED = "implied"


class Span(StrEnum):
    """The time that a number covers: the report year, another year, part of a year, many years; or it is a change
    against another year (同比增加3件)."""

    REPORT_YEAR = "report_year"
    OTHER_YEAR = "other_year"
    PART_YEAR = "part_year"
    MANY_YEARS = "many_years"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Count:
    """One stated number.

    `value` counts `unit` (件, 条, 份 …; empty where the text gives none; money is in 元 whatever the text says).
    `phrase` is the noun phrase as cleaned for reading, `clause` the words around it as printed. `paragraph` counts
    from 0 within its section; `start` and `end` are offsets in that paragraph as printed. `section` is 1 to 6, 0
    for the preamble, None where the text came without sections. `part_of` is the place, in the same tuple, of the
    whole that a list (其中…) divides. `doubts` say in Chinese why a topic is a hint only.
    """

    value: Number
    unit: str
    phrase: str
    clause: str
    section: int | None
    paragraph: int
    sentence: int
    start: int
    end: int
    topic: Topic | None = None
    doubts: tuple[str, ...] = ()
    bound: Bound = Bound.EXACT
    step: Number = 1
    manner: Manner = Manner.STATED
    span: Span = Span.REPORT_YEAR
    year: int | None = None
    part_of: int | None = None

    @property
    def certainty(self) -> Certainty:
        """Unambiguous only without any doubt."""
        return Certainty.HINT if self.doubts else Certainty.UNAMBIGUOUS

    def admits(self, number: Number) -> bool:
        """Whether `number` can be what the text means: rounded figures and lower bounds leave room."""
        if self.bound is Bound.AT_LEAST:
            return self.value <= number < self.value + self.room
        if self.bound is Bound.AT_MOST:
            return number <= self.value
        gap = number - self.value
        gap = -gap if gap < 0 else gap
        if self.bound is Bound.ABOUT:
            return gap * 10 <= self.value
        return gap == 0 or (self.step > 1 and gap < self.step)

    @property
    def room(self) -> Number:
        """How far above a lower bound (300余, 732余, 160万余) the true figure can lie."""
        place: int = 10
        step: Number = self.step
        if self.value == int(self.value):
            while self.value and int(self.value) % (place * 10) == 0:
                place *= 10
        return step if step > place else place

"""A consultation (征求意见, Art 32-34) and the time it takes off the clock (Art 33 ¶3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.clock.event import Consulted

ANSWER_WITHIN = 15
"""Working days for the answer, Art 32 (third party) and Art 34 (joint maker)."""

ANSWER_ARTICLE = {
    Consulted.THIRD_PARTY: "条例第三十二条",
    Consulted.CO_MAKER: "条例第三十四条",
    Consulted.OTHER_ORGAN: "条例第三十三条第三款",
}


@dataclass(slots=True)
class Consultation:
    """One inquiry as far as it has gone.

    `through` is the last day not counted: the answer, or the end of the 15 working days as long as there is none.
    One sent after the deadline does not suspend (`suspends` is false).
    """

    name: str
    consulted: Consulted
    sent: date
    answer_by: date
    through: date
    suspends: bool
    delivered: date | None = None
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days d with after < d <= through."""

    after: date
    through: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.after < day <= self.through


def suspensions(consultations: Iterable[Consultation], since: date) -> tuple[Span, ...]:
    """The spans later than `since` that suspend the clock, overlapping ones merged, so that no day counts twice."""
    merged: list[Span] = []
    for one in sorted(consultations, key=lambda c: c.sent):
        after = max(one.sent, since)
        if not one.suspends or one.through <= after:
            continue
        if merged and after <= merged[-1].through:
            merged[-1] = Span(merged[-1].after, max(merged[-1].through, one.through))
        else:
            merged.append(Span(after, one.through))
    return tuple(merged)

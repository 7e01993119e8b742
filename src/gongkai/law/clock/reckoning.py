"""The clock of one run while its events are taken in: where it starts, what moves it, and when it is due.

Restart, suspension, extension and a date set as such are each an operation of their own (条例 Art 30-35).
"""

from datetime import date, timedelta

from gongkai.law.clock.breach import Breach, Fault
from gongkai.law.clock.consultation import Consultation, Span, suspensions
from gongkai.law.clock.event import Closed
from gongkai.law.clock.wait import Fixed, Wait
from gongkai.law.readings import Period, Readings, Unit
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays

REPLY_WITHIN = 20
"""Working days, Art 33 ¶2."""
EXTENSION_LIMIT = 20
"""Working days in all, Art 33 ¶2."""
CORRECTION_NOTICE_WITHIN = 7
"""Working days from receipt, Art 30."""
CORRECTION_ARTICLE = "条例第三十条"
REPLY_ARTICLE = "条例第三十三条第二款"
DELAY_ARTICLE = "条例第三十五条"
FEE_ARTICLE = "国办函〔2020〕109号第六条"


class Reckoning:
    """The clock of one run while its events are taken in; read it when all are in."""

    def __init__(self, begins: date, days: WorkingDays, readings: Readings) -> None:
        self.days = days
        self.readings = readings
        self.begins = begins
        self.start = begins
        self.zero = self.zero_day(begins)
        self.period = REPLY_WITHIN
        self.base = days.after(self.zero, self.period)
        self.counted_from = begins
        self.fixed: Fixed | None = None
        self.restarted_by: tuple[str, str] | None = None
        self.extended_by = 0
        self.extended_in_all = 0
        self.extensions = 0
        self.consultations: dict[str, Consultation] = {}
        self.notice_due: date | None = None
        self.correction: Wait | None = None
        self.payment: Wait | None = None
        self.reasons: Wait | None = None
        self.closed: Closed | None = None
        self.breaches: list[Breach] = []

    def zero_day(self, receipt: date) -> date:
        """The day after which a period from receipt counts (docs/readings/day-zero.md)."""
        if self.readings.day_zero or receipt == date.min:
            return receipt
        return receipt - timedelta(days=1)

    def rolled(self, day: date) -> date:
        """The last day of a period set in calendar days or as a date (docs/readings/last-day-rolls.md)."""
        return self.days.on_or_after(day) if self.readings.last_day_rolls else day

    def period_after(self, day: date, period: Period) -> date:
        """The last day of a period that runs from the day after `day`."""
        if period.unit is Unit.WORKING_DAYS:
            return self.days.after(day, period.length)
        return self.rolled(date.fromordinal(min(day.toordinal() + period.length, date.max.toordinal())))

    def spans(self) -> tuple[Span, ...]:
        """Days that consultation takes off the present period."""
        return suspensions(self.consultations.values(), self.counted_from)

    def suspended(self) -> int:
        """Working days not counted for consultation."""
        return sum(self.days.between(span.after, span.through) for span in self.spans())

    def waits(self) -> list[Wait]:
        """What the applicant still owes and the deadline waits for."""
        return [wait for wait in (self.correction, self.payment) if wait and wait.met is None]

    def due(self) -> date:
        """The deadline as things stand.

        While the applicant owes a correction or a payment it is projected from the end of that period
        (docs/readings/lapse-closes-within.md): there is no open case without a deadline.
        """
        due = self.days.after(self.base, self.suspended())
        ends = [self.days.after(wait.ends, self.readings.lapse_closes_within) for wait in self.waits()]
        return max(due, *ends) if ends else due

    def in_time(self, on: date) -> bool:
        """Whether a step of the agency on this day can still move the deadline."""
        return on <= self.due() or self.readings.expired_deadline_moves

    def restart(self, start: date, zero: date, says: str, article: str) -> None:
        """From zero: what was counted, extended or fixed before no longer matters."""
        self.start = self.counted_from = start
        self.zero = zero
        self.period = REPLY_WITHIN
        self.base = self.days.after(zero, self.period)
        self.fixed = None
        self.extended_by = 0
        if self.readings.extension_renewed_by_restart:
            self.extensions = self.extended_in_all = 0
        self.restarted_by = (says, article)

    def fault(self, fault: Fault, on: date, says: str, article: str = "") -> None:
        """Report, with the article that was broken if there is one."""
        because = f"（{article}）" if article else ""
        self.breaches.append(Breach(fault, on, f"{chinese_date(on)}{says}{because}。", article))

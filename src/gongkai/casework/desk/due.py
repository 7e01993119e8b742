"""How near a deadline is, for choosing and for grouping."""

from datetime import date, timedelta
from enum import StrEnum

from gongkai.casework.signal import SOON
from gongkai.law.working_days import WorkingDays


class Due(StrEnum):
    """Ranges that a list can be narrowed down to."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"

    @property
    def label(self) -> str:
        """In Chinese."""
        return _LABELS[self]

    def range(self, today: date, days: WorkingDays) -> tuple[date | None, date]:
        """First and last day; no first day where everything earlier belongs to it."""
        match self:
            case Due.LATE:
                return None, today - timedelta(days=1)
            case Due.TODAY:
                return today, today
        return today, days.after(today, SOON)


_LABELS = {Due.LATE: "已逾期", Due.TODAY: "今天到期", Due.SOON: f"{SOON}个工作日内"}

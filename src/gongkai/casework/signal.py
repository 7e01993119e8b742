"""The signal of a case: how its time stands, told by its fill, then its words, and by colour last."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from gongkai.law.clock import Run, State
from gongkai.law.clock.run import PhaseKind
from gongkai.law.working_days import WorkingDays

SOON = 3
"""Working days from which a deadline is near."""


class SignalKind(StrEnum):
    """How the time of a case stands on a day."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    AWAITING = "awaiting"
    """The clock has not begun: receipt waits for confirmation."""

    @property
    def style(self) -> str:
        """Class in the style sheet."""
        return _STYLES[self][0]

    @property
    def icon(self) -> str:
        """Name of the icon, empty for none."""
        return _STYLES[self][1]


_STYLES = {
    SignalKind.LATE: ("sig-late", "late"),
    SignalKind.TODAY: ("sig-soon", "soon"),
    SignalKind.SOON: ("sig-soon", "soon"),
    SignalKind.RUNNING: ("sig-run", ""),
    SignalKind.PAUSED: ("sig-pause", "pause"),
    SignalKind.DONE: ("sig-ok", "ok"),
    SignalKind.AWAITING: ("sig-run", ""),
}


@dataclass(frozen=True, slots=True)
class Signal:
    """The signal of one case on one day.

    `days` working days left, or past the deadline for a late case and one closed late. `provisional` marks 暂定.
    """

    kind: SignalKind
    days: int = 0
    provisional: bool = False

    @property
    def words(self) -> str:
        """As a list shows it: 已逾期1个工作日, 今天到期, 还剩3个工作日, 计时暂停."""
        match self.kind:
            case SignalKind.LATE if self.days:
                return _("已逾期%(days)s个工作日") % {"days": self.days}
            case SignalKind.LATE:
                return _("已逾期")
            case SignalKind.TODAY:
                return _("今天到期")
            case SignalKind.PAUSED:
                return _("计时暂停")
            case SignalKind.AWAITING:
                return _("待确认收到")
            case SignalKind.DONE if self.days:
                return _("逾期%(days)s个工作日办结") % {"days": self.days}
            case SignalKind.DONE:
                return _("已办结")
        left = _("还剩%(days)s个工作日") % {"days": self.days}
        return _("%(left)s（暂定）") % {"left": left} if self.provisional else left


def signal(
    days: WorkingDays,
    today: date,
    *,
    is_open: bool,
    due: date | None,
    paused: bool = False,
    provisional: bool = False,
    closed_on: date | None = None,
) -> Signal:
    """The signal of a case from what is stored of it, cheaply enough for every row of a list.

    A case without `due` waits for its receipt to be confirmed. `paused` says whether the clock stands still on
    `today` (see `is_paused`); past the deadline it makes no difference.
    """
    if not is_open:
        late = days.between(due, closed_on) if due and closed_on else 0
        return Signal(SignalKind.DONE, late)
    if due is None:
        return Signal(SignalKind.AWAITING)
    if today > due:
        return Signal(SignalKind.LATE, days.between(due, today))
    if paused:
        return Signal(SignalKind.PAUSED, provisional=provisional)
    if today == due:
        return Signal(SignalKind.TODAY, provisional=provisional)
    left = days.between(today, due)
    return Signal(SignalKind.SOON if left <= SOON else SignalKind.RUNNING, left, provisional)


def is_paused(run: Run, today: date) -> bool:
    """Whether the clock of an open run stands still on `today`: consultation, correction or payment is awaited.

    From the day on which it was asked for until it comes, or until the time for it is over.
    """
    waited_for = [phase.span for phase in run.phases if phase.kind is PhaseKind.WAITING]
    if run.state is State.CONSULTING:
        waited_for += run.spans
    return any(span.after <= today <= span.through for span in waited_for)

"""The deadline card of a case: working days left in large figures, the last day, and one line of why."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.casework.proof_sheet import ProofSheet
from gongkai.casework.signal import SignalKind, is_paused, signal
from gongkai.law.clock import Clock, Deadline, DeadlineKind, Run, State
from gongkai.law.clock.run import PhaseKind
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WEEKDAYS

_FRAMES = {
    SignalKind.LATE: "late",
    SignalKind.TODAY: "soon",
    SignalKind.SOON: "soon",
    SignalKind.PAUSED: "paused",
    SignalKind.DONE: "done",
}


@dataclass(frozen=True, slots=True)
class DeadlineCard:
    """What the card says.

    `number` of working days stands large, or `text` where no number would tell; `due` is the last day, `provisional`
    marks it 暂定; `note` is the line of why.
    """

    kind: SignalKind
    heading: str
    number: int | None
    text: str
    due: date
    provisional: bool
    note: str

    @property
    def frame(self) -> str:
        """Class that frames, washes or fills the card."""
        return _FRAMES.get(self.kind, "")

    @property
    def due_words(self) -> str:
        """`2026年3月24日`."""
        return chinese_date(self.due)

    @property
    def weekday(self) -> str:
        """`周二`: a person has to act on that day."""
        return WEEKDAYS[self.due.weekday()]


def deadline_card(clock: Clock, sheet: ProofSheet, today: date) -> DeadlineCard:
    """The card of a case on `today`, a Beijing date; `sheet` is its proof sheet of that day."""
    run = sheet.run
    shown = signal(
        clock.days,
        today,
        is_open=clock.is_open,
        due=run.due,
        paused=is_paused(run, today),
        closed_on=run.closed_on,
    )
    heading, number, text, note = _said(shown.kind, shown.days, run, sheet)
    kind = shown.kind
    if run.state is State.AWAITING_RECEIPT and kind is not SignalKind.LATE:
        kind, heading, number, text, note = SignalKind.AWAITING, *_awaiting(run)
    return DeadlineCard(kind, heading, number, text, run.due, clock.is_provisional(today), note)


def _said(kind: SignalKind, days: int, run: Run, sheet: ProofSheet) -> tuple[str, int | None, str, str]:
    counted = _counted(run, sheet)
    match kind:
        case SignalKind.LATE if days:
            return _("答复期限已逾期"), days, "", _("期限内没有答复。")
        case SignalKind.LATE:
            return _("答复期限"), None, _("已逾期"), _("期限内没有答复。")
        case SignalKind.DONE:
            return _done(days, run, sheet)
        case SignalKind.PAUSED if run.state is State.CONSULTING:
            left = max(0, sheet.period - sheet.counted)
            return _("计时暂停，恢复后还剩"), left, "", f"{_waited_for(run)}{counted}"
        case SignalKind.PAUSED:
            return _("答复期限"), None, _("计时暂停"), f"{_waited_for(run)}{_('收到后重新计算。')}"
        case SignalKind.TODAY:
            return _("答复期限"), None, _("今天到期"), counted
    return _("答复期限还剩"), days, "", counted


def _counted(run: Run, sheet: ProofSheet) -> str:
    fixed = next((phase for phase in run.phases if phase.kind is PhaseKind.FIXED), None)
    if fixed:
        return _("期限定为一个日期：%(article)s。") % {"article": fixed.article}
    return _("已计%(counted)s日，共%(period)s日。") % {"counted": sheet.counted, "period": sheet.period}


def _done(late: int, run: Run, sheet: ProofSheet) -> tuple[str, int | None, str, str]:
    closed = run.closed_on or run.due
    on = _("%(month)s月%(day)s日") % {"month": closed.month, "day": closed.day}
    if late:
        return _("已办结"), None, on, _("逾期%(days)s个工作日。") % {"days": late}
    if sheet.counted:
        return _("已办结"), None, on, _("在第%(number)s个工作日。") % {"number": sheet.counted}
    return _("已办结"), None, on, _("在期限内。")


def _awaiting(run: Run) -> tuple[str, int | None, str, str]:
    note = _("双方确认收到之日起算，共%(period)s个工作日。") % {"period": run.period}
    return _("待确认收到日期"), None, _("尚未起算"), note


def _waited_for(run: Run) -> str:
    waited = [_wait_words(deadline) for deadline in run.deadlines if deadline.running]
    return "".join(words for words in waited if words)


def _wait_words(deadline: Deadline) -> str:
    day = {"month": deadline.due.month, "day": deadline.due.day}
    match deadline.kind:
        case DeadlineKind.CORRECTION_ANSWER:
            return _("等申请人补正，限%(month)s月%(day)s日前。") % day
        case DeadlineKind.PAYMENT:
            return _("等申请人缴费，限%(month)s月%(day)s日前。") % day
        case DeadlineKind.CONSULTATION_ANSWER:
            return _("征求意见，限%(month)s月%(day)s日前答复。") % day
    return ""

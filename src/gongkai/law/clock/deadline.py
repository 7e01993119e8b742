"""Deadlines of a case, and what makes one provisional."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """What has to be done by it."""

    CONFIRM_RECEIPT = "confirm_receipt"
    REPLY = "reply"
    CORRECTION_NOTICE = "correction_notice"
    CORRECTION_ANSWER = "correction_answer"
    CONSULTATION_ANSWER = "consultation_answer"
    REASONS_ANSWER = "reasons_answer"
    PAYMENT = "payment"

    @property
    def label(self) -> str:
        """In Chinese, as the screen says it."""
        return _LABELS[self]


_LABELS = {
    DeadlineKind.CONFIRM_RECEIPT: "向申请人确认收到日期",
    DeadlineKind.REPLY: "答复",
    DeadlineKind.CORRECTION_NOTICE: "告知补正",
    DeadlineKind.CORRECTION_ANSWER: "申请人补正",
    DeadlineKind.CONSULTATION_ANSWER: "被征求意见方答复",
    DeadlineKind.REASONS_ANSWER: "申请人说明理由",
    DeadlineKind.PAYMENT: "申请人缴费",
}


class Doubt(StrEnum):
    """Why a date is provisional (暂定)."""

    CALENDAR = "calendar"
    RECEIPT_UNCONFIRMED = "receipt_unconfirmed"
    CORRECTION_OUTSTANDING = "correction_outstanding"
    CORRECTION_PERIOD_ASSUMED = "correction_period_assumed"
    CONSULTATION_OPEN = "consultation_open"
    DELIVERY_UNKNOWN = "delivery_unknown"
    PAYMENT_OUTSTANDING = "payment_outstanding"
    FEE_NOTICE_RECEIPT_UNKNOWN = "fee_notice_receipt_unknown"


@dataclass(frozen=True, slots=True)
class Provisional:
    """One reason why a date may still move, in Chinese; `until` is the last day on which it may, if there is one."""

    doubt: Doubt
    message: str
    until: date | None = None

    def holds_on(self, today: date) -> bool:
        """Whether the reason still stands on `today`."""
        return self.until is None or today <= self.until


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date by which something is due, the article behind it, and the day it was met, if it was.

    `about` names the consultation, for deadlines of which a case may have several. `running` is false once met,
    overtaken or closed with the case.
    """

    kind: DeadlineKind
    due: date
    article: str
    met_on: date | None = None
    running: bool = True
    about: str = ""
    provisional: tuple[Provisional, ...] = ()

    def is_missed(self, today: date) -> bool:
        """Whether it was met late, or is running and past on `today`."""
        if self.met_on is not None:
            return self.met_on > self.due
        return self.running and today > self.due

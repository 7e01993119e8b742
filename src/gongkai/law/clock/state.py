"""Where the clock of an application stands."""

from enum import StrEnum


class State(StrEnum):
    """Late is not among them: that is a comparison with today. The value is the code; `label` is for the reader."""

    NOT_STARTED = "not_started"
    AWAITING_RECEIPT = "awaiting_receipt"
    RUNNING = "running"
    AWAITING_CORRECTION = "awaiting_correction"
    CONSULTING = "consulting"
    AWAITING_REASONS = "awaiting_reasons"
    AWAITING_PAYMENT = "awaiting_payment"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """In Chinese, as the screen says it."""
        return _LABELS[self]


_LABELS = {
    State.NOT_STARTED: "尚无申请",
    State.AWAITING_RECEIPT: "待确认收到日期",
    State.RUNNING: "办理中",
    State.AWAITING_CORRECTION: "待补正",
    State.CONSULTING: "征求意见中",
    State.AWAITING_REASONS: "待说明理由",
    State.AWAITING_PAYMENT: "待缴费",
    State.CLOSED: "已办结",
}
